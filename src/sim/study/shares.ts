import { effectiveRuns, type Layout } from "./layout.ts";
import { type MeanEstimate, studentT95 } from "./mean.ts";

/** What some runs weigh together: the sum, the sum of squares, and the sum of each repetition; no repetitions of `plain`. */
export type Weighed = {
  readonly weight: number;
  readonly squares: number;
  readonly byReplicate: Float64Array;
};

/**
 * Standard error of the share that some runs have in all: that of `estimateMean` of ones and zeros, from sums alone.
 * Independent runs are repetitions of one run each.
 */
function replicateErrorOfShare(some: Weighed, all: Weighed, runs: number): number {
  if (runs < 2) return 0;
  const share = shareOf(some, all);
  const ofOthers = share === 1 ? 0 : Math.max(0, all.squares - some.squares);
  const ofRuns = (1 - share) * (1 - share) * some.squares + share * share * ofOthers;
  const ifIndependent = Math.sqrt((ofRuns * runs) / (runs - 1)) / all.weight;
  const replicates = all.byReplicate.length;
  if (replicates < 2) return ifIndependent;
  let squares = 0;
  for (let r = 0; r < replicates; r++) {
    const deviation = some.byReplicate[r] - share * all.byReplicate[r];
    squares += deviation * deviation;
  }
  const error = Math.sqrt((squares * replicates) / (replicates - 1)) / all.weight;
  return error > dust * ifIndependent ? error : ifIndependent;
}

/** Below this share of the error of independent runs, what repetitions differ by is rounding. */
const dust = 1e-9;

/**
 * Share of the runs whose value is no more than each of rising thresholds, with its standard error; of a single run that is
 * unknown and given as 0. One pass over the runs, however many thresholds there are.
 */
export function sharesUpTo(
  values: Float64Array,
  thresholds: readonly number[],
  layout: Layout | null,
): readonly MeanEstimate[] {
  const groups = Uint32Array.from(values, (value) => firstReached(thresholds, value));
  return sharesUpToGroup(groups, thresholds.length, layout);
}

/** The same where each run's place among the thresholds is known: the first that it does not exceed, from 0. */
export function sharesUpToGroup(
  groups: Uint32Array | Uint8Array,
  thresholds: number,
  layout: Layout | null,
): readonly MeanEstimate[] {
  const runs = groups.length;
  const replicates = layout === null ? 0 : layout.replicates;
  const weights = new Float64Array(thresholds + 1);
  const squares = new Float64Array(thresholds + 1);
  const byReplicate = Array.from({ length: thresholds + 1 }, () => new Float64Array(replicates));
  groups.forEach((group, run) => {
    const weight = layout?.weights == null ? 1 : layout.weights[run];
    weights[group] += weight;
    squares[group] += weight * weight;
    if (layout !== null) byReplicate[group][layout.replicate[run]] += weight;
  });
  const all = { weight: sumOf(weights), squares: sumOf(squares), byReplicate: new Float64Array(replicates) };
  for (const each of byReplicate) addTo(all.byReplicate, each);
  const upTo = { weight: 0, squares: 0, byReplicate: new Float64Array(replicates) };
  return Array.from({ length: thresholds }, (_, group) => {
    upTo.weight += weights[group];
    upTo.squares += squares[group];
    addTo(upTo.byReplicate, byReplicate[group]);
    return shareOfRuns(upTo, all, runs);
  });
}

/** The share that some runs have in all, with its standard error. */
export function shareOfRuns(some: Weighed, all: Weighed, runs: number): MeanEstimate {
  return { mean: shareOf(some, all), standardError: replicateErrorOfShare(some, all, runs) };
}

/** Weights of all runs that are added up in another order differ by a rounding: they are all of them none the less. */
function shareOf(some: Weighed, all: Weighed): number {
  const share = some.weight / all.weight;
  return share > 1 - dust ? 1 : share;
}

/** What all runs of a layout weigh together. */
export function allRuns(layout: Layout | null, runs: number): Weighed {
  if (layout === null) return { weight: runs, squares: runs, byReplicate: new Float64Array(0) };
  const byReplicate = new Float64Array(layout.replicates);
  let squares = 0;
  layout.replicate.forEach((replicate, row) => {
    const weight = layout.weights === null ? 1 : layout.weights[row];
    byReplicate[replicate] += weight;
    squares += weight * weight;
  });
  return { weight: sumOf(byReplicate), squares, byReplicate };
}

/** Position of the first of rising thresholds that a value does not exceed; their number where it exceeds all. */
function firstReached(thresholds: readonly number[], value: number): number {
  let [below, at] = [-1, thresholds.length];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (value <= thresholds[middle]) at = middle;
    else below = middle;
  }
  return at;
}

function addTo(sums: Float64Array, more: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] += more[i];
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

/** Standard errors to either side of the mean within which a normal distribution holds 95 %. */
export const z95 = 1.959963984540054;

/**
 * Whether of two kinds into one of which each run at most falls the one is more common than the other beyond the 95 % limits
 * of the difference of their shares, which fall and rise together: multinomial, var(p - q) = (p + q - (p - q)^2) / n, with half
 * a run more in each cell (Agresti and Min 2005, Statistics in Medicine 24, 729-740). Of runs laid out together `n` are the
 * fewest independent ones that would leave either share its own error.
 */
export function areSharesApart(one: MeanEstimate, other: MeanEstimate, runs: number, layout: Layout | null): boolean {
  const worth = Math.min(...[one, other].map((of) => worthOf(of, runs, layout)));
  const [p, q] = [one, other].map(({ mean }) => (mean * worth + 0.5) / (worth + 2));
  const standardError = Math.sqrt((p + q - (p - q) * (p - q)) / (worth + 2));
  return Math.abs(p - q) > z95 * standardError;
}

/** As many independent runs as would leave a share its error, for limits of a normal. */
function worthOf({ mean, standardError }: MeanEstimate, runs: number, layout: Layout | null): number {
  if (layout === null) return runs;
  const worth = effectiveRuns(layout, runs);
  if (standardError === 0 || !(mean > 0 && mean < 1)) return worth;
  const ratio = z95 / studentT95(layout.replicates);
  return Math.min(worth, ((mean * (1 - mean)) / (standardError * standardError)) * ratio * ratio);
}

export type ShareEstimate = { readonly share: number; readonly low: number; readonly high: number };

/**
 * A share of a study's runs with its 95 % limits: of independent runs Wilson's; of runs that a design lays out together, or
 * that count unequally, those that the share's own error gives.
 */
export function shareLimits({ mean, standardError }: MeanEstimate, runs: number, layout: Layout | null): ShareEstimate {
  if (layout === null) return wilson(Math.round(mean * runs), runs);
  const worth = Math.max(1, Math.floor(effectiveRuns(layout, runs)));
  return wilsonOfRepetitions(mean, standardError, worth, layout.replicates);
}

/**
 * A share whose error is told from repetitions: Wilson's limits with as many runs as would leave independent runs the same
 * error, fewer by the squared ratio of Student's t to the normal (Korn and Graubard 1998, Survey Methodology 24, 193-201).
 * Without an error, seen in no run or in all, those of independent runs.
 */
export function wilsonOfRepetitions(
  share: number,
  standardError: number,
  runs: number,
  repetitions: number,
): ShareEstimate {
  if (standardError === 0 || !(share > 0 && share < 1)) return wilson(Math.round(share * runs), runs);
  const worth = (share * (1 - share)) / (standardError * standardError);
  const ratio = z95 / studentT95(repetitions);
  return limitsOf(share, worth * ratio * ratio);
}

/**
 * A share counted in runs, with its 95 % limits (0-1). Wilson's score interval (Wilson 1927), which unlike the usual
 * +-1.96 standard errors holds its promise near 0 and 1 and is not empty at them (Brown, Cai and DasGupta 2001).
 *
 * @example wilson(0, 100) // { share: 0, low: 0, high: 0.036995... }
 */
export function wilson(count: number, runs: number): ShareEstimate {
  if (!(runs > 0 && count >= 0 && count <= runs)) throw new RangeError(`wilson: ${count} of ${runs} is not a share`);
  const { share, low, high } = limitsOf(count / runs, runs);
  return { share, low: count === 0 ? 0 : low, high: count === runs ? 1 : high };
}

function limitsOf(share: number, runs: number): ShareEstimate {
  const weight = (z95 * z95) / runs;
  const centre = (share + weight / 2) / (1 + weight);
  const halfWidth = Math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight);
  return { share, low: centre - halfWidth, high: centre + halfWidth };
}
