import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile } from "../../src/model/distributions/quantile.ts";
import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import { type Input, type Project, releaseTriggers } from "../../src/model/scenario/parts.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { from } from "../support/arbitrary-policy.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const traction = { traction: { cover: { kind: "triangular", low: 8, mode: 15, high: 26 } as const } };
const uncertain = (choices: Parameters<typeof simpleScenario>[0] = {}) =>
  simpleScenario({
    horizonWeeks: 104,
    banFromDay: 24,
    blocked: { kind: "uniform", low: 0.7, high: 1 },
    banWeeks: { kind: "weibull", shape: 1.3, median: 20 },
    transit: { kind: "triangular", low: 1, mode: 2, high: 3 },
    sectors: traction,
    mechanisms: { hoarding: true, thrift: true, elasticity: true, priceNoise: true },
    ...choices,
  });

describe("in the same run", () => {
  /**
   * Bans of a fixed length, once, on a world of two forms and two end uses, where firms differ and some of what is blocked
   * leaks. Off is what answers scarcity with less need or more supply, so that a worse stop may leave less need unmet later:
   * thrift, redesign, elasticity, recycling; and hoarding, which builds stocks the more the more is feared.
   */
  const world = (choices: Parameters<typeof simpleScenario>[0]) =>
    uncertain({
      forms: { raw: 0.8, magnet: 0.2 },
      qualificationWeeks: 40,
      sectors: { traction: { cover: 10, weight: 3 }, defence: { cover: 10, endUse: "military" } },
      firmSpread: 0.3,
      leakage: { ceiling: input(0.15) },
      held: 4,
      release: { trigger: "policy" },
      mechanisms: { priceNoise: true, formSwitching: true, redesign: false, recycling: false },
      ...choices,
    });

  function neverLess(worse: Scenario, better: Scenario): void {
    const [a, b] = [better, worse].map((each) => simulate(each, { runs: 20 }).outcome("unmetNeedTonnes.Dy"));
    b.forEach((tonnes, i) => {
      expect(tonnes).toBeGreaterThanOrEqual(a[i] - 1e-9);
    });
  }

  test("a longer ban never reduces unmet need", () => {
    fc.assert(
      fc.property(from(1, 60), from(0, 30), (length, more) =>
        neverLess(world({ banWeeks: length + more }), world({ banWeeks: length })),
      ),
      { seed: 12, numRuns: 25 },
    );
  });

  test("smaller stocks of the makers never reduce unmet need", () => {
    const stocked = (cover: number) =>
      world({ sectors: { traction: { cover, weight: 3 }, defence: { cover, endUse: "military" } } });
    fc.assert(
      fc.property(from(0, 30), from(0, 20), (cover, more) => neverLess(stocked(cover), stocked(cover + more))),
      { seed: 13, numRuns: 25 },
    );
  });

  test("a smaller national stock never reduces unmet need, under any trigger", () => {
    fc.assert(
      fc.property(from(0, 20), from(0, 20), fc.constantFrom(...releaseTriggers), (held, more, trigger) => {
        const release = {
          trigger,
          floor: input(0.2),
          askAbove: input(1.05),
          decisionLag: input(3),
          deliveryLag: input(2),
        };
        neverLess(world({ held, release }), world({ held: held + more, release }));
      }),
      { seed: 14, numRuns: 40 },
    );
  });

  test("a later project never reduces unmet need, where both begin after the stop", () => {
    // Before the stop an early project would leave less under way, which is a loss when the ships are all that comes.
    const mine = (slip: number): Project => ({
      title: "mine",
      start: "2026-02-16",
      slip: input(slip),
      firstYearYield: input(0.3),
      rampTime: input(26),
      firmShare: input(1),
      availableShare: input(1),
      capacity: { Dy: input(6) },
    });
    fc.assert(
      fc.property(from(0, 40), from(0, 40), (slip, more) =>
        neverLess(world({ projects: { mine: mine(slip + more) } }), world({ projects: { mine: mine(slip) } })),
      ),
      { seed: 15, numRuns: 25 },
    );
  });

  test("a larger block never brings more arrivals in all while it lasts", () => {
    const arrivals = [0.5, 0.7, 0.9].map((blocked) =>
      simulate(uncertain({ blocked, banWeeks: "forever" }), { runs: 20 }).outcome("arrivalsTonnes.Dy"),
    );
    for (let i = 0; i < 20; i++) {
      expect(arrivals[1][i]).toBeLessThan(arrivals[0][i]);
      expect(arrivals[2][i]).toBeLessThan(arrivals[1][i]);
    }
  });
});

describe("units", () => {
  /** Every outcome of a scenario whose use and mines are declared in a unit so many times smaller. */
  const declared = (scenario: Scenario, times: number, factor: number) => {
    const inUnit = (given: Input): Input => ({
      ...given,
      distribution: { kind: "constant", value: quantile(given.distribution, 0.5) * times },
      toModelUnit: factor,
    });
    const projects = Object.entries(scenario.alternativeSupply.projects).map(([name, project]) => [
      name,
      {
        ...project,
        capacity: Object.fromEntries(Object.entries(project.capacity).map(([metal, each]) => [metal, inUnit(each)])),
      },
    ]);
    const scaled: Scenario = {
      ...scenario,
      demand: { ...scenario.demand, total: inUnit(scenario.demand.total) },
      alternativeSupply: { projects: Object.fromEntries(projects) },
    };
    const run = simulate(scaled, { runs: 3 });
    return outcomeKeys(createWorld(scaled)).map((key) => ({ key, values: run.outcome(outcomeId(key)) }));
  };

  test("1,024 times the tonnes are 1,024 times the tonnes and the bill, and the same shares, weeks and prices, bit for bit", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const [plain, large] = [1, 1024].map((times) => declared(scenario, times, 1));
        for (const [k, { key, values }] of plain.entries()) {
          const factor = key.unit === "t" || key.unit === "million USD" ? 1024 : 1;
          expect(large[k].values, outcomeId(key)).toEqual(values.map((value) => value * factor));
        }
      }),
      { seed: 16, numRuns: 40 },
    );
  });

  test("use and mines declared in kg a year give what they give in t a year, to the last digits", () => {
    // The two factors differ in their last bit, and all that follows may: which of two equal weeks is the peak is left out.
    const year = 365.25 / 7;
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const [tonnes, kilograms] = [
          declared(scenario, year, 1 / year),
          declared(scenario, year * 1000, 1 / year / 1000),
        ];
        for (const [k, { key, values }] of tonnes.entries()) {
          if (key.unit === "weeks") continue;
          for (const [i, value] of values.entries())
            expect(Math.abs(kilograms[k].values[i] - value), outcomeId(key)).toBeLessThan(
              1e-9 * Math.max(1, Math.abs(value)),
            );
        }
      }),
      { seed: 17, numRuns: 40 },
    );
  });

  test("a stock declared in days, weeks or years is the same stock", () => {
    const declared = (value: number, toModelUnit: number) => {
      const scenario = simpleScenario();
      const cover = { ...input(value), toModelUnit };
      return { ...scenario, makers: { ...scenario.makers, cover } };
    };
    const weeks = simulate(declared(15, 1)).series("makerCoverWeeks.Dy.traction");
    const days = simulate(declared(105, 1 / 7)).series("makerCoverWeeks.Dy.traction");
    days.forEach((week, index) => {
      expect(week[0]).toBeCloseTo(weeks[index][0], 9);
    });
  });
});

describe("names and order", () => {
  /** Strict priority serves ties in the order of the file: here there are none. */
  const ranked = (scenario: Scenario): Scenario => ({
    ...scenario,
    sectors: Object.fromEntries(
      Object.entries(scenario.sectors).map(([name, sector], k) => [name, { ...sector, priority: k + 1 }]),
    ),
  });

  const outcomesOf = (scenario: Scenario) => {
    const run = simulate(scenario, { runs: 3 });
    return new Map(outcomeKeys(createWorld(scenario)).map((key) => [outcomeId(key), run.outcome(outcomeId(key))]));
  };

  test.each(["sectors", "materials", "forms"] as const)(
    "the order in which %s are written is of no effect on any run",
    (what) => {
      fc.assert(
        fc.property(arbitraryScenario.map(ranked), (scenario) => {
          const [written, reversed] = [scenario, { ...scenario, [what]: reverse<unknown>(scenario[what]) }].map(
            outcomesOf,
          );
          for (const [id, values] of written) {
            // Sums in another order differ in their last bit: which of two equal weeks is the peak is left out.
            if (/PeakWeek/.test(id)) continue;
            values.forEach((value, i) => {
              expect(Math.abs((reversed.get(id)?.[i] ?? Number.NaN) - value), id).toBeLessThan(
                1e-9 * Math.max(1, value),
              );
            });
          }
        }),
        { seed: 18, numRuns: 40 },
      );
    },
  );

  test("a sector under another name is the same sector, bit for bit, but for the luck of its first firm", () => {
    const other = (name: string) => `${name}-too`;
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const { release } = scenario.nationalStock;
        const renamed = outcomesOf({
          ...scenario,
          sectors: Object.fromEntries(Object.entries(scenario.sectors).map(([name, sector]) => [other(name), sector])),
          nationalStock: {
            ...scenario.nationalStock,
            release: { ...release, eligible: release.eligible.map(other) },
          },
        });
        for (const [id, values] of outcomesOf(scenario)) {
          if (/firm|LineStop|lineStopped|Short/i.test(id)) continue;
          const now = Object.keys(scenario.sectors).reduce((so, name) => so.replace(name, other(name)), id);
          expect(renamed.get(now), id).toEqual(values);
        }
      }),
      { seed: 19, numRuns: 40 },
    );
  });

  test("with policy switched off nothing is blocked", () => {
    const run = simulate(uncertain({ mechanisms: { policy: false } }), { runs: 5 });
    expect([...run.outcome("blockedWeeks")]).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("allocation", () => {
  const three = {
    traction: { cover: 0, priority: 2 },
    industry: { cover: 0, priority: 3 },
    defence: { cover: 0, priority: 1 },
  };
  /** 12 t of the 30 t a week that three equal sectors need still arrive. */
  const short = (allocation: Scenario["allocation"]["rule"]) =>
    simulate(
      simpleScenario({
        demandPerWeek: 30,
        blocked: 0.6,
        sectors: three,
        allocation,
        horizonWeeks: 1,
        adjustmentTime: 1e9,
      }),
    );
  const served = (allocation: Scenario["allocation"]["rule"]) =>
    Object.keys(three).map((name) => 10 * (1 - short(allocation).series(`unmetNeedShare.Dy.${name}`)[0][0]));

  test("pro rata gives each of three equal claims 4 of 12 t", () => {
    for (const tonnes of served("proRata")) expect(tonnes).toBeCloseTo(4, 6);
  });

  test("strict priority gives the first 10 t, the second 2 t, the last nothing", () => {
    const [second, third, first] = served("priority");
    expect(first).toBeCloseTo(10, 6);
    expect(second).toBeCloseTo(2, 6);
    expect(third).toBeCloseTo(0, 6);
  });

  test("water-filling shares 12 t as 6 : 3 : 2 of 11, none being full", () => {
    const [half, third, whole] = served("weighted");
    expect(whole).toBeCloseTo((12 * 6) / 11, 6);
    expect(half).toBeCloseTo((12 * 3) / 11, 6);
    expect(third).toBeCloseTo((12 * 2) / 11, 6);
  });
});

describe("after a stop", () => {
  test("buyers' stocks come back and no order waits a year after a stop of two months: a delay, not a loss", () => {
    const run = simulate(
      simpleScenario({ banWeeks: 9, transit: 2, horizonWeeks: 104, sectors: { traction: { cover: 20 } } }),
    );
    const cover = run.series("makerCoverWeeks.Dy.traction").map((week) => week[0]);
    expect(Math.min(...cover)).toBeCloseTo(20 - 9, 9);
    expect(cover[60]).toBeCloseTo(20, 1);
    const arrivals = run.series("arrivalsTonnes.Dy").map((week) => week[0]);
    const total = arrivals.reduce((sum, tonnes) => sum + tonnes, 0);
    expect(total).toBeCloseTo(1040, 0);
    expect(Math.max(...arrivals)).toBeLessThanOrEqual(21.7 + 1e-9);
  });
});
function reverse<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).reverse());
}
