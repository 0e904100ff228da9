import { noDeclineMonths } from "../../sim/hindcast/half-life.ts";
import type { FeatureRow, HindcastResult } from "../../sim/hindcast/result.ts";
import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import { shareFigure } from "../charts/share-figures.ts";
import { wilson } from "../charts/wilson.ts";
import { plainly } from "../plainly.ts";
import { spreadFigure } from "../spread-figure.ts";
import type { Lang } from "../words/lang.ts";
import { variantsOf } from "../words/scores.ts";
import { figureWords } from "./figure-words.ts";

/** A feature of an episode in every variant, the headline first. */
export type FeatureInVariants = {
  readonly headline: FeatureRow;
  readonly verdicts: readonly string[];
  readonly runs: number;
};

export function featuresOf(record: HindcastRecord, episode: string): readonly FeatureInVariants[] {
  const results = variantsOf(record).map((variant) => resultOf(record, episode, variant));
  return results[0].features.map((headline, k) => ({
    headline,
    verdicts: results.map(({ features }) => verdict(features[k])),
    runs: record.runs,
  }));
}

export function episodesOf({ results }: HindcastRecord): readonly string[] {
  return [...new Set(results.map(({ episode }) => episode))];
}

export function resultOf({ results }: HindcastRecord, episode: string, variant: string): HindcastResult {
  const found = results.find((result) => result.episode === episode && result.variant === variant);
  if (found === undefined) throw new RangeError(`hindcast: no result of ${episode}, ${variant}`);
  return found;
}

/** `pass` or `FAIL`, with `?` where more runs might turn it. */
function verdict({ pass, clear }: Pick<FeatureRow, "pass" | "clear">): string {
  return `${pass ? "pass" : "FAIL"}${clear ? "" : "?"}`;
}

/** The simulated interval and median; an event as the share of runs with it, with 95 % limits. */
export function intervalFigure(feature: FeatureRow, runs: number, lang: Lang = "en"): string {
  if (feature.kind === "halfLifeAfterPeak") {
    const { interval, noDecline } = figureWords[lang];
    return spreadFigure(feature, interval, (months) => (months >= noDeclineMonths ? noDecline : undefined));
  }
  if (feature.kind !== "lineStopProbability") return spreadFigure(feature, figureWords[lang].interval);
  return figureWords[lang].inRuns(shareFigure(wilson(Math.round(feature.mean * runs), runs), lang));
}

/** What is on record, to three significant digits. */
export function happenedFigure({ kind, low, high }: FeatureRow, lang: Lang = "en"): string {
  const words = figureWords[lang];
  if (kind === "lineStopProbability") return low === 0 ? words.didNot : words.happened;
  if (high === null) return words.atLeast(plainly(low, 3));
  return low === high ? plainly(low, 3) : words.range(plainly(low, 3), plainly(high, 3));
}
