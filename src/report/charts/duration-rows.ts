import type { RestrictionPaths, RestrictionWeek } from "../../sim/analysis/insights/restriction.ts";
import { daysBetween } from "../../sim/evidence/day.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import type { Manifest } from "../../sim/study/study.ts";
import { short } from "./kit/chart.ts";
import { weeksShown } from "./weeks-shown.ts";
import { type ShareEstimate, shareLimits } from "./wilson.ts";

type Counts = Pick<RestrictionWeek, "unbroken" | "inForce" | "standardError">;

/** States in which some run is, in any week shown, by position. */
export function statesSeen(paths: RestrictionPaths): readonly number[] {
  return paths.states.flatMap((_, s) =>
    paths.weeks.some((week) => countsOf(paths, week)[s] > 0) || (s === paths.stateToday && paths.isInForceToday)
      ? [s]
      : [],
  );
}

/** Share of the runs in which what is followed is in force at the end of a week, with limits. */
export type Survival = (week: Counts) => ShareEstimate;

export function survivalOf(paths: RestrictionPaths, { sampling, seed }: Pick<Manifest, "sampling" | "seed">): Survival {
  const layout = layoutOf({ sampling, seed, runs: paths.runs });
  return (week) => {
    const mean = total(countsOf(paths, week)) / paths.weight;
    return shareLimits({ mean, standardError: week.standardError }, paths.runs, layout);
  };
}

/** From today on: share of runs by state, one row each, and their sum with limits. */
export function durationRows(paths: RestrictionPaths, survival: Survival) {
  const seen = statesSeen(paths);
  const isShown = weeksShown(paths.weeks.length, seen.length + 1);
  const weeks = paths.weeks.filter((_, k) => isShown(k));
  const today = {
    end: paths.today,
    ...{ unbroken: atStart(paths), inForce: atStart(paths), standardError: 0 },
  };
  // History ends within the first week: what is counted at that week's end comes after today.
  const all = [today, ...weeks].filter(({ end }, k) => k === 0 || end > paths.today);
  return {
    byState: all.flatMap((week) =>
      seen.map((s) => ({
        date: week.end,
        state: paths.states[s].title,
        share: short(countsOf(paths, week)[s] / paths.weight),
      })),
    ),
    points: all.map((week) => ({ date: week.end, ...pointAt(paths, survival, week) })),
  };
}

/** Share of runs at the end of a week in which what is followed is in force, with limits; and in which any is. */
function pointAt(paths: RestrictionPaths, survival: Survival, week: Counts) {
  const { share, low, high } = survival(week);
  return {
    lasting: short(share),
    low: short(low),
    high: short(high),
    inForce: short(total(week.inForce) / paths.weight),
  };
}

/** What is followed: the restriction in force today where there is one, else any. */
const countsOf = (paths: RestrictionPaths, week: Counts) => (paths.isInForceToday ? week.unbroken : week.inForce);

function atStart({ states, stateToday, isInForceToday, weight }: RestrictionPaths): readonly number[] {
  return states.map((_, s) => (isInForceToday && s === stateToday ? weight : 0));
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Share of runs in which what is followed is in force so many weeks from today; undefined beyond the horizon. */
export function shareAfter(
  { weeks: all }: RestrictionPaths,
  survival: Survival,
  weeks: number,
): ShareEstimate | undefined {
  const week = all[weeks];
  return week === undefined ? undefined : survival(week);
}

/**
 * Whole weeks from today, begun ones counted, until half of the runs are left, with 95 % limits: where the limits of the
 * share cross a half; undefined where it is not reached within the horizon.
 */
export function halfLeftAfter(
  { today, weeks }: RestrictionPaths,
  survival: Survival,
): readonly [number, number, number] | undefined {
  const shares = weeks.map(survival);
  const crossing = (of: keyof ShareEstimate) => {
    const end = weeks[shares.findIndex((each) => each[of] <= 0.5)]?.end;
    return end === undefined ? undefined : Math.ceil(daysBetween(today, end) / 7);
  };
  const [half, low, high] = [crossing("share"), crossing("low"), crossing("high")];
  return half === undefined || low === undefined || high === undefined ? undefined : [half, low, high];
}
