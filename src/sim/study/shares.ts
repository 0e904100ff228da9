import { replicateErrorOfShare } from "../estimates/share-error.ts";
import type { Layout } from "./layout.ts";
import type { MeanEstimate } from "./mean.ts";

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
    return { mean: upTo.weight / all.weight, standardError: replicateErrorOfShare(upTo, all, runs) };
  });
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
