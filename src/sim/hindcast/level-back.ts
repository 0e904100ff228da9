import { meanOver, type Path } from "../engine/probes/path.ts";

export type Level = { readonly level: number; readonly meanOverWeeks: number };

/**
 * End [week of the run] of the first weeks within from..to whose mean is back at the level after one below it. `from`
 * when the level was never left; `to` when it is not reached again, so that a late return and none look alike there.
 */
export function weeksUntilBack(path: Path, run: number, from: number, to: number, { level, meanOverWeeks }: Level) {
  let left = false;
  for (let first = from; first + meanOverWeeks <= to; first++) {
    const mean = meanOver(path, run, first, meanOverWeeks);
    if (mean < level) left = true;
    else if (left) return first + meanOverWeeks;
  }
  return left ? to : from;
}
