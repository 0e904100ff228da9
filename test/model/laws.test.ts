import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mechanismNames, type Scenario } from "../../src/model/scenario.ts";
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
  const pair = fc.tuple(fc.double({ min: 1, max: 60, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true }));

  test("a longer ban never reduces unmet need", () => {
    fc.assert(
      fc.property(pair, ([weeks, more]) => {
        const short = simulate(uncertain({ banWeeks: weeks, mechanisms: {} }), { runs: 20 });
        const long = simulate(uncertain({ banWeeks: weeks + more, mechanisms: {} }), { runs: 20 });
        const [a, b] = [short, long].map((run) => run.outcome("unmetNeedTonnes.Dy"));
        b.forEach((tonnes, i) => {
          expect(tonnes).toBeGreaterThanOrEqual(a[i] - 1e-9);
        });
      }),
      { numRuns: 25 },
    );
  });

  test("a smaller stock never reduces unmet need", () => {
    fc.assert(
      fc.property(pair, ([cover, more]) => {
        const with_ = (weeks: number) => uncertain({ sectors: { traction: { cover: weeks } }, mechanisms: {} });
        const large = simulate(with_(cover + more), { runs: 20 }).outcome("unmetNeedTonnes.Dy");
        const small = simulate(with_(cover), { runs: 20 }).outcome("unmetNeedTonnes.Dy");
        small.forEach((tonnes, i) => {
          expect(tonnes).toBeGreaterThanOrEqual(large[i] - 1e-9);
        });
      }),
      { numRuns: 25 },
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
  test("a thousand times the demand gives a thousand times the tonnes and the same shares, weeks and prices", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const scaled: Scenario = {
          ...scenario,
          demand: { ...scenario.demand, total: { ...scenario.demand.total, toModelUnit: 1000 } },
          alternativeSupply: { projects: {} },
        };
        const plain: Scenario = { ...scenario, alternativeSupply: { projects: {} } };
        const [a, b] = [plain, scaled].map((each) => simulate(each, { runs: 2 }));
        for (const material of Object.keys(scenario.materials)) {
          const tonnes = a.outcome(`unmetNeedTonnes.${material}`);
          b.outcome(`unmetNeedTonnes.${material}`).forEach((value, i) => {
            expect(value / 1000).toBeCloseTo(tonnes[i], 6);
          });
          for (const id of [`unmetNeedShare.${material}`, `pricePaidPeakMultiple.${material}`])
            b.outcome(id).forEach((value, i) => {
              expect(value).toBeCloseTo(a.outcome(id)[i], 6);
            });
        }
      }),
      { numRuns: 25 },
    );
  });

  test("a stock declared in days, weeks or years is the same stock", () => {
    const declared = (value: number, toModelUnit: number) => {
      const scenario = simpleScenario();
      const makerCover = { ...input(value), toModelUnit };
      return { ...scenario, sectors: { traction: { ...scenario.sectors.traction, makerCover } } };
    };
    const weeks = simulate(declared(15, 1)).series("makerCoverWeeks.Dy.traction");
    const days = simulate(declared(105, 1 / 7)).series("makerCoverWeeks.Dy.traction");
    days.forEach((week, index) => {
      expect(week[0]).toBeCloseTo(weeks[index][0], 9);
    });
  });
});

describe("names and order", () => {
  test("the order in which sectors and materials are written is of no effect on any run", () => {
    const cover = (median: number) => ({ cover: { kind: "lognormal", median, p95: 3 * median } as const });
    const sectors = { traction: cover(15), industry: cover(12), defence: cover(20) };
    const reversed = Object.fromEntries(Object.entries(sectors).reverse());
    const priorities = (given: typeof sectors) => {
      const scenario = uncertain({ sectors: given, materials: ["Dy", "Tb"] });
      return scenario;
    };
    const a = simulate(priorities(sectors), { runs: 30 });
    const b = simulate(
      { ...priorities(reversed as typeof sectors), materials: reverse(priorities(sectors).materials) },
      { runs: 30 },
    );
    for (const id of ["unmetNeedShare.Dy.traction", "unmetNeedShare.Tb.defence", "lowestCoverWeeks.Dy.industry"])
      b.outcome(id).forEach((value, i) => {
        expect(value).toBeCloseTo(a.outcome(id)[i], 9);
      });
  });

  test("a mechanism switched off moves nobody else's draws: the ban is as long, and as dense, in every run", () => {
    const base = simulate(uncertain(), { runs: 50 });
    for (const name of mechanismNames.filter((each) => each !== "policy")) {
      const without = simulate(
        uncertain({ mechanisms: { hoarding: true, thrift: true, elasticity: true, priceNoise: true, [name]: false } }),
        { runs: 50 },
      );
      expect(without.outcome("banWeeks"), name).toEqual(base.outcome("banWeeks"));
      expect(without.outcome("blockedWeeks"), name).toEqual(base.outcome("blockedWeeks"));
      if (name !== "priceNoise")
        expect(without.outcome("priceDomesticPeakMultiple.Dy"), name).toEqual(
          base.outcome("priceDomesticPeakMultiple.Dy"),
        );
    }
  });

  test("another sector or material leaves the old ones' uncertain inputs and quotes as they were, run by run", () => {
    const base = simulate(uncertain(), { runs: 50 });
    const more = simulate(uncertain({ materials: ["Dy", "Tb"], sectors: { ...traction, defence: {} } }), { runs: 50 });
    expect(more.outcome("priceDomesticPeakMultiple.Dy")).toEqual(base.outcome("priceDomesticPeakMultiple.Dy"));
    expect(more.outcome("banWeeks")).toEqual(base.outcome("banWeeks"));
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
