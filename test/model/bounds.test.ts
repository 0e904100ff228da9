import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import type { Column } from "../../src/model/columns.ts";
import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { seriesKeys } from "../../src/model/series.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { simulate } from "../support/simulate.ts";

/** Sums of shares may miss 1 by the rounding of a few hundred additions. */
const rounding = 1e-12;

const shares = [
  "formShare",
  "blocked",
  "licensed",
  "approval",
  "refused",
  "perceived",
  "restricted",
  "fragmented",
  "alternativeWithheld",
  "leak",
  "fear",
  "stress",
  "thrift",
  "redesigned",
  "dryShare",
  "worldShortage",
] as const;

const amounts = [
  "priceEffect",
  "need",
  "makerStock",
  "orders",
  "arrivals",
  "inTransit",
  "queue",
  "pending",
  "usualLoadings",
  "loadings",
  "usualWorldLoadings",
  "worldLoadings",
  "worldOrders",
  "worldQueue",
  "worldPending",
  "cancelled",
  "alternative",
  "released",
  "refilled",
  "refillClaim",
  "claims",
  "inflow",
  "unmet",
  "nationalStock",
  "squeezed",
  "domestic",
  "fob",
  "ask",
  "paid",
] as const;

/** The least and the largest number of a column, or of several: as not a number when any is not finite. */
function range(block: Block, name: (typeof shares)[number] | (typeof amounts)[number]): [number, number] {
  const all: readonly Column[] = block[name] instanceof Float64Array ? [block[name]] : block[name];
  let [low, high] = [Infinity, -Infinity];
  for (const column of all)
    for (const value of column) {
      if (!Number.isFinite(value)) return [Number.NaN, Number.NaN];
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return [low, high];
}

test("in every step of random scenarios every share lies in 0-1 and no stock, flow, order or price is negative", () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      simulate(scenario, {
        runs: 4,
        onStep: (_, block) => {
          for (const name of shares) {
            const [low, high] = range(block, name);
            expect(low, name).toBeGreaterThanOrEqual(-rounding);
            expect(high, name).toBeLessThanOrEqual(1 + rounding);
          }
          for (const name of amounts) expect(range(block, name)[0], name).toBeGreaterThanOrEqual(-rounding);
        },
      });
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("every outcome and series of random scenarios is a finite number, and the classes of outcome are one of three", () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const run = simulate(scenario, { runs: 4 });
      const world = createWorld(scenario);
      for (const key of outcomeKeys(world)) {
        const values = run.outcome(outcomeId(key));
        for (const value of values) expect(Number.isFinite(value), outcomeId(key)).toBe(true);
        if (key.unit === "share")
          for (const value of values) expect(Math.abs(value - 0.5), outcomeId(key)).toBeLessThanOrEqual(0.5 + rounding);
        else for (const value of values) expect(value, outcomeId(key)).toBeGreaterThanOrEqual(0);
      }
      for (const key of seriesKeys(world)) {
        const id = outcomeId({ ...key, outcome: key.series });
        for (const week of run.series(id)) for (const value of week) expect(value, id).toBeGreaterThanOrEqual(0);
        if (key.typical === null)
          for (const week of run.series(id))
            for (const value of week) expect(value, id).toBeLessThanOrEqual(1 + rounding);
      }
      const classes = ["briefStandoff", "prolongedDispute", "fragmentedMarket"].map((id) => run.outcome(id));
      for (let i = 0; i < 4; i++) expect(classes.map((each) => each[i]).sort()).toEqual([0, 0, 1]);
    }),
    { seed: 2, numRuns: 60 },
  );
});
