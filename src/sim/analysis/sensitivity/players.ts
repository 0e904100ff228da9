import type { Draw, Redrawn } from "../../engine/sampling/redrawn.ts";
import type { Source } from "../drivers/sources.ts";

/** Sources whose draws are independent of all others': one, or several that are correlated, by their positions. */
export type Player = { readonly sources: readonly number[]; readonly draws: readonly Draw[] };

/** Sorts sources into players: those that share a draw, directly or by way of others, are one. */
export function playersOf(sources: readonly Pick<Source, "draws">[]): readonly Player[] {
  let players: readonly Player[] = [];
  sources.forEach(({ draws }, source) => {
    const isShared = (player: Player) => player.draws.some((each) => draws.some((draw) => isSame(draw, each)));
    const joined = players.filter(isShared);
    const merged: Player = {
      sources: [...joined.flatMap((each) => each.sources), source].sort((a, b) => a - b),
      draws: [...joined.flatMap((each) => each.draws), ...draws].filter(
        (draw, k, all) => all.findIndex((each) => isSame(each, draw)) === k,
      ),
    };
    players = [...players.filter((player) => !joined.includes(player)), merged];
  });
  return players.toSorted((a, b) => a.sources[0] - b.sources[0]);
}

function isSame(a: Draw, b: Draw): boolean {
  return a.stream === b.stream && a.index === b.index && a.entity === b.entity;
}

/** A point that differs from its first in these players alone. */
export function redrawnOf(players: readonly Player[], seed: string): Redrawn {
  return { seed, which: "these", draws: players.flatMap(({ draws }) => draws) };
}

/** A point that has the same players throughout, and all other draws from elsewhere: other luck. */
export function luckRedrawn(players: readonly Player[], seed: string): Redrawn {
  return { seed, which: "allBut", draws: players.flatMap(({ draws }) => draws) };
}
