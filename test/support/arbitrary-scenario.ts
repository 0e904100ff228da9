import fc from "fast-check";
import { releaseTriggers } from "../../src/model/scenario/parts.ts";
import { type MechanismName, mechanismNames, type Scenario } from "../../src/model/scenario/scenario.ts";
import { arbitraryScript, arbitraryState, from, given, inForms, share, stateNames } from "./arbitrary-policy.ts";
import { type Choices, input, simpleScenario } from "./simple-scenario.ts";

const forms = fc.oneof(
  fc.constant({ raw: 1 }),
  fc.record({ raw: from(0.01, 1), magnet: from(0.01, 1) }),
  fc.record({ magnet: from(0.01, 1), raw: from(0.01, 1) }),
);

const sector = fc.record({
  cover: fc.oneof(from(0, 40), fc.constant(0)),
  weight: from(0.01, 1),
  priority: fc.integer({ min: 1, max: 5 }),
  endUse: fc.constantFrom("civil" as const, "military" as const),
  firms: fc.integer({ min: 1, max: 30 }),
});

const project = fc
  .record({ slip: from(0, 60), yield: share, ramp: from(0, 100), open: share, Dy: from(0, 12) })
  .map((drawn) => ({
    title: "mine",
    start: "2025-09-01",
    slip: input(drawn.slip),
    firstYearYield: input(drawn.yield),
    rampTime: input(drawn.ramp),
    openShare: input(drawn.open),
    capacity: { Dy: input(drawn.Dy) },
  }));

const behaviour = {
  transit: from(0, 6),
  adjustmentTime: from(1, 20),
  supplyLineWeight: share,
  hoardWeeks: from(0, 10),
  fearTime: from(0, 20),
  elasticity: from(-1, 0),
  headroom: share,
  qualificationWeeks: from(0, 60),
  firmSpread: fc.oneof(fc.constant(0), from(0.05, 2)),
  countryShare: from(0.05, 1),
  ask: from(100, 2000),
  volatility: from(0, 0.2),
  redesign: fc.record({ qualification: given(from(0, 30)), rate: given(from(0, 0.5)) }),
  recycling: fc.record({ cap: given(share), timeConstant: given(from(0.5, 100)) }),
  leakage: fc.record({ ceiling: given(share), lag: given(from(0, 20)), enforcementTime: given(from(0.5, 200)) }),
  shipments: fc.record({ catchUp: given(from(0, 12)), surge: given(from(1, 4)) }),
};

const institutions = {
  licences: fc.record({
    approval: fc.record({ calm: given(share), tense: given(share), targeted: given(fc.constantFrom(0, 1)) }),
    statutoryWait: given(fc.oneof(from(0, 12), fc.constant({ kind: "uniform", low: 0, high: 5 } as const))),
    delay: given(fc.oneof(from(0, 6), fc.constant({ kind: "gamma", shape: 1.5, mean: 5 } as const))),
  }),
  coverage: fc.record({ probability: given(share), foundOutAfter: given(from(0, 30)) }),
  settlement: fc.record({
    lostSales: given(from(0, 3)),
    counterLeverage: given(from(0, 3)),
    lockIn: given(from(0, 3)),
  }),
  held: fc.oneof(from(0, 40), fc.constant({ kind: "uniform", low: 0, high: 40 } as const)),
  release: fc.record({
    trigger: fc.constantFrom(...releaseTriggers),
    coverBelow: given(from(0, 20)),
    askAbove: given(from(0.5, 3)),
    weeklyCap: given(from(0, 2)),
    floor: given(share),
    decisionLag: given(from(0, 8)),
    deliveryLag: given(from(0, 8)),
    refill: given(fc.oneof(fc.constant(0), from(0, 0.3))),
  }),
  squeeze: fc.record({
    hazard: given(from(0, 0.2)),
    cut: given(from(0, 0.9)),
    lasts: given(from(0.2, 40)),
    shortElasticity: given(from(-0.5, -0.05)),
    longElasticity: given(from(-1, -0.3)),
    responseTime: given(from(1, 30)),
    adjustmentTime: given(from(1, 100)),
    speculatorsWealth: given(from(0, 10)),
    trendTime: given(from(1, 30)),
    began: fc.constantFrom("unknown", "2025-10-01", "2026-03-03"),
  }),
};

const alwaysOn: readonly MechanismName[] = ["policy", "stockRelease", "alternativeSupply", "scarcityPremium"];
const switches = mechanismNames.filter((name) => !alwaysOn.includes(name));

const choices = fc.record({
  materials: fc.constantFrom(["Dy"], ["Dy", "Tb"], ["Tb", "Dy", "Y"]),
  forms,
  sectors: fc.dictionary(fc.constantFrom("traction", "industry", "electronics", "defence", "medical"), sector, {
    minKeys: 1,
    noNullPrototype: true,
  }),
  horizonWeeks: fc.integer({ min: 2, max: 80 }),
  stepWeeks: fc.constantFrom(1, 1, 0.5, 0.25),
  demandPerWeek: from(0.1, 50),
  states: fc.record(Object.fromEntries(stateNames.map((name) => [name, arbitraryState]))),
  script: arbitraryScript,
  knownFor: fc.integer({ min: 0, max: 60 }),
  projects: fc.dictionary(fc.constantFrom("mine", "plant"), project, { noNullPrototype: true }),
  allocation: fc.constantFrom("proRata" as const, "priority" as const, "weighted" as const),
  mechanisms: fc.record(Object.fromEntries(switches.map((name) => [name, fc.boolean()]))),
  eligible: fc.nat(),
  ...behaviour,
  ...institutions,
});

/** A scenario of any shape the model allows, drawn by fast-check. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = choices.map(
  ({ states: drawn, forms: shares, knownFor, eligible, release, ...rest }) => {
    const sectors = Object.keys(rest.sectors);
    const chosen: Choices = {
      ...rest,
      forms: shares,
      states: Object.fromEntries(Object.entries(drawn).map(([name, state]) => [name, inForms(state, shares)])),
      knownUntilDay: (rest.script.at(-1)?.day ?? 0) + knownFor,
      release: { ...release, eligible: sectors.filter((_, s) => s === 0 || ((eligible >> s) & 1) === 1) },
    };
    return simpleScenario(chosen);
  },
);
