import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import type { Column } from "../../src/model/columns.ts";
import { inputColumn } from "../../src/model/scenario/inputs.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { simulate } from "../support/simulate.ts";

const runs = 3;

/** Tonnes of one material in one run at the end of a step. */
type Books = {
  readonly makers: number;
  readonly queue: number;
  readonly pending: number;
  readonly cancelled: number;
  readonly national: number;
};

/** Holds every step of a scenario to the rule; `m` is a material and `i` a run, and what is 1e-9 of its flow is nothing. */
function audit(seed: number, rule: (block: Block, m: number, i: number, tolerance: number) => void): void {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      simulate(scenario, {
        runs,
        onStep: (_, block) => {
          for (let m = 0; m < block.world.materials.length; m++)
            for (let i = 0; i < runs; i++) rule(block, m, i, 1e-9 * block.usualUseTotal[m][i]);
        },
      });
    }),
    { seed, numRuns: 60 },
  );
}

test("in every step of random scenarios makers' stocks change by what came less what was used, and nothing else came", () => {
  const before = new Map<Block, number[]>();
  audit(1, (block, m, i, tolerance) => {
    const stock = sum(cellsOf(block, block.makerStock, m), i);
    const came =
      sum(lanesOf(block, block.arrivals, m), i) + block.alternative[m][i] + block.released[m][i] - block.refilled[m][i];
    expect(Math.abs(sum(cellsOf(block, block.inflow, m), i) - came)).toBeLessThan(tolerance);
    const used = sum(cellsOf(block, block.need, m), i) * block.world.stepWeeks - sum(cellsOf(block, block.unmet, m), i);
    const earlier = previous(before, block, m * runs + i, stock);
    if (earlier !== undefined) expect(Math.abs(stock - earlier - came + used)).toBeLessThan(tolerance);
  });
});

test("in every step whatever is ordered is loaded, waits, is applied for or is cancelled, and waits no more once it is", () => {
  const before = new Map<Block, Books[]>();
  audit(2, (block, m, i, tolerance) => {
    const now = books(block, m, i);
    const earlier = previous(before, block, m * runs + i, now);
    for (const tonnes of Object.values(now)) expect(tonnes).toBeGreaterThanOrEqual(0);
    if (earlier === undefined) return;
    const booked = (["queue", "pending", "cancelled"] as const).reduce(
      (all, book) => all + now[book] - earlier[book],
      0,
    );
    const [ordered, loaded] = [block.orders, block.loadings].map((flow) => sum(lanesOf(block, flow, m), i));
    expect(Math.abs(ordered - loaded - booked)).toBeLessThan(tolerance);
    expect(now.cancelled).toBeGreaterThanOrEqual(earlier.cancelled);
  });
});

test("what arrives is what entered the line the transit before, lane by lane, and the rest is under way", () => {
  const history = new Map<Block, number[][]>();
  audit(3, (block, m, i, tolerance) => {
    const { world, inputs, loadings, arrivals, inTransit, usualLoadings } = block;
    const steps = inputColumn(inputs, "shipments.transit")[i] / world.stepWeeks;
    const [whole, part] = [Math.floor(steps), steps - Math.floor(steps)];
    for (const lane of laneIndices(block, m)) {
      const entered = entry(history, block, lane * runs + i, () => []);
      entered.push(loadings[lane][i]);
      const ago = (k: number) => entered[entered.length - 1 - k] ?? usualLoadings[lane][i];
      expect(arrivals[lane][i]).toBeCloseTo((1 - part) * ago(whole) + part * ago(whole + 1), 12);
      let under = part * ago(whole);
      for (let k = 0; k < whole; k++) under += ago(k);
      expect(Math.abs(inTransit[lane][i] - under)).toBeLessThan(tolerance);
    }
  });
});

test("what leaves the national stock arrives the delivery lag later, to the last tonne, and what refills it was bought", () => {
  const before = new Map<Block, number[]>();
  const history = new Map<Block, number[][]>();
  audit(4, (block, m, i, tolerance) => {
    const { world, inputs, nationalStock, refilled, released, refillClaim } = block;
    const k = m * runs + i;
    const earlier = previous(before, block, k, nationalStock[m][i]);
    const sent = entry(history, block, k, () => []);
    const atStart = inputColumn(inputs, "nationalStock.held")[i] * block.usualUseTotal[m][i];
    sent.push((earlier ?? atStart) + refilled[m][i] - nationalStock[m][i]);
    const steps = inputColumn(inputs, "nationalStock.release.deliveryLag")[i] / world.stepWeeks;
    const [whole, part] = [Math.floor(steps), steps - Math.floor(steps)];
    const ago = (back: number) => sent[sent.length - 1 - back] ?? 0;
    expect(Math.abs(released[m][i] - (1 - part) * ago(whole) - part * ago(whole + 1))).toBeLessThan(tolerance);
    expect(refilled[m][i]).toBeLessThanOrEqual(refillClaim[m][i] + tolerance);
    expect(nationalStock[m][i]).toBeLessThanOrEqual(atStart + tolerance);
  });
});

function books(block: Block, m: number, i: number): Books {
  return {
    makers: sum(cellsOf(block, block.makerStock, m), i),
    queue: sum(lanesOf(block, block.queue, m), i),
    pending: sum(lanesOf(block, block.pending, m), i),
    cancelled: block.cancelled[m][i],
    national: block.nationalStock[m][i],
  };
}

/** What was noted of a block under this index the step before; notes what is now. */
function previous<T>(notes: Map<Block, T[]>, block: Block, index: number, now: T): T | undefined {
  const noted = notes.get(block) ?? [];
  notes.set(block, noted);
  const earlier = noted[index];
  noted[index] = now;
  return earlier;
}

function entry<T>(notes: Map<Block, T[]>, block: Block, index: number, first: () => T): T {
  const noted = notes.get(block) ?? [];
  notes.set(block, noted);
  noted[index] ??= first();
  return noted[index];
}

function laneIndices({ world }: Block, m: number): readonly number[] {
  const lanes = world.forms.length * world.endUses.length;
  return Array.from({ length: lanes }, (_, l) => m * lanes + l);
}

function lanesOf(block: Block, all: readonly Column[], m: number): readonly Column[] {
  return laneIndices(block, m).map((lane) => all[lane]);
}

function cellsOf({ world }: Block, all: readonly Column[], m: number): readonly Column[] {
  return all.slice(m * world.sectors.length, (m + 1) * world.sectors.length);
}

function sum(parts: readonly Column[], i: number): number {
  return parts.reduce((total, part) => total + part[i], 0);
}
