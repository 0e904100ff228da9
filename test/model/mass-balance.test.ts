import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { simulate } from "../support/simulate.ts";

/** Tonnes of one material in one run. */
type Books = {
  readonly makers: number;
  readonly transit: number;
  readonly queue: number;
  readonly cancelled: number;
  readonly national: number;
};

test("in every step of random scenarios no tonne is made or lost: makers, transit, order book, national stock", () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const runs = 3;
      let before: readonly Books[] | null = null;
      let onTheWay = new Float64Array(runs * Object.keys(scenario.materials).length);
      simulate(scenario, {
        runs,
        onStep: (_, block) => {
          const after = books(block);
          const earlier = before;
          if (earlier !== null) {
            onTheWay = onTheWay.map(
              (tonnes, k) => tonnes + earlier[k].national - after[k].national - released(block, k),
            );
            for (const [k, now] of after.entries()) checkStep(block, k, earlier[k], now, onTheWay[k]);
          }
          before = after;
        },
      });
    }),
    { numRuns: 60 },
  );
});

function checkStep(block: Block, k: number, earlier: Books, now: Books, onTheWay: number): void {
  const { m, i } = at(block, k);
  const tolerance = 1e-9 * Math.max(1, block.usualUseTotal[m][i]);
  const came = block.arrivals[m][i] + block.alternative[m][i] + block.released[m][i];
  expect(Math.abs(now.makers - earlier.makers - came + used(block, k))).toBeLessThan(tolerance);
  const loaded = now.transit - earlier.transit + block.arrivals[m][i];
  const booked = now.queue - earlier.queue + now.cancelled - earlier.cancelled;
  expect(Math.abs(block.orders[m][i] - loaded - booked)).toBeLessThan(tolerance);
  for (const tonnes of [now.makers, now.transit, now.queue, now.national, loaded, onTheWay])
    expect(tonnes).toBeGreaterThan(-tolerance);
  expect(now.national).toBeLessThanOrEqual(earlier.national);
}

function books(block: Block): readonly Books[] {
  const all: Books[] = [];
  for (let k = 0; k < block.world.materials.length * block.runs; k++) {
    const { m, i, cells } = at(block, k);
    all.push({
      makers: cells.reduce((sum, cell) => sum + block.makerStock[cell][i], 0),
      transit: block.inTransit[m][i],
      queue: block.queue[m][i],
      cancelled: block.cancelled[m][i],
      national: block.nationalStock[m][i],
    });
  }
  return all;
}

function used(block: Block, k: number): number {
  const { i, cells } = at(block, k);
  return cells.reduce((sum, cell) => sum + block.need[cell][i] * block.world.stepWeeks - block.unmet[cell][i], 0);
}

function released(block: Block, k: number): number {
  const { m, i } = at(block, k);
  // Deliveries of what was sent before the first audited step do not occur: the line starts empty.
  return block.released[m][i];
}

function at(block: Block, k: number): { m: number; i: number; cells: readonly number[] } {
  const sectors = block.world.sectors.length;
  const m = Math.floor(k / block.runs);
  return { m, i: k % block.runs, cells: Array.from({ length: sectors }, (_, s) => m * sectors + s) };
}
