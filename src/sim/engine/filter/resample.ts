/** Which particles are copied, and into whose place: `slots[k]` becomes a copy of `from[k]`; all others carry on. */
export type Copies = { readonly slots: readonly number[]; readonly from: readonly number[] };

/**
 * How often each particle goes on, by systematic resampling (Kitagawa 1996): the points (u + k) / n, k from 0 to n - 1, lie on
 * the line of summed weights, and each particle gets as many as fall on its part. That is n times its weight, rounded down or up,
 * and on average just that, u being uniform on (0, 1). As many go on as there are, unless another n is asked for.
 */
export function systematicCounts(weights: Float64Array, u: number, n: number = weights.length): Int32Array {
  const counts = new Int32Array(weights.length);
  let total = 0;
  for (const weight of weights) total += weight;
  let reached = 0;
  let taken = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] <= 0) continue;
    last = i;
    reached += weights[i];
    while (taken < n && (u + taken) * total < reached * n) {
      counts[i]++;
      taken++;
    }
  }
  // Rounding may leave the last points beyond the end of the line.
  counts[last] += n - taken;
  return counts;
}

/**
 * A particle that goes on keeps its place. Its further copies go into the places of those that end, both in run order: who is
 * copied where depends on nothing but the counts. One beyond the places that there are goes on as copies alone.
 */
export function copiesFor(counts: Int32Array, places: number = counts.length): Copies {
  const slots: number[] = [];
  const from: number[] = [];
  for (let i = 0; i < counts.length; i++) {
    const hasPlace = i < places;
    if (hasPlace && counts[i] === 0) slots.push(i);
    for (let copy = hasPlace ? 1 : 0; copy < counts[i]; copy++) from.push(i);
  }
  return { slots, from };
}
