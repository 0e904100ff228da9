import type { Duration } from "./duration-fit.ts";

export type SurvivalStep = { readonly months: number; readonly survival: number };

/** Share of cases that last longer than each length that ended one; a case censored at that length counts as at risk. */
export function kaplanMeier(cases: readonly Duration[]): readonly SurvivalStep[] {
  const ends = [...new Set(cases.filter(({ censored }) => !censored).map(({ months }) => months))].sort(
    (a, b) => a - b,
  );
  let survival = 1;
  return ends.map((months) => {
    const atRisk = cases.filter((one) => one.months >= months).length;
    const ended = cases.filter((one) => one.months === months && !one.censored).length;
    survival *= 1 - ended / atRisk;
    return { months, survival };
  });
}

/** The first length beyond which at most 1 - p last; Infinity when too many are censored to say. */
export function kaplanMeierQuantile(steps: readonly SurvivalStep[], p: number): number {
  return steps.find(({ survival }) => survival <= 1 - p + 1e-12)?.months ?? Infinity;
}
