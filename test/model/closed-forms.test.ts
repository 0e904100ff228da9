import { describe, expect, test } from "vitest";
import type { Project } from "../../src/model/scenario/parts.ts";
import { input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith, stopped } from "../support/states.ts";

const steadyMine = (tonnesPerWeek: number, openShare = 1, start = "2020-01-01"): Project => ({
  title: "mine",
  start,
  slip: input(0),
  firstYearYield: input(1),
  rampTime: input(0),
  firmShare: input(openShare),
  availableShare: input(openShare),
  capacity: { Dy: input(tonnesPerWeek) },
});

describe("stocks", () => {
  test("with imports stopped and use constant, the stock runs out in exactly stock / use weeks", () => {
    // 150 t at 10 t a week: weeks 0 to 14 are served in full, week 15 is the first without any.
    const run = simulate(simpleScenario({ sectors: { traction: { cover: 15 } } }));
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(15);
    expect(run.series("unmetNeedShare.Dy.traction").map((week) => week[0])).toEqual([
      ...Array(15).fill(0),
      ...Array(52 - 15).fill(1),
    ]);
  });

  test("with 4 t a week from a mine elsewhere, a stock of 150 t lasts 150 / (10 - 4) = 25 weeks", () => {
    const run = simulate(simpleScenario({ projects: { mine: steadyMine(4) } }));
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(25);
    const after = run.series("unmetNeedShare.Dy.traction").slice(25);
    for (const week of after) expect(week[0]).toBeCloseTo(0.6, 12);
  });

  test("goods under way at the stop still arrive, for as long as the transit takes", () => {
    const run = simulate(simpleScenario({ transit: 3, sectors: { traction: { cover: 15 } } }));
    expect(
      run
        .series("arrivalsTonnes.Dy")
        .slice(0, 5)
        .map((week) => week[0]),
    ).toEqual([10, 10, 10, 0, 0]);
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(18);
  });

  test("a transit of 2.25 weeks splits the last arrival: 10, 10, 2.5, 0", () => {
    const run = simulate(simpleScenario({ transit: 2.25 }));
    expect(
      run
        .series("arrivalsTonnes.Dy")
        .slice(0, 4)
        .map((week) => week[0]),
    ).toEqual([10, 10, 2.5, 0]);
  });

  test("with a stock for longer than the horizon nothing goes unmet", () => {
    const run = simulate(simpleScenario({ sectors: { traction: { cover: 1e6 } } }));
    expect(run.outcome("unmetNeedTonnes.Dy")[0]).toBe(0);
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(52);
  });
});

describe("calm", () => {
  test("with no shock and no noise nothing changes, in any series, whatever the transit and the mines", () => {
    const run = simulate(
      simpleScenario({
        blocked: 0,
        transit: 2.3,
        held: 8,
        projects: { mine: steadyMine(3, 0.5) },
        sectors: { traction: { cover: 15, weight: 3 }, defence: { cover: 9, weight: 1 } },
        mechanisms: { hoarding: true, thrift: true, elasticity: true },
      }),
    );
    for (const id of [
      "arrivalsTonnes.Dy",
      "makerCoverWeeks.Dy.traction",
      "makerCoverWeeks.Dy.defence",
      "nationalStockTonnes.Dy",
      "priceDomesticUsdPerKg.Dy",
      "priceFobUsdPerKg.Dy",
      "priceAskUsdPerKg.Dy",
      "pricePaidUsdPerKg.Dy",
    ]) {
      const [first, ...later] = run.series(id).map((week) => week[0]);
      for (const value of later) expect(value, id).toBeCloseTo(first, 9);
    }
    expect(run.series("arrivalsTonnes.Dy")[0][0]).toBeCloseTo(10 - 1.5, 12);
    expect(run.outcome("unmetNeedTonnes.Dy")[0]).toBe(0);
    expect(run.outcome("phantomTonnes.Dy")[0]).toBe(0);
  });
});

describe("mines", () => {
  test("output ramps linearly from the first-year yield: 20 t/week, 10 % at first, two years, after a slip of 10 weeks", () => {
    const scenario = simpleScenario({
      horizonWeeks: 130,
      blocked: 1,
      sectors: { traction: { cover: 0 } },
      demandPerWeek: 100,
      projects: {
        late: {
          ...steadyMine(20, 1, "2026-01-05"),
          slip: input(10),
          firstYearYield: input(0.1),
          rampTime: input(104),
        },
      },
    });
    const served = simulate(scenario)
      .series("unmetNeedShare.Dy.traction")
      .map((week) => 100 * (1 - week[0]));
    expect(served[9]).toBeCloseTo(0, 12);
    // Middle of week 10 + k is k + 1/2 weeks into the ramp.
    expect(served[10]).toBeCloseTo(20 * (0.1 + (0.9 * 0.5) / 104), 9);
    expect(served[62]).toBeCloseTo(20 * (0.1 + (0.9 * 52.5) / 104), 9);
    expect(served[129]).toBeCloseTo(20, 9);
  });
});

describe("quotes", () => {
  test("a stop aimed at everyone triples the ask in five weeks, as in spring 2025", () => {
    // Open share c falls from 1 towards 0 with a lag of two weeks; ask = FOB c^-0.45.
    const run = simulate(simpleScenario({ blocked: 1, blockedWorld: 1 }));
    const multiple = run.series("priceAskUsdPerKg.Dy")[4][0] / 300;
    expect(multiple).toBeCloseTo(Math.exp((0.45 * 5) / 2), 9);
    expect(multiple).toBeGreaterThan(2.5);
    expect(multiple).toBeLessThan(3.5);
  });

  test("a stop aimed at a country with half of the demand moves the ask by 2^0.45, for ever, dry as its makers run", () => {
    const run = simulate(simpleScenario({ blocked: 1, blockedWorld: 0, horizonWeeks: 156 }));
    expect(run.outcome("priceAskPeakMultiple.Dy")[0]).toBeCloseTo(2 ** 0.45, 6);
    expect(run.outcome("priceAskEndMultiple.Dy")[0]).toBeCloseTo(2 ** 0.45, 6);
  });

  test("buyers outside who go without drive the ask though the quoted form is free: half of half of them, 0.75^-0.45", () => {
    const states = {
      ban: stateWith({ country: { magnet: { civil: stopped, military: stopped } } }),
    };
    const run = simulate(
      simpleScenario({
        states,
        script: [{ day: 0, state: "ban" }],
        forms: { raw: 0.5, magnet: 0.5 },
        sectors: { traction: { cover: 0 } },
        supplyLineWeight: 1,
        shipments: { surge: input(1) },
        horizonWeeks: 60,
      }),
    );
    expect(run.series("unmetNeedShare.Dy.traction").at(-1)?.[0]).toBeCloseTo(0.5, 9);
    expect(run.outcome("priceAskEndMultiple.Dy")[0]).toBeCloseTo(0.75 ** -0.45, 4);
  });

  test("what may leak is to be had: with a ceiling of 0.1 a stop of everything lifts the ask to 10^0.45 at most", () => {
    const run = simulate(simpleScenario({ blocked: 1, blockedWorld: 1, leakage: { ceiling: input(0.1) } }));
    expect(run.outcome("priceAskPeakMultiple.Dy")[0]).toBeLessThan(10 ** 0.45);
    expect(run.outcome("priceAskPeakMultiple.Dy")[0]).toBeGreaterThan(0.9 * 10 ** 0.45);
  });

  test("the ask stops where the least valuable line does", () => {
    const run = simulate(simpleScenario({ blocked: 1, blockedWorld: 1, mostMultiple: 4 }));
    expect(run.outcome("priceAskPeakMultiple.Dy")[0]).toBeCloseTo(4, 9);
  });

  test("a spread fades the slower the less is to be had: with half of it, half as fast in the logarithm", () => {
    const run = simulate(
      simpleScenario({
        blocked: 1,
        ask: 300 * 8,
        horizonWeeks: 80,
        mostMultiple: 1000,
        quotes: { askResponseTime: input(0) },
      }),
    );
    const spread = run.series("priceAskUsdPerKg.Dy").map(([usd]) => Math.log(usd / 300));
    expect(spread[51] / spread[25]).toBeCloseTo(2 ** -0.5, 9);
  });

  test("a ban does not lift the exporter's home quote, nor FOB", () => {
    const run = simulate(simpleScenario({ blocked: 1, blockedWorld: 1 }));
    expect(run.outcome("priceDomesticPeakMultiple.Dy")[0]).toBe(1);
    expect(run.outcome("priceFobPeakMultiple.Dy")[0]).toBe(1);
  });

  test("the price paid is FOB contracts but for 1 % of usual use, bought at the ask", () => {
    // 8 t of the usual 10 a week still come, of which the last month's volume has seen one week: V = 8 + 2 exp(-1 / month).
    // 0.1 t of them are bought at the ask of 600, the rest at FOB 300.
    const scenario = simpleScenario({
      blocked: 0.2,
      ask: 600,
      horizonWeeks: 1,
      mechanisms: { scarcityPremium: false },
    });
    const run = simulate(scenario);
    const ask = run.series("priceAskUsdPerKg.Dy")[0][0];
    expect(run.series("pricePaidUsdPerKg.Dy")[0][0]).toBeCloseTo(
      300 + (ask - 300) * (0.1 / (8 + 2 * Math.exp(-1 / (365.25 / 84)))),
      9,
    );
  });

  test("a spread over FOB fades with half-life 26 weeks", () => {
    const run = simulate(simpleScenario({ blocked: 0, ask: 300 * Math.E, horizonWeeks: 104 }));
    expect(Math.log(run.series("priceAskUsdPerKg.Dy")[103][0] / 300)).toBeCloseTo(1 / 16, 9);
  });
});

describe("demand", () => {
  test("thrift closes its gap with time constant 100 weeks from week 30 on", () => {
    // Full block and fear at once: stress 1, target 0.3. Steps 30.. are the savings of weeks after the start lag.
    const run = simulate(
      simpleScenario({
        sectors: { traction: { cover: 0 } },
        horizonWeeks: 100,
        fearTime: 0,
        mechanisms: { thrift: true },
        projects: { mine: steadyMine(6, 1) },
      }),
    );
    const unmet = run.series("unmetNeedShare.Dy.traction").map((week) => week[0]);
    expect(unmet[29]).toBeCloseTo(0.4, 12);
    const saved = 0.3 * (1 - Math.exp(-70 / 100));
    expect(unmet[99]).toBeCloseTo(1 - 6 / (10 * (1 - saved)), 9);
  });

  test("with no headroom thrift changes nothing", () => {
    const on = simulate(simpleScenario({ headroom: 0, mechanisms: { thrift: true } }));
    const off = simulate(simpleScenario({ headroom: 0 }));
    expect(on.series("unmetNeedShare.Dy.traction")).toEqual(off.series("unmetNeedShare.Dy.traction"));
  });
});

describe("national stock", () => {
  const released = (choices: Parameters<typeof simpleScenario>[0]) =>
    simulate(simpleScenario({ held: 20, sectors: { traction: { cover: 10 } }, ...choices }));

  test("a stock of 20 weeks without a lag or a cap that binds carries a maker's 10 weeks to 30", () => {
    const run = released({ release: { trigger: "policy" } });
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(30);
  });

  test("under `never` it is still whole at the end", () => {
    const run = released({ release: { trigger: "never" } });
    expect(run.outcome("nationalStockEndTonnes.Dy")[0]).toBe(200);
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(10);
  });

  test("a cover trigger at 4 weeks, decided after 2 and delivered after 1, leaves the maker short of three weeks", () => {
    // Cover falls below 4 weeks at the end of week 6 (3 weeks left then); held for two weeks, sent from week 9 on, and
    // delivered from week 10: the ten weeks of stock last until then, and 20 weeks follow.
    const run = released({
      release: { trigger: "cover", coverBelow: input(4), decisionLag: input(2), deliveryLag: input(1) },
    });
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(30);
    expect(run.series("nationalStockTonnes.Dy")[8][0]).toBe(200);
    expect(run.series("nationalStockTonnes.Dy")[9][0]).toBe(190);
  });

  test("the floor is kept to the tonne and the weekly cap is kept", () => {
    const run = released({ release: { trigger: "policy", floor: input(0.25), weeklyCap: input(0.5) } });
    expect(run.outcome("nationalStockEndTonnes.Dy")[0]).toBe(50);
    expect(run.series("nationalStockTonnes.Dy")[0][0]).toBe(195);
  });

  test("what is reserved for defence never reaches traction", () => {
    const sectors = { traction: { cover: 10 }, defence: { cover: 10 } };
    const run = released({ sectors, release: { trigger: "policy", eligible: ["defence"] } });
    expect(run.outcome("firstLineStopWeek.traction")[0]).toBe(10);
    expect(run.outcome("firstLineStopWeek.defence")[0]).toBe(50);
  });
});
