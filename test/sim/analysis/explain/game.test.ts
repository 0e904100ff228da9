import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BarColumns } from "../../../../src/sim/analysis/explain/bars.ts";
import { coalitionsOf, isIn, shapleyWeight } from "../../../../src/sim/analysis/explain/game.ts";

/** Shapley values of a game in one run. */
function shapley(players: number, worth: (coalition: number) => number): readonly number[] {
  const bars = new BarColumns(players, 1);
  for (const coalition of coalitionsOf(players)) bars.add(coalition, Float64Array.of(worth(coalition)));
  return Array.from({ length: players }, (_, player) => bars.of(player).value[0]);
}

describe("known games", () => {
  test("a left glove and two right ones: 2/3, 1/6, 1/6", () => {
    // Of six orders the left glove completes the pair in four, each right one in one.
    const pair = (c: number) => (isIn(0, c) && (isIn(1, c) || isIn(2, c)) ? 1 : 0);
    const [left, right, other] = shapley(3, pair);
    expect(left).toBeCloseTo(2 / 3, 15);
    expect(right).toBeCloseTo(1 / 6, 15);
    expect(other).toBeCloseTo(1 / 6, 15);
  });

  test("the airport: who needs the longer runway pays for the rest of it alone", () => {
    // Littlechild and Owen 1973: each piece is shared by those who need it. 1/4; + 1/3; + 2/2 to each of two.
    const needs = [1, 2, 4, 4];
    const cost = (c: number) => Math.max(0, ...needs.filter((_, player) => isIn(player, c)));
    expect(shapley(4, cost).map((value) => value.toFixed(12))).toEqual(
      [1 / 4, 1 / 4 + 1 / 3, 1 / 4 + 1 / 3 + 1, 1 / 4 + 1 / 3 + 1].map((value) => value.toFixed(12)),
    );
  });

  test("first and last are the effects on none and on all others", () => {
    const bars = new BarColumns(2, 1);
    for (const [coalition, worth] of [1, 3, 6, 20].entries()) bars.add(coalition, Float64Array.of(worth));
    const { value, first, last } = bars.of(0);
    expect([first[0], last[0], value[0]]).toEqual([2, 14, 8]);
  });

  test("more than eight players are refused: their coalitions are too many to run", () => {
    expect(() => coalitionsOf(9)).toThrow("players: must be 0 to 8, got 9");
  });
});

describe("the axioms, for any game of up to eight players", () => {
  const games = fc.integer({ min: 1, max: 8 }).chain((players) =>
    fc.tuple(
      fc.constant(players),
      fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
        minLength: 1 << players,
        maxLength: 1 << players,
      }),
    ),
  );

  test("efficiency: the values sum to what all are worth less what none is", () => {
    fc.assert(
      fc.property(games, ([players, worth]) => {
        const sum = shapley(players, (c) => worth[c]).reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(worth[worth.length - 1] - worth[0], 9);
      }),
    );
  });

  test("dummy: who adds the same to every coalition gets exactly that, and who adds nothing exactly 0", () => {
    fc.assert(
      fc.property(games, fc.constantFrom(0, 7), ([players, worth], added) => {
        const dummy = players - 1;
        const values = shapley(players, (c) => worth[c & ~(1 << dummy)] + (isIn(dummy, c) ? added : 0));
        if (added === 0) expect(values[dummy]).toBe(0);
        else expect(values[dummy]).toBeCloseTo(added, 9);
      }),
    );
  });

  test("symmetry: two who add the same to every coalition without them get the same", () => {
    fc.assert(
      fc.property(games, ([players, worth]) => {
        fc.pre(players > 1);
        const swapped = (c: number) => (c & ~3) | (isIn(0, c) ? 2 : 0) | (isIn(1, c) ? 1 : 0);
        const values = shapley(players, (c) => worth[c] + worth[swapped(c)]);
        expect(values[0]).toBeCloseTo(values[1], 9);
      }),
    );
  });

  test("linearity: the values of a sum of games are the sums of their values", () => {
    fc.assert(
      fc.property(games, fc.double({ min: -3, max: 3, noNaN: true }), ([players, worth], times) => {
        const other = worth.toReversed();
        const sum = shapley(players, (c) => worth[c] + times * other[c]);
        const [one, two] = [shapley(players, (c) => worth[c]), shapley(players, (c) => other[c])];
        sum.forEach((value, player) => {
          expect(value).toBeCloseTo(one[player] + times * two[player], 8);
        });
      }),
    );
  });

  test("the weights of a player's coalitions are those of random orders: they sum to one with it, to -1 without", () => {
    for (let players = 1; players <= 8; players++)
      for (const joined of [true, false]) {
        const weights = coalitionsOf(players)
          .filter((c) => isIn(0, c) === joined)
          .map((c) => shapleyWeight(players, 0, c));
        expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(joined ? 1 : -1, 12);
      }
  });
});
