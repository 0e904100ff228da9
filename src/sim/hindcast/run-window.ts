import { addDays } from "../evidence/day.ts";
import type { Interval } from "../evidence/interval.ts";
import type { EpisodeDocument } from "../scoring/hindcast/episode-schema.ts";

type Run = Pick<EpisodeDocument, "freeze" | "horizonWeeks">;

/** The day after the last of an episode's run. */
export function endOf({ freeze, horizonWeeks }: Run): string {
  return addDays(freeze, 7 * horizonWeeks);
}

/** Whether a period shares a day with the run. */
export function meetsRun({ from, to }: Interval, run: Run): boolean {
  return from < endOf(run) && to > run.freeze;
}
