/** Players beyond which the coalitions, 2 to their number, are too many to run. */
const mostPlayers = 8;

/**
 * What a coalition's worth counts for in the Shapley value of a player: value = sum over all coalitions of weight x worth.
 * Coalitions are masks: bit k is set when player k has joined. The weights are those of joining in random order
 * (Shapley 1953, A value for n-person games).
 */
export function shapleyWeight(players: number, player: number, coalition: number): number {
  const others = sizeOf(coalition & ~(1 << player));
  const orders = (factorial(others) * factorial(players - others - 1)) / factorial(players);
  return isIn(player, coalition) ? orders : -orders;
}

export function isIn(player: number, coalition: number): boolean {
  return (coalition & (1 << player)) !== 0;
}

/** All coalitions of so many players, from none to all. */
export function coalitionsOf(players: number): readonly number[] {
  if (!(players >= 0 && players <= mostPlayers))
    throw new RangeError(`players: must be 0 to ${mostPlayers}, got ${players}`);
  return Array.from({ length: 1 << players }, (_, coalition) => coalition);
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>>= 1) size += rest & 1;
  return size;
}

function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}
