import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { RandomStreams } from "../../src/model/random/source.ts";
import { type MechanismName, mechanismNames, type Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { recordedDraws } from "../support/recorded-draws.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith } from "../support/states.ts";

const uniform = (low: number, high: number) => input({ kind: "uniform", low, high });
const lane = (blocked: number) => ({
  civil: { blocked: input(blocked), approval: "mood" },
  military: { approval: "mood" },
});

/** All mechanisms at work, every stream drawn from, bans that come and go. */
const everything = (more: Choices = {}): Scenario =>
  simpleScenario({
    forms: { raw: 0.7, magnet: 0.3 },
    sectors: {
      traction: { weight: 3, cover: 6, firms: 9 },
      defence: { weight: 1, cover: 4, endUse: "military", firms: 4 },
    },
    states: {
      ban: stateWith({
        country: { raw: lane(0.8), magnet: lane(0.2) },
        world: { raw: { approval: "mood" } },
        ifNotCovered: "calm",
        lasts: input({ kind: "weibull", shape: 1.2, median: 12 }),
        next: { calm: uniform(0.2, 0.8), ban: "remainder" },
      }),
      calm: stateWith({
        role: "open",
        world: { raw: { approval: "mood" } },
        lasts: input({ kind: "lognormal", median: 8, p95: 30 }),
        next: { ban: "remainder" },
      }),
    },
    coverage: { probability: input(0.7), foundOutAfter: uniform(2, 9) },
    settlement: { counterLeverage: uniform(0, 1) },
    licences: {
      approval: { mood: uniform(0.3, 0.9) },
      wait: uniform(1, 6),
      deskSpread: uniform(0, 2),
    },
    leakage: { ceiling: uniform(0, 0.3) },
    squeeze: { hazard: uniform(0.01, 0.05), cut: uniform(0, 0.3) },
    redesign: { qualification: input(10), rate: input(0.002) },
    recycling: { cap: input(0.05) },
    held: { kind: "uniform", low: 0, high: 10 },
    release: { trigger: "cover", coverBelow: input(4), weeklyCap: input(0.5), refill: input(0.01) },
    firmSpread: 0.3,
    sharing: 0.3,
    rationable: 0.3,
    volatility: 0.05,
    quotes: {
      correlation: uniform(0.1, 0.9),
      jumps: { rate: uniform(0.05, 0.2), median: input(1.2), spread: input(0.2) },
    },
    known: [{ day: 0, basis: "domestic", value: 230 }],
    projects: {
      mine: {
        title: "mine",
        start: "2026-06-01",
        slip: uniform(0, 30),
        firstYearYield: uniform(0, 1),
        rampTime: input(50),
        firmShare: input(0.3),
        availableShare: input(0.7),
        capacity: { Dy: input(4) },
      },
    },
    mechanisms: {
      hoarding: true,
      otherBuyers: true,
      formSwitching: true,
      thrift: true,
      elasticity: true,
      priceNoise: true,
    },
    horizonWeeks: 80,
    others: "amid",
    ...more,
  });

const without = (scenario: Scenario, name: MechanismName): Scenario => ({
  ...scenario,
  mechanisms: { ...scenario.mechanisms, [name]: false },
});

describe("a mechanism switched off", () => {
  const runs = 20;
  const all = recordedDraws(everything(), runs);
  const base = simulate(everything(), { runs });

  /** Streams whose draws a mechanism makes, or that are drawn from as often as restrictions come. */
  const owned: Partial<Record<MechanismName, readonly (keyof RandomStreams)[]>> = {
    policy: ["policyDwell", "policyNext", "policyCoverage", "licences", "licenceFavour"],
    settlement: ["policyDwell", "policyNext", "licences"],
    licences: ["licences"],
    otherBuyers: ["licences"],
    priceNoise: ["domesticQuote", "sharedQuote", "quoteJumps", "jumpSizes"],
    squeeze: ["squeeze"],
    knownQuotes: ["squeeze"],
  };

  test.each(mechanismNames)("%s leaves every draw of the others as it was, none more and none fewer", (name) => {
    const drawn = recordedDraws(without(everything(), name), runs);
    for (const [stream, draws] of all) {
      expect(draws.size, stream).toBeGreaterThan(0);
      if (!owned[name]?.includes(stream)) expect(drawn.get(stream), stream).toEqual(draws);
    }
  });

  /** Who may move a series; everyone else must leave it, bit for bit. */
  const movers: Readonly<Record<string, readonly MechanismName[]>> = {
    restrictionInForce: ["policy", "settlement"],
    blockedShare: ["policy", "settlement", "licences"],
    "priceDomesticUsdPerKg.Dy": ["priceNoise", "knownQuotes", "squeeze", "speculation"],
    "priceFobUsdPerKg.Dy": ["priceNoise", "knownQuotes", "squeeze", "speculation"],
  };

  test.each(mechanismNames)("%s moves something, and no series that is none of its business, by no bit", (name) => {
    const run = simulate(without(everything(), name), { runs });
    for (const [id, by] of Object.entries(movers)) {
      if (by.includes(name)) expect(run.series(id), id).not.toEqual(base.series(id));
      else expect(run.series(id), id).toEqual(base.series(id));
    }
    const ids = outcomeKeys(createWorld(everything())).map(outcomeId);
    expect(ids.some((id) => run.outcome(id).some((value, i) => value !== base.outcome(id)[i]))).toBe(true);
  });
});

describe("in random scenarios a switch is the same as", () => {
  const neutral: readonly (readonly [MechanismName, string, (scenario: Scenario) => Partial<Scenario>])[] = [
    ["hoarding", "no cover wanted for fear", ({ orders }) => ({ orders: { ...orders, hoardCover: input(0) } })],
    ["leakage", "a ceiling of zero", ({ leakage }) => ({ leakage: { ...leakage, ceiling: input(0) } })],
    [
      "elasticity",
      "a price that is never felt",
      ({ demand }) => ({ demand: { ...demand, elasticityLag: input(1e300) } }),
    ],
    [
      "thrift",
      "no headroom",
      ({ demand }) => ({ demand: { ...demand, thrift: { ...demand.thrift, headroom: input(0) } } }),
    ],
    [
      "redesign",
      "a rate of zero",
      ({ demand }) => ({ demand: { ...demand, redesign: { ...demand.redesign, rate: input(0) } } }),
    ],
    ["recycling", "a cap of zero", ({ recycling }) => ({ recycling: { ...recycling, cap: input(0) } })],
    ["alternativeSupply", "no projects", () => ({ alternativeSupply: { projects: {} } })],
    ["speculation", "no wealth", ({ squeeze }) => ({ squeeze: { ...squeeze, speculatorsWealth: input(0) } })],
    [
      "squeeze",
      "none at any hazard",
      ({ squeeze }) => ({ squeeze: { ...squeeze, hazard: input(0), began: "unknown" } }),
    ],
    ["scarcityPremium", "no sensitivity", ({ quotes }) => ({ quotes: { ...quotes, askSensitivity: input(0) } })],
    [
      "stockRelease",
      "a rule that never releases",
      ({ nationalStock: { held, release } }) => ({
        nationalStock: { held, release: { ...release, trigger: "never" } },
      }),
    ],
    [
      "settlement",
      "a clock that is the calendar",
      ({ policy }) => ({
        policy: { ...policy, settlement: { lostSales: input(0), counterLeverage: input(0), lockIn: input(0) } },
      }),
    ],
    [
      "policy",
      "an exporter that lets everything pass",
      ({ policy }) => ({
        policy: {
          ...policy,
          script: [{ date: "2026-01-01", state: "free" }],
          states: { free: stateWith({ role: "open" }) },
        },
      }),
    ],
  ];

  test.each(neutral)("%s: %s, in every outcome and to the last bit", (name, _, changed) => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const on: Scenario = { ...scenario, mechanisms: { ...scenario.mechanisms, [name]: true } };
        const [off, idle] = [without(scenario, name), { ...on, ...changed(scenario) }].map((each) =>
          simulate(each, { runs: 2 }),
        );
        for (const id of outcomeKeys(createWorld(scenario)).map(outcomeId))
          if (id !== "coversCivilUse") expect(idle.outcome(id), id).toEqual(off.outcome(id));
      }),
      { seed: 11, numRuns: 25 },
    );
  });
});

describe("more of the world", () => {
  const base = recordedDraws(everything(), 10);
  const subset = (more: Choices) => {
    const drawn = recordedDraws(everything(more), 10);
    for (const [stream, draws] of base)
      for (const [address, value] of draws) expect(drawn.get(stream)?.get(address), `${stream} ${address}`).toBe(value);
  };

  test("another material leaves every draw of the old as it was", () => subset({ materials: ["Tb", "Dy"] }));

  test("another sector leaves every draw of the old as it was", () =>
    subset({
      sectors: {
        medical: { weight: 0.1, cover: 3, firms: 4 },
        traction: { weight: 3, cover: 6, firms: 9 },
        defence: { weight: 1, cover: 4, endUse: "military", firms: 4 },
      },
    }));

  test("another form leaves every draw of the old as it was", () =>
    subset({ forms: { powder: 0.1, raw: 0.7, magnet: 0.3 } }));
});
