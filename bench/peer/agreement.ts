import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { mean, sampleStandardDeviation } from "simple-statistics";
import { normalQuantile } from "../../src/model/kernels/normal-quantile.ts";
import { type PeerResult, type PeerSummary, peerProbabilities } from "./run-peer.ts";

/** How far our runs and the peer's lie apart, in standard errors of the difference. */
export type Agreement = {
  /** Of each mean, and of each quantile's probability; a mean that no run moves has 0, or Infinity where the two differ. */
  readonly scores: readonly { readonly what: string; readonly z: number }[];
  /** What the largest of so many scores stays under, but once in a thousand such tests (Bonferroni). */
  readonly largestAllowed: number;
  /** Mean of the squared scores of the means: 1 if only luck differs; and its limits, but once in a thousand each. */
  readonly meanSquare: number;
  readonly meanSquareLimits: readonly [number, number];
};

const risk = 0.001;

export function agreementOf(ours: ReadonlyMap<string, Float64Array>, peer: PeerResult): Agreement {
  const theirs = new Map(Object.entries({ ...peer.outcomes, ...peer.series }));
  for (const name of new Set([...ours.keys(), ...theirs.keys()]))
    if (!ours.has(name) || !theirs.has(name)) throw new RangeError(`${name}: is only in one of the two`);
  const means: { what: string; z: number }[] = [];
  const quantiles: { what: string; z: number }[] = [];
  const moving: Float64Array[] = [];
  for (const [name, values] of ours) {
    const summary = theirs.get(name) as PeerSummary;
    const z = meanScore(values, summary);
    means.push({ what: `mean of ${name}`, z });
    if (errorOf(values, summary) > 0) moving.push(standardised(values));
    peerProbabilities.forEach((p, k) => {
      quantiles.push({ what: `P${100 * p} of ${name}`, z: quantileScore(values, summary.quantiles[k], p) });
    });
  }
  const scores = [...means, ...quantiles];
  const freedom = effectiveNumber(moving);
  return {
    scores,
    largestAllowed: normalQuantile(1 - risk / 2 / scores.length),
    meanSquare: means.reduce((sum, { z }) => sum + z * z, 0) / moving.length,
    meanSquareLimits: [risk, 1 - risk].map((p) => gammaQuantile(p, freedom / 2, freedom / 2)) as [number, number],
  };
}

function meanScore(values: Float64Array, theirs: PeerSummary): number {
  const ours = mean(values as unknown as number[]);
  const difference = ours - theirs.mean;
  const error = errorOf(values, theirs);
  if (error > 0) return difference / error;
  return Math.abs(difference) <= rounding * Math.abs(ours) ? 0 : Infinity;
}

/** What sums in another order may differ by, relatively: far below any Monte Carlo error. */
const rounding = 1e-9;

/** Standard error of the difference of the means; 0 where no run of either moves it, but for rounding. */
function errorOf(values: Float64Array, theirs: PeerSummary): number {
  const list = values as unknown as number[];
  const error = Math.hypot(sampleStandardDeviation(list) / Math.sqrt(values.length), theirs.standardError);
  return error > rounding * Math.abs(mean(list)) ? error : 0;
}

/**
 * Of their quantile among our values: how far its probability here is from p, ties counted for either side. What rounding
 * leaves of a nought, some 1e-17 of a need, is a tie with it: the slack is of the mean where the quantile is less.
 */
function quantileScore(values: Float64Array, quantile: number, p: number): number {
  const slack = rounding * Math.max(Math.abs(quantile), Math.abs(mean(values as unknown as number[])));
  let below = 0;
  let notAbove = 0;
  for (const value of values) {
    if (value < quantile - slack) below++;
    if (value <= quantile + slack) notAbove++;
  }
  const [least, most] = [below / values.length, notAbove / values.length];
  const off = p < least ? least - p : p > most ? most - p : 0;
  return off / Math.sqrt((p * (1 - p) * 2) / values.length);
}

function standardised(values: Float64Array): Float64Array {
  const list = values as unknown as number[];
  const [centre, sd] = [mean(list), sampleStandardDeviation(list)];
  return values.map((value) => (sd > 0 ? (value - centre) / sd : 0));
}

/**
 * Of how many independent scores the mean square has the spread, the scores being correlated as the columns are over
 * runs: k^2 over the sum of the squared correlations (Satterthwaite 1946).
 */
function effectiveNumber(columns: readonly Float64Array[]): number {
  const runs = columns[0].length;
  let squares = 0;
  for (let a = 0; a < columns.length; a++)
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let i = 0; i < runs; i++) product += columns[a][i] * columns[b][i];
      squares += (a === b ? 1 : 2) * (product / (runs - 1)) ** 2;
    }
  return columns.length ** 2 / squares;
}
