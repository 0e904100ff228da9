import { type Control, covariance } from "./regression.ts";

/** Below this share of their variances two outcomes do not vary apart. */
const asOne = 1e-9;
/** With fewer runs apart from all others a slope would rest on single runs. */
const fewestApart = 8;

/**
 * What a mean over the explained runs is corrected by: an outcome in both scenarios, or its difference where the two vary as
 * one; none that in nearly all explained runs is the same.
 */
export function controlsOf(
  a: Float64Array,
  b: Float64Array,
  explained: Uint32Array,
  weights: Uint8Array | null,
): readonly Control[] {
  const [ofA, ofB] = [a, b].map((ofAll): Control => ({ ofAll, ofSome: picked(ofAll, explained) }));
  const varying = [ofA, ofB].filter(({ ofSome }) => runsApart(ofSome) >= fewestApart);
  if (varying.length < 2) return varying;
  const [aa, ab, bb] = [
    covariance(ofA.ofSome, ofA.ofSome, weights),
    covariance(ofA.ofSome, ofB.ofSome, weights),
    covariance(ofB.ofSome, ofB.ofSome, weights),
  ];
  if (aa * bb - ab * ab > asOne * aa * bb) return varying;
  const difference = b.map((value, i) => value - a[i]);
  const ofDifference = { ofAll: difference, ofSome: picked(difference, explained) };
  return covariance(ofDifference.ofSome, ofDifference.ofSome, weights) > asOne * Math.max(aa, bb)
    ? [ofDifference]
    : [ofA];
}

/** Runs whose value is not the most frequent one. */
function runsApart(values: Float64Array): number {
  const counts = new Map<number, number>();
  let most = 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > most) most = count;
  }
  return values.length - most;
}

export function picked<Column extends Float64Array | Uint8Array | Uint32Array>(from: Column, at: Uint32Array): Column {
  const column = from.slice(0, at.length) as Column;
  for (let k = 0; k < at.length; k++) column[k] = from[at[k]];
  return column;
}
