import type { HindcastRecord } from "../../../sim/scoring/hindcast/record.ts";
import { runsText } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { episodeTitle } from "../../words/titles.ts";
import { hindcastWords } from "./hindcast.words.ts";

/** What the columns of the tables of a hindcast hold, by chart: in English in either language, being data. */
export const columnUnits = {
  history: {
    ...{ series: "what is forecast", unit: "of the figures of the row" },
    date: "first day of the week of the forecast; middle of the period of a figure on record",
    p05: "in unit, 5 % of runs below",
    p10: "in unit, 10 % of runs below",
    p25: "in unit, 25 % of runs below",
    p50: "in unit, median",
    p75: "in unit, 75 % of runs below",
    p90: "in unit, 90 % of runs below",
    p95: "in unit, 95 % of runs below",
    from: "first day of the period on record",
    to: "day after the last of the period on record",
    observed: "in unit, on record",
    held: "whether the figure on record lies in its own 90 % interval",
  },
  features: {
    feature: "what is looked at",
    from: "lower end of what happened, half intervals from the median; empty where it has no place",
    to: "upper end of what happened, half intervals from the median; empty where it is open",
    unit: "of model and happened",
    model: "in unit, 5 % to 95 % of runs (median)",
    happened: "in unit, on record",
    verdict: "whether what happened overlaps the model's 90 % interval",
  },
  targets: {
    target: "what is asked of the model",
    asked: "bounds of the figure",
    got: "the figure ± one standard error",
    verdict: "whether it lies within its bounds",
    errors: "standard errors from its bound, below 0 beyond it; empty where there is no error",
  },
  ablation: {
    episodes: "over which the forecast is scored",
    mechanism: "switched off",
    rise: "of the mean CRPS, in starting values",
    low: "lower 95 % limit of rise, in starting values",
    high: "upper 95 % limit of rise, in starting values",
    figure: "rise ± one standard error over series, in starting values",
    verdict: "whether the mechanism helps or harms beyond its error",
  },
  pit: {
    points: "over which it is counted",
    from: "where the tenth of the forecast begins, 0-1",
    to: "where it ends, 0-1",
    count: "points in this tenth",
    share: "of the points, 0-1",
    low: "lower 95 % limit of share, 0-1",
    high: "upper 95 % limit of share, 0-1",
  },
  coverage: {
    points: "over which it is counted",
    promised: "level of the interval, 0-1",
    held: "share of the points in it, 0-1",
    low: "lower 95 % limit of held, 0-1",
    high: "upper 95 % limit of held, 0-1",
  },
} as const;

/** A hindcast as its charts tell of it: its record, the hash of all of it, and the language. */
export type Told = { readonly record: HindcastRecord; readonly hash: string; readonly lang: Lang };

/** Where a hindcast's numbers come from: episodes, seed, runs, engine, hash. All that is drawn is out of sample. */
export function hindcastSource({ record, hash, lang }: Told, episodes: readonly string[]): string {
  const { source, variants, both } = hindcastWords[lang];
  const { seed, runs, engineVersion: engine } = record;
  return source(
    {
      episodes: episodes.map((each) => episodeTitle(each, lang)).join(both),
      seed,
      runs: runsText(runs, lang),
      engine,
      hash: hash.slice(0, 8),
    },
    variants.outOfSample,
  );
}
