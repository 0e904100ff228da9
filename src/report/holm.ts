/**
 * Holm's step-down adjustment of p-values that are judged together: rejecting those at or below 5 % keeps the chance of
 * any false rejection at 5 %, however the tests depend on each other (Holm 1979, Scand. J. Stat. 6).
 *
 * @example adjustedByHolm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function adjustedByHolm(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((_, index) => index).sort((i, j) => pValues[i] - pValues[j]);
  const adjusted = pValues.map(() => 0);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[index]));
    adjusted[index] = largest;
  });
  return adjusted;
}
