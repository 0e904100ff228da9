import { daysBetween } from "../../model/calendar.ts";
import type { RestrictionPaths, RestrictionWeek } from "../../sim/study/insights.ts";
import { layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits } from "../../sim/study/shares.ts";
import type { Lang } from "../words/lang.ts";
import { titleIn } from "../words/titles.ts";
import { weeksShown } from "./kit/axes.ts";
import { short } from "./kit/chart.ts";

type Counts = Pick<RestrictionWeek, "unbroken" | "inForce" | "standardError">;

/** States in which some run is, in any week shown, by position. */
export function statesSeen(paths: RestrictionPaths): readonly number[] {
  return paths.states.flatMap((_, s) =>
    paths.weeks.some((week) => countsOf(paths, week)[s] > 0) || (s === paths.stateToday && paths.isInForceToday)
      ? [s]
      : [],
  );
}

export type TitledPaths = Omit<RestrictionPaths, "states"> & {
  readonly states: readonly { readonly title: string; readonly role: RestrictionPaths["states"][number]["role"] }[];
};

/** Share of the runs in which what is followed is in force at the end of a week, with limits. */
export type Survival = (week: Counts) => ShareEstimate;

export function survivalOf(paths: RestrictionPaths, study: Parameters<typeof layoutOfStudy>[0]): Survival {
  const layout = layoutOfStudy(study);
  return (week) => {
    const mean = total(countsOf(paths, week)) / paths.weight;
    return shareLimits({ mean, standardError: week.standardError }, paths.runs, layout);
  };
}

/** From today on: share of runs by state, one row each, and their sum with limits. */
export function durationRows(paths: TitledPaths, survival: Survival) {
  const seen = statesSeen(paths);
  const isShown = weeksShown(paths.weeks.length, seen.length + 1);
  const half = halfLeftAt(paths, survival);
  const weeks = paths.weeks.filter((_, k) => isShown(k) || k === yearOn || k === half);
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

/** Weeks from today at which a year is over. */
export const yearOn = 52;

/** Position of the first week at whose end half of the runs are left, or fewer; undefined where it is not reached. */
export function halfLeftAt({ weeks }: Pick<RestrictionPaths, "weeks">, survival: Survival): number | undefined {
  const at = weeks.findIndex((week) => survival(week).share <= 0.5);
  return at < 0 ? undefined : at;
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

/** The same with the titles of its states in the reader's language. */
export function titledPaths(paths: RestrictionPaths, lang: Lang): TitledPaths {
  return { ...paths, states: paths.states.map((state) => ({ ...state, title: titleIn(state.title, lang) })) };
}
