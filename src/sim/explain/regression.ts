/** What a mean is corrected by: a column over all runs, and over those of which more is known. */
export type Control = { readonly ofAll: Float64Array; readonly ofSome: Float64Array };

/** Slopes of values on at most two controls that do not vary as one, by least squares. */
export function fitted(
  values: Float64Array,
  controls: readonly Control[],
  weights: Uint8Array | null,
): readonly number[] {
  const [first, second] = controls.map(({ ofSome }) => ofSome);
  if (first === undefined) return [];
  const ofFirst = covariance(first, values, weights);
  if (second === undefined) return [ofFirst / covariance(first, first, weights)];
  const ofSecond = covariance(second, values, weights);
  const [aa, ab, bb] = [
    covariance(first, first, weights),
    covariance(first, second, weights),
    covariance(second, second, weights),
  ];
  const determinant = aa * bb - ab * ab;
  return [(ofFirst * bb - ofSecond * ab) / determinant, (ofSecond * aa - ofFirst * ab) / determinant];
}

/** Sum over runs of the products of what two columns lie from their means. */
export function covariance(one: Float64Array, other: Float64Array, weights: Uint8Array | null): number {
  const [meanOne, meanOther] = [meanOf(one, weights), meanOf(other, weights)];
  let total = 0;
  for (let i = 0; i < one.length; i++) total += weightAt(weights, i) * (one[i] - meanOne) * (other[i] - meanOther);
  return total;
}

export function meanOf(values: Float64Array, weights: Uint8Array | null): number {
  let [total, weight] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    total += weightAt(weights, i) * values[i];
    weight += weightAt(weights, i);
  }
  return total / weight;
}

function weightAt(weights: Uint8Array | null, i: number): number {
  return weights === null ? 1 : weights[i];
}
