import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../src/model/block.ts";
import { createStockRelease, shareRelease } from "../../src/model/mechanisms/stock-release.ts";
import { inputColumn } from "../../src/model/scenario/inputs.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { blockOf } from "../support/block-of.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const runs = 3;

/** What the rule sent of material `m` in run `i` [t], and where that left the stock. */
type Sent = { readonly step: number; readonly m: number; readonly i: number; readonly tonnes: number };

/** Holds every step of random scenarios to a law of the declared rule. */
function forEverySending(
  seed: number,
  law: (block: Block, sent: Sent, release: Scenario["nationalStock"]["release"]) => void,
) {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      const before = new Map<number, number>();
      simulate(scenario, {
        runs,
        onStep: (step, block) => {
          for (let m = 0; m < block.nationalStock.length; m++)
            for (let i = 0; i < runs; i++) {
              const earlier = before.get(m * runs + i) ?? startOf(block, m, i);
              const now = block.nationalStock[m][i];
              before.set(m * runs + i, now);
              const tonnes = earlier + block.refilled[m][i] - now;
              law(block, { step, m, i, tonnes }, scenario.nationalStock.release);
            }
        },
      });
    }),
    { seed, numRuns: 80 },
  );
}

const startOf = (block: Block, m: number, i: number) =>
  inputColumn(block.inputs, "nationalStock.held")[i] * block.usualUseTotal[m][i];
const rule = (block: Block, name: string, i: number) => inputColumn(block.inputs, `nationalStock.release.${name}`)[i];
const rounding = (block: Block, m: number, i: number) => 1e-9 * block.usualUseTotal[m][i];

describe("in every step of random scenarios, under any trigger", () => {
  test("a release is never negative, never takes the stock below its floor, and is nothing under `never`", () => {
    forEverySending(6, (block, { m, i, tonnes }, release) => {
      expect(tonnes).toBeGreaterThanOrEqual(-rounding(block, m, i));
      const floor = rule(block, "floor", i) * startOf(block, m, i);
      expect(block.nationalStock[m][i]).toBeGreaterThanOrEqual(floor - rounding(block, m, i));
      if (release.trigger === "never") expect(Math.abs(tonnes)).toBeLessThan(rounding(block, m, i));
    });
  });

  test("a release never exceeds the weekly cap on the usual use of the eligible sectors", () => {
    forEverySending(7, (block, { m, i, tonnes }, { eligible }) => {
      const { sectorNames, stepWeeks } = block.world;
      const use = eligible.reduce(
        (sum, name) => sum + block.usualUse[m * sectorNames.length + sectorNames.indexOf(name)][i],
        0,
      );
      expect(tonnes).toBeLessThanOrEqual(rule(block, "weeklyCap", i) * use * stepWeeks + rounding(block, m, i));
    });
  });

  test("nothing leaves before the decision lag and nothing arrives before the delivery lag after it", () => {
    forEverySending(8, (block, { step, m, i, tonnes }) => {
      const { stepWeeks } = block.world;
      const [decision, delivery] = [rule(block, "decisionLag", i), rule(block, "deliveryLag", i)];
      if (tonnes > rounding(block, m, i)) expect(step * stepWeeks).toBeGreaterThanOrEqual(decision);
      // A lag of no whole number of steps is split between the two next to it.
      if (block.released[m][i] > 0) expect((step + 1) * stepWeeks).toBeGreaterThan(decision + delivery - 1e-9);
    });
  });

  test("it is refilled only while no restriction is in force, at most at its rate and never above what it was", () => {
    forEverySending(9, (block, { m, i }) => {
      const start = startOf(block, m, i);
      const most = rule(block, "refill", i) * block.world.stepWeeks * start;
      expect(block.refilled[m][i]).toBeLessThanOrEqual(most + rounding(block, m, i));
      expect(block.nationalStock[m][i]).toBeLessThanOrEqual(start + rounding(block, m, i));
      if (block.restricted[i] > 0) expect(block.refilled[m][i]).toBe(0);
    });
  });

  test("what is released goes to the eligible sectors in proportion to need, all of it, and to no other", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const block = blockOf(scenario, runs);
        for (const tonnes of block.released) tonnes.fill(7);
        shareRelease(block, createStockRelease(block));
        const names = block.world.sectorNames;
        for (let cell = 0; cell < block.inflow.length; cell++) {
          const m = Math.floor(cell / names.length);
          const eligible = scenario.nationalStock.release.eligible.map(
            (name) => m * names.length + names.indexOf(name),
          );
          for (let i = 0; i < runs; i++) {
            const needed = eligible.reduce((sum, each) => sum + block.need[each][i], 0);
            const due = eligible.includes(cell) ? (7 * block.need[cell][i]) / needed : 0;
            expect(block.inflow[cell][i]).toBeCloseTo(due, 12);
          }
        }
      }),
      { seed: 10, numRuns: 60 },
    );
  });
});

describe("triggers", () => {
  /** Tonnes left each week of a stock of 200 t, where 10 t a week are needed and none come. */
  const left = (release: Choices["release"], more: Choices = {}) =>
    simulate(simpleScenario({ held: 20, sectors: { traction: { cover: 0 } }, release: release ?? {}, ...more }))
      .series("nationalStockTonnes.Dy")
      .map((week) => week[0]);

  test("a planned drawdown of an exponential dwell releases stock / mean a week: 200 (1 - 1 / 40)^n t are left", () => {
    // The mean residual life is the mean, whatever the age; the ban's run lasts for at least the twelve weeks looked at.
    const banWeeks = { kind: "weibull", shape: 1, median: 40 * Math.LN2 } as const;
    const stocks = left({ trigger: "planned" }, { banWeeks, knownUntilDay: 84, horizonWeeks: 12 });
    for (const [n, tonnes] of stocks.entries()) expect(tonnes / (200 * (39 / 40) ** (n + 1))).toBeCloseTo(1, 4);
  });

  test("a planned drawdown of a ban known to end after at most 40 weeks is spent when it must end", () => {
    // Uniform on 0-40 weeks: (40 - age) / 2 are expected, so stock x 2 / (40 - age) goes a week, up to the need of 10 t.
    const stocks = left(
      { trigger: "planned" },
      { banWeeks: { kind: "uniform", low: 0, high: 40 }, knownUntilDay: 273 },
    );
    let expected = 200;
    for (let week = 0; week < 39; week++) {
      expected -= Math.min(10, (expected * 2) / (40 - week), expected);
      expect(stocks[week]).toBeCloseTo(expected, 9);
    }
  });

  test("a price trigger waits until the ask has risen by its multiple", () => {
    const run = simulate(
      simpleScenario({
        held: 20,
        blockedWorld: 1,
        sectors: { traction: { cover: 0 } },
        release: { trigger: "price", askAbove: input(2) },
      }),
    );
    const above = run.series("priceAskUsdPerKg.Dy").findIndex((week) => week[0] > 600);
    // The rule reads the ask of the step before.
    const first = run.series("nationalStockTonnes.Dy").findIndex((week) => week[0] < 200);
    expect(first).toBe(above + 1);
    expect(above).toBeGreaterThan(0);
  });

  test("a stock that released refills at its rate once the ban is over: 10 % of 200 t a week, back in five weeks from 100", () => {
    const stocks = left(
      { trigger: "policy", floor: input(0.5), refill: input(0.1) },
      { banWeeks: 20, adjustmentTime: 1e12, shipments: { surge: input(10) } },
    );
    // Week 20 is the first without the ban; the trigger of week 19 is forgotten then, and week 21 buys.
    expect(stocks.slice(18, 27).map((tonnes) => Math.round(tonnes * 1e6) / 1e6)).toEqual([
      100, 100, 100, 120, 140, 160, 180, 200, 200,
    ]);
  });
});
