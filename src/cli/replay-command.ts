import { inCheckout } from "../sim/results/commands.ts";

/** The command that makes one run of a study again, from its results or from what there is of them. */
export function replayCommand(folder: string, run: number): string {
  return inCheckout(["replay", folder, "--run", String(run)]);
}
