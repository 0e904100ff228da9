import type { Distribution } from "../../src/model/distributions/distribution.ts";
import type { Input, MechanismName, PolicyState, Project, Scenario, Sector } from "../../src/model/scenario.ts";

/** An input in the model's own unit. */
export function input(given: number | Distribution, unit = "model"): Input {
  const distribution: Distribution = typeof given === "number" ? { kind: "constant", value: given } : given;
  return { distribution, unit, toModelUnit: 1, source: "test", date: "2026", grade: "D" };
}

export type Choices = {
  readonly materials?: readonly string[];
  readonly sectors?: Readonly<
    Record<string, { readonly cover?: number | Distribution; readonly weight?: number; readonly priority?: number }>
  >;
  readonly horizonWeeks?: number;
  readonly stepWeeks?: number;
  readonly demandPerWeek?: number | Distribution;
  /** Share blocked by the ban that starts with week `banFrom` and lasts `banWeeks`. */
  readonly blocked?: number | Distribution;
  readonly blockedWorld?: number;
  readonly banFromDay?: number;
  readonly banWeeks?: number | Distribution | "forever";
  readonly transit?: number | Distribution;
  readonly adjustmentTime?: number;
  readonly supplyLineWeight?: number;
  readonly hoardWeeks?: number;
  readonly fearTime?: number;
  readonly elasticity?: number;
  readonly headroom?: number;
  readonly held?: number | Distribution;
  readonly release?: Partial<Scenario["nationalStock"]["release"]>;
  readonly projects?: Readonly<Record<string, Project>>;
  readonly allocation?: Scenario["allocation"]["rule"];
  readonly mechanisms?: Partial<Record<MechanismName, boolean>>;
  readonly volatility?: number;
  readonly ask?: number;
  readonly states?: Readonly<Record<string, PolicyState>>;
};

const start = "2026-01-05";

function isoDay(day: number): string {
  return new Date(Date.parse(start) + day * 86_400_000).toISOString().slice(0, 10);
}

/** A world of constants, quiet unless asked otherwise: one metal, one sector, no noise, no thrift, no elasticity. */
export function simpleScenario(choices: Choices = {}): Scenario {
  const materials = choices.materials ?? ["Dy"];
  const sectors = choices.sectors ?? { traction: {} };
  const banFrom = choices.banFromDay ?? 0;
  const state = (
    country: number | Distribution,
    world: number,
    lasts: PolicyState["lasts"],
    next: PolicyState["next"],
  ) => ({
    title: "test",
    blocked: { country: input(country), world: input(world) },
    lasts,
    next,
  });
  const states = choices.states ?? {
    open: state(0, 0, "forever", {}),
    ban: state(
      choices.blocked ?? 1,
      choices.blockedWorld ?? 0,
      choices.banWeeks === undefined || choices.banWeeks === "forever" ? "forever" : input(choices.banWeeks),
      choices.banWeeks === undefined || choices.banWeeks === "forever" ? {} : { open: "remainder" },
    ),
  };
  return {
    schemaVersion: 1,
    name: "simple",
    title: "simple",
    summary: "",
    country: "Here",
    exporter: "There",
    start,
    horizonWeeks: choices.horizonWeeks ?? 52,
    stepWeeks: choices.stepWeeks ?? 1,
    mechanisms: {
      policy: true,
      hoarding: false,
      stockRelease: true,
      elasticity: false,
      thrift: false,
      alternativeSupply: true,
      priceNoise: false,
      scarcityPremium: true,
      ...choices.mechanisms,
    },
    materials: Object.fromEntries(
      materials.map((name) => [
        name,
        {
          title: name,
          form: "oxide",
          demandShare: input(1 / materials.length),
          quotes: {
            domestic: input(200),
            fobOverDomestic: input(1.5),
            ask: input(choices.ask ?? 300),
            volatility: input(choices.volatility ?? 0.03),
          },
        },
      ]),
    ),
    sectors: Object.fromEntries(
      Object.entries(sectors).map(([name, { cover, weight, priority }], index): [string, Sector] => [
        name,
        {
          title: name,
          priority: priority ?? index + 1,
          demandWeight: input(weight ?? 1),
          makerCover: input(cover ?? 15),
        },
      ]),
    ),
    demand: {
      total: input(choices.demandPerWeek ?? 10),
      elasticity: input(choices.elasticity ?? -0.12),
      elasticityLag: input(26),
      thrift: {
        headroom: input(choices.headroom ?? 0.3),
        startLag: input(30),
        timeConstant: input(100),
        reversal: input(4),
      },
    },
    orders: {
      adjustmentTime: input(choices.adjustmentTime ?? 8),
      supplyLineWeight: input(choices.supplyLineWeight ?? 0.2),
      hoardCover: input(choices.hoardWeeks ?? 2),
      fearTime: input(choices.fearTime ?? 4),
    },
    shipments: { transit: input(choices.transit ?? 0), catchUp: input(5), surge: input(2.17) },
    allocation: { rule: choices.allocation ?? "proRata" },
    nationalStock: {
      held: input(choices.held ?? 0),
      release: {
        trigger: "never",
        coverBelow: input(6),
        weeklyCap: input(1),
        floor: input(0),
        decisionLag: input(0),
        deliveryLag: input(0),
        eligible: Object.keys(sectors),
        ...choices.release,
      },
    },
    alternativeSupply: { projects: choices.projects ?? {} },
    quotes: {
      fastHalfLife: input(26),
      slowHalfLife: input(104),
      slowShare: input(0.5),
      askResponseTime: input(2),
      askSensitivity: input(0.334),
      askExponent: input(1.3),
      openShareFloor: input(0.02),
      countryShareOfWorld: input(0.5),
      contractInterval: input(13),
      spotShare: input(0.01),
    },
    policy: {
      knownUntil: isoDay(banFrom),
      script:
        banFrom === 0
          ? [{ date: start, state: choices.states === undefined ? "ban" : Object.keys(states)[0] }]
          : [
              { date: start, state: "open" },
              { date: isoDay(banFrom), state: "ban" },
            ],
      states,
    },
    outcomes: { lineStopShare: input(0.1) },
  };
}
