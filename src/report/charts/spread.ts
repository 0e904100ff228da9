/** Positions moved apart, in order, until each is at least `gap` from the next and none is above `top`. */
export function spread(positions: readonly number[], gap: number, top: number): readonly number[] {
  return spreadBlocks(
    positions.map((middle) => ({ middle, height: gap })),
    top + gap / 2,
  );
}

/** Middles of blocks moved apart, in order, until none overlaps the next and none reaches above `top`. */
export function spreadBlocks(
  blocks: readonly { readonly middle: number; readonly height: number }[],
  top: number,
): readonly number[] {
  const order = blocks.map((_, i) => i).sort((i, j) => blocks[i].middle - blocks[j].middle || j - i);
  const middles = blocks.map(({ middle }) => middle);
  let below = -Infinity;
  for (const i of order) {
    middles[i] = Math.max(middles[i], below + blocks[i].height / 2);
    below = middles[i] + blocks[i].height / 2;
  }
  let limit = top;
  for (const i of order.toReversed()) {
    middles[i] = Math.min(middles[i], limit - blocks[i].height / 2);
    limit = middles[i] - blocks[i].height / 2;
  }
  return middles;
}
