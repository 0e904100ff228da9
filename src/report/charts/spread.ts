/** Positions moved apart, in order, until each is at least `gap` from the next and none is above `top`. */
export function spread(positions: readonly number[], gap: number, top: number): readonly number[] {
  const order = positions.map((_, i) => i).sort((i, j) => positions[i] - positions[j] || j - i);
  const spaced: number[] = [];
  for (const i of order) spaced.push(Math.max(positions[i], (spaced.at(-1) ?? -Infinity) + gap));
  for (let k = spaced.length - 1, limit = top; k >= 0; k--, limit -= gap) spaced[k] = Math.min(spaced[k], limit);
  const result = positions.slice();
  order.forEach((i, k) => {
    result[i] = spaced[k];
  });
  return result;
}
