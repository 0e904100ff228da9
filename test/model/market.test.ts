import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Project } from "../../src/model/scenario/parts.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { from } from "../support/arbitrary-policy.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith, stopped } from "../support/states.ts";

const margin = "priceMarginUsdPerKg.Dy";
const paid = "pricePaidUsdPerKg.Dy";

/** No stock, no transit and a share of the flow blocked: that share of the need is lacking from the first week on. */
const short = (blocked: number, more: Choices = {}) =>
  simpleScenario({ sectors: { traction: { cover: 0 } }, blocked, horizonWeeks: 60, ...more });
const mine = (tonnesPerWeek: number): Project => ({
  title: "mine",
  start: "2020-01-01",
  slip: input(0),
  firstYearYield: input(1),
  rampTime: input(0),
  firmShare: input(1),
  availableShare: input(1),
  capacity: { Dy: input(tonnesPerWeek) },
});
const last = (scenario: Scenario, id: string) => simulate(scenario).series(id).at(-1)?.[0] as number;

describe("the price of the last tonne", () => {
  test("is FOB while nobody lacks metal", () => {
    const run = simulate(short(0, { volatility: 0.1, mechanisms: { priceNoise: true } }), { runs: 5 });
    expect(run.series(margin)).toEqual(run.series("priceFobUsdPerKg.Dy"));
  });

  test("a fifth short clears at 6.4 times FOB at an elasticity of -0.12, at 2.1 times at -0.3", () => {
    // 0.8^(-1 / 0.12) = 6.421, 0.8^(-1 / 0.3) = 2.104; FOB is 300.
    expect(last(short(0.2), margin) / 300).toBeCloseTo(0.8 ** (-1 / 0.12), 4);
    expect(last(short(0.2), margin) / 300).toBeCloseTo(6.42, 2);
    expect(last(short(0.2, { elasticity: -0.3 }), margin) / 300).toBeCloseTo(2.1, 2);
  });

  test("is that of a month: after one week the share that is lacking counts as 1 - exp(-1 / month) of itself", () => {
    const [week] = simulate(short(0.2)).series(margin);
    const seen = 0.2 * (1 - Math.exp(-84 / 365.25));
    expect(week[0] / 300).toBeCloseTo((1 - seen) ** (-1 / 0.12), 9);
  });

  test("is over what is left after the cheap cuts: with a tenth rationed away 8 t are a ninth short of 9, not a fifth of 10", () => {
    const scenario = short(0.2, { mechanisms: { planning: true }, numbers: { "makers.rationable": 0.1 } });
    expect(last(scenario, margin) / 300).toBeCloseTo((8 / 9) ** (-1 / 0.12), 4);
  });

  test("stops where the least valuable line does, also where use answers to no price or nothing comes at all", () => {
    expect(last(short(0.5, { mostMultiple: 20 }), margin)).toBe(6000);
    expect(last(short(0.01, { mostMultiple: 20, elasticity: 0 }), margin)).toBe(6000);
    expect(last(short(1, { mostMultiple: 20, sectors: { traction: { cover: 0 }, defence: {} } }), margin)).toBe(6000);
  });

  test("is never below FOB, though that has risen above what the last line can bear", () => {
    const squeeze = { began: "2026-01-05", cut: input(0.9), lasts: input(60), responseTime: input(1) };
    const run = simulate(short(0.5, { mostMultiple: 2, squeeze }));
    const fob = run.series("priceFobUsdPerKg.Dy").at(-1)?.[0] as number;
    expect(fob).toBeGreaterThan(600);
    expect(run.series(margin).at(-1)?.[0]).toBe(fob);
  });

  test("falls back to FOB in the month in which there is enough again, as thrift saves what was lacking", () => {
    // 5 t a week of the 10 from a mine elsewhere; thrift saves 0.6 of the use in the end, half of it after 18 weeks.
    const run = simulate(
      short(1, {
        projects: { mine: mine(5) },
        headroom: 0.6,
        fearTime: 0,
        mechanisms: { thrift: true },
        horizonWeeks: 150,
        numbers: { "demand.thrift.startLag": 0, "demand.thrift.timeConstant": 10, "demand.thrift.reversal": 1000 },
      }),
    );
    const prices = run.series(margin).map(([usd]) => usd);
    expect(Math.max(...prices)).toBeGreaterThan(3000);
    expect(run.series("unmetNeedShare.Dy.traction").at(-1)?.[0]).toBe(0);
    expect(prices.at(-1)).toBeCloseTo(300, 6);
  });

  test("with clearing off is FOB, and the price paid is what it was without a market", () => {
    const off = short(0.4, { mechanisms: { clearing: false }, ask: 600 });
    expect(last(off, margin)).toBe(300);
    // 1 % of usual use at the ask, over the six tenths that come.
    const ask = last(off, "priceAskUsdPerKg.Dy");
    expect(last(off, paid)).toBeCloseTo(300 + (ask - 300) * (0.1 / 6), 3);
  });
});

describe("the price paid on average", () => {
  test("has what leaks, what scrap gives and what the state releases at the margin, and all else at contract", () => {
    // 6 t a week under contract at 300, 2 t released: 2 t are lacking of 10, so the margin is 0.8^(-1 / 0.12) times 300.
    const scenario = short(0.4, { held: 1000, release: { trigger: "policy", weeklyCap: input(0.2) } });
    const last = 300 * 0.8 ** (-1 / 0.12);
    const spot = 0.1;
    expect(simulate(scenario).series(paid).at(-1)?.[0]).toBeCloseTo(300 + ((2 + spot) / 8) * (last - 300), 2);
  });

  test("where nothing comes is the price of the last tonne, or the ask where that is higher", () => {
    for (const ask of [300, 9e5]) {
      const run = simulate(
        short(1, { ask, mostMultiple: 20, horizonWeeks: 150, mechanisms: { scarcityPremium: false } }),
      );
      expect(run.series(paid).at(-1)?.[0]).toBeCloseTo(
        Math.max(6000, run.series("priceAskUsdPerKg.Dy").at(-1)?.[0] as number),
        6,
      );
    }
  });
});

describe("in the same run", () => {
  /** One material, two sectors and forms, firms that differ, leaks, a stock that is released, noise; nothing that shortage calls forth. */
  const world = (more: Choices): Scenario =>
    simpleScenario({
      horizonWeeks: 80,
      banFromDay: 21,
      forms: { raw: 0.8, magnet: 0.2 },
      transit: 2,
      sectors: { traction: { cover: 6, weight: 3 }, defence: { cover: 5, endUse: "military" } },
      firmSpread: 0.3,
      leakage: { ceiling: input(0.1) },
      held: 4,
      release: { trigger: "policy", weeklyCap: input(0.2) },
      ask: 500,
      volatility: 0.05,
      mostMultiple: 30,
      mechanisms: { priceNoise: true, redesign: false, recycling: false },
      ...more,
    });

  const never = (worse: Scenario, better: Scenario, ids: readonly string[]) => {
    const [a, b] = [better, worse].map((each) => simulate(each, { runs: 8 }));
    for (const id of ids)
      b.series(id).forEach((week, index) => {
        week.forEach((value, i) => {
          expect(value, `${id} in week ${index}`).toBeGreaterThanOrEqual(a.series(id)[index][i] * (1 - 1e-9));
        });
      });
  };

  test("no price falls when only shortage rises: makers that begin with less in stock", () => {
    const stocked = (cover: number) =>
      world({ sectors: { traction: { cover, weight: 3 }, defence: { cover, endUse: "military" } } });
    fc.assert(
      fc.property(from(0, 12), from(0, 8), (cover, more) =>
        never(stocked(cover), stocked(cover + more), [margin, "priceAskUsdPerKg.Dy"]),
      ),
      { seed: 21, numRuns: 20 },
    );
  });

  test("no price falls when only shortage rises: a larger need for the same flow", () => {
    // All that comes is from a mine elsewhere, whatever is needed.
    const needing = (demandPerWeek: number) =>
      short(1, {
        demandPerWeek,
        mostMultiple: 30,
        projects: { mine: mine(6) },
      });
    fc.assert(
      fc.property(from(6, 20), from(0, 10), (need, more) =>
        never(needing(need + more), needing(need), [margin, paid, "priceAskUsdPerKg.Dy"]),
      ),
      { seed: 22, numRuns: 20 },
    );
  });

  test("a market with a free form that uses are qualified for has no unmet need, and its last tonne costs FOB", () => {
    const states = {
      ban: stateWith({ country: { raw: { civil: stopped, military: stopped } } }),
    };
    fc.assert(
      fc.property(from(3, 20), from(0.05, 0.9), from(0, 2), (cover, magnet, transit) => {
        const free = world({
          ...{ states, script: [{ day: 0, state: "ban" }], transit, held: 0 },
          sectors: { traction: { cover, weight: 3 }, defence: { cover, endUse: "military" } },
          forms: { raw: 1 - magnet, magnet },
          firmSpread: 0,
          mechanisms: { priceNoise: true, formSwitching: true },
          shipments: { surge: input(100) },
        });
        const run = simulate(free, { runs: 3 });
        expect([...run.outcome("unmetNeedTonnes.Dy")]).toEqual([0, 0, 0]);
        expect(run.series(margin)).toEqual(run.series("priceFobUsdPerKg.Dy"));
      }),
      { seed: 23, numRuns: 20 },
    );
  });
});
