import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";
import { pairedDifference } from "../../../sim/study/compare.ts";
import { totalWeight } from "../../../sim/study/layout.ts";
import { estimateMean } from "../../../sim/study/mean.ts";
import { type ShareEstimate, shareLimits } from "../../../sim/study/shares.ts";
import { differenceFigure, isBeyondError } from "../../words/difference-figures.ts";
import type { Lang } from "../../words/lang.ts";
import { meanFigure } from "../../words/outcome-figures.ts";
import { shown } from "../../words/units.ts";
import type { Runs } from "./runs.ts";

/** Both studies: as the reader has it, and as written; the same one where nothing is moved. */
export type Both = { readonly moved: Runs; readonly written: Runs };

/** Runs that are in of both: those can be compared one by one. */
export function pairs({ moved, written }: Both): number {
  return Math.min(moved.done, written.done);
}

/** What an outcome is called in a study, if it has it. */
export function keyOf({ outcomes }: Runs, id: string): OutcomeKey | undefined {
  return outcomes.find((key) => outcomeId(key) === id);
}

export function idOf(outcome: OutcomeName, of: { readonly material?: string; readonly sector?: string } = {}): string {
  return outcomeId({ outcome, material: of.material ?? null, sector: of.sector ?? null });
}

/** The mean of an outcome, a share of the runs with its 95 % limits, in its unit. */
export function meanText(runs: Runs, key: OutcomeKey, lang: Lang): string {
  const estimate = estimateMean(runs.values(outcomeId(key)), runs.layout());
  // Of what is worth one run no error can be told: it is told as of two.
  const repetitions = Math.max(2, Math.round(runs.worth()));
  return meanFigure({ ...key, ...estimate }, runs.done, shown(key.unit, lang).sign, repetitions, lang);
}

/** The share of the runs in which a case holds, with its limits. */
export function shareOf(runs: Runs, id: string, count = runs.done): ShareEstimate {
  const layout = runs.layout(count);
  return shareLimits(estimateMean(runs.values(id, count), layout), count, layout);
}

/** A case that holds in some runs: of each, whether a value of it lies at or below a level, or above it. */
export type Case = { readonly id: string; readonly level: number; readonly side: "atOrBelow" | "above" };

function holdsIn(runs: Runs, { id, level, side }: Case, count: number): Float64Array {
  return runs.values(id, count).map((value) => (value <= level === (side === "atOrBelow") ? 1 : 0));
}

/** The share of the runs in which a case holds, with its limits. */
export function shareOfCase(runs: Runs, of: Case): ShareEstimate {
  const layout = runs.layout();
  return shareLimits(estimateMean(holdsIn(runs, of, runs.done), layout), runs.done, layout);
}

/** A difference in the unit shown, and whether it is beyond its error. */
export type DifferenceTold = { readonly text: string; readonly isBeyond: boolean };

/** What moving did to the mean of an outcome, run by run; null before there are two pairs. */
export function differenceOf(both: Both, key: OutcomeKey, lang: Lang): DifferenceTold | null {
  const count = pairs(both);
  if (count < 2) return null;
  const [moved, written] = [both.moved.values(outcomeId(key), count), both.written.values(outcomeId(key), count)];
  return toldDifference(both, key, written, moved, count, lang);
}

/** What moving did to the share of the runs in which a case holds, run by run; null before there are two pairs. */
export function differenceOfCase(both: Both, of: Case, lang: Lang): DifferenceTold | null {
  const count = pairs(both);
  if (count < 2) return null;
  const key: OutcomeKey = { outcome: "lineStopped", material: null, sector: null, unit: "share" };
  return toldDifference(both, key, holdsIn(both.written, of, count), holdsIn(both.moved, of, count), count, lang);
}

function toldDifference(
  both: Both,
  key: OutcomeKey,
  written: Float64Array,
  moved: Float64Array,
  count: number,
  lang: Lang,
): DifferenceTold {
  const [ofMoved, ofWritten] = [both.moved.layout(count), both.written.layout(count)];
  const paired = pairedDifference(key, written, moved, ofWritten, ofMoved);
  const repetitions = Math.max(1, Math.round(Math.min(both.moved.worth(), both.written.worth())));
  const { difference: unit } = shown(key.unit, lang);
  const figure = differenceFigure(paired, count, lang);
  const text = lang === "ja" ? `${figure}${unit}` : `${figure} ${unit}`;
  return { text, isBeyond: isBeyondError(paired, repetitions) };
}

/** The least value that a share of 1 - p of the weight lies above, of values one a run. */
export function quantileOfRuns(runs: Runs, values: Float64Array, p: number): number {
  const layout = runs.layout();
  const weights = layout?.weights ?? null;
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const total = layout === null ? values.length : totalWeight(layout, values.length);
  let below = 0;
  for (const i of order) {
    below += weights === null ? 1 : weights[i];
    if (below >= p * total) return values[i];
  }
  return values[order[order.length - 1]] ?? Number.NaN;
}

/** Share of the runs at or below each of some rising levels, 0-1. */
export function sharesAtOrBelow(runs: Runs, values: Float64Array, levels: readonly number[]): readonly number[] {
  const weights = runs.layout()?.weights ?? null;
  const counts = new Float64Array(levels.length + 1);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights === null ? 1 : weights[i];
    total += weight;
    counts[firstAtLeast(levels, values[i])] += weight;
  }
  let below = 0;
  return levels.map((_, k) => {
    below += counts[k];
    return total === 0 ? 0 : below / total;
  });
}

function firstAtLeast(levels: readonly number[], value: number): number {
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (levels[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
