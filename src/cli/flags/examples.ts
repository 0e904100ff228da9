import { inCheckout } from "../../sim/results/commands.ts";

/** Command lines under a command's help, given without what comes before the command: as they run in a checkout. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${inCheckout([])} ${line}`).join("\n")}`;
}
