/*
 * By itself: the engine weighs runs by it, in a page too, which reads no files.
 */

/** The draws that as many of equal weight would be worth: (sum w)^2 / sum w^2. */
export function effectiveDraws(weights: Iterable<number>): number {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}
