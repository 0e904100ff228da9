import { shellWord } from "../report/shell-word.ts";

/** The command that makes one run of a study again, from its results or from what there is of them. */
export function replayCommand(folder: string, run: number): string {
  return `chokepoint replay ${shellWord(folder)} --run ${run}`;
}
