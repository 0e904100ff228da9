import { printable } from "../../sim/scenario/printable.ts";

/** As sysexits(3) has it for a mistake of the software. */
export const exitMistake = 70;

/** The words of the flag that shows stacks, beside any command; what a user who meets a mistake may give too. */
export const debugFlag = "--debug";

/** Whether stacks are asked for, and the arguments without that. */
export function withoutDebug(args: readonly string[]): { readonly args: readonly string[]; readonly debug: boolean } {
  const end = args.includes("--") ? args.indexOf("--") : args.length;
  const kept = args.filter((arg, k) => k >= end || arg !== debugFlag);
  return { args: kept, debug: kept.length < args.length };
}

/** What a user is told of a mistake of ours: one line that says what to report; the stack where it is asked for. */
export function mistakeText(
  error: unknown,
  { version, debug }: { readonly version: string; readonly debug: boolean },
): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const told = printable(`${name}: ${message}`.replace(/\s*\n\s*/g, " "));
  const line = `chokepoint ${version}: a mistake of the program, not of yours: ${told}; please report this line with the command and its files`;
  return debug ? `${line}\n${stack}\n` : `${line} (${debugFlag} adds the stack)\n`;
}
