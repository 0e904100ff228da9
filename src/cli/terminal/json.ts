import { InputError } from "../../sim/results/host.ts";
import type { Answer, Io } from "./io.ts";

/** The words of the flag under which a command answers a program. */
export const jsonFlag = "--json";

/** Whether a program asks, and the arguments without the flag that says so. */
export function withoutJson(given: readonly string[]): { readonly args: readonly string[]; readonly isAsked: boolean } {
  const end = given.includes("--") ? given.indexOf("--") : given.length;
  const args = given.filter((arg, k) => k >= end || arg !== jsonFlag);
  return { args, isAsked: args.length < given.length };
}

/** What is printed of an answer; InputError for a command that has none. */
export function answerText(command: Io["command"], answer: Answer | undefined, warnings: readonly string[]): string {
  if (answer === undefined)
    throw new InputError(`${jsonFlag}: must stand with a command that answers, got ${command?.[0] ?? "none"}`);
  return `${JSON.stringify({ command, warnings, ...answer })}\n`;
}
