import type { Distribution } from "../../src/model/distributions/distribution.ts";
import type { Input, ReleaseRule } from "../../src/model/scenario/parts.ts";
import { type MechanismName, mechanismNames, type Scenario } from "../../src/model/scenario/scenario.ts";

/** A scenario under which the NumPy program must agree with the model. */
export type Case = { readonly name: string; readonly scenario: Scenario };

/**
 * A scenario in which no mechanism can hide: what works little in the shipped ones works much, and there is less luck for
 * it to drown in. With any one mechanism off the outcomes are plainly others.
 */
export function sharpened(scenario: Scenario): Scenario {
  const { squeeze, policy, mechanisms } = withSettlement(scenario);
  return {
    ...scenario,
    mechanisms: { ...mechanisms, settlement: true },
    demand: {
      total: model(11),
      elasticity: model(-0.5),
      elasticityLag: model(6),
      thrift: { headroom: model(0.5), startLag: model(4), timeConstant: model(13), reversal: model(3) },
      redesign: { qualification: model({ kind: "uniform", low: 8, high: 16 }), rate: model(0.02) },
    },
    recycling: { cap: model(0.3), timeConstant: model(13) },
    orders: { ...scenario.orders, hoardCover: model(16) },
    leakage: { ...scenario.leakage, ceiling: model(0.4), lag: model(6) },
    nationalStock: { ...withRelease(scenario, { coverBelow: model(12) }).nationalStock, held: model(12) },
    squeeze: { ...squeeze, hazard: model(0.03), cut: model(0.3), speculatorsWealth: model(8) },
    // One way alone: speeds that differ about that of the calendar would leave the mean length as it is.
    policy: { ...policy, settlement: { ...policy.settlement, counterLeverage: model(0.7), lockIn: model(0) } },
  };
}

/** Each mechanism the other way round than in the scenario, and all of them off. */
export function switchCases(scenario: Scenario): readonly Case[] {
  const { mechanisms } = scenario;
  const none = Object.fromEntries(mechanismNames.map((name) => [name, false])) as Record<MechanismName, boolean>;
  return [
    { name: "every mechanism off", scenario: { ...scenario, mechanisms: none } },
    ...mechanismNames.map((name) => ({
      name: `${name} ${mechanisms[name] ? "off" : "on"}`,
      scenario: { ...scenario, mechanisms: { ...mechanisms, [name]: !mechanisms[name] } },
    })),
  ];
}

/** What no shipped scenario uses: rules, triggers, steps, correlations and kinds of distribution. */
export function rareCases(scenario: Scenario): readonly Case[] {
  const { orders, quotes, demand, shipments, licences } = scenario;
  return [
    {
      name: "half steps, settlement, water-filling, a planned release, a wait that no law sets, correlated inputs",
      scenario: {
        ...withRelease(withSettlement(scenario), { trigger: "planned", deliveryLag: model(2.7) }),
        stepWeeks: 0.5,
        mechanisms: { ...scenario.mechanisms, settlement: true },
        allocation: { rule: "weighted" },
        licences: { ...licences, statutoryWait: model({ kind: "uniform", low: 2, high: 11 }) },
        correlations: [correlated("demand.total", "leakage.ceiling", 0.8), correlated("demand.total", stock, -0.5)],
      },
    },
    {
      name: "strict priority, a release by price, every kind of distribution",
      scenario: {
        ...withRelease(scenario, { trigger: "price", askAbove: model(1.05), floor: model(0.2) }),
        allocation: { rule: "priority" },
        orders: {
          ...orders,
          adjustmentTime: model({ kind: "discrete", values: [4, 6, 13], probabilities: [0.2, 0.5, 0.3] }),
          supplyLineWeight: model({ kind: "beta", alpha: 2, beta: 5, low: 0, high: 0.6 }),
        },
        quotes: { ...quotes, fastHalfLife: model({ kind: "normal", mean: 26, sd: 3 }) },
        demand: {
          ...demand,
          total: model({ kind: "lognormal", median: 11, p95: 20 }),
          elasticity: model({ kind: "quantiles", p5: -0.3, p50: -0.1, p95: -0.05, scale: "linear" }),
        },
        shipments: {
          ...shipments,
          transit: model({ kind: "pert", low: 0, mode: 1.5, high: 4 }),
          surge: model({ kind: "weibull", shape: 6, median: 2 }),
        },
      },
    },
  ];
}

const stock = "nationalStock.held";

function withSettlement(scenario: Scenario): Scenario {
  const settlement = {
    lostSales: model({ kind: "uniform", low: 0, high: 2 }),
    counterLeverage: model({ kind: "uniform", low: 0, high: 1 }),
    lockIn: model({ kind: "uniform", low: 0, high: 1 }),
  };
  return { ...scenario, policy: { ...scenario.policy, settlement } };
}

function withRelease(scenario: Scenario, changes: Partial<ReleaseRule>): Scenario {
  const { nationalStock } = scenario;
  return { ...scenario, nationalStock: { ...nationalStock, release: { ...nationalStock.release, ...changes } } };
}

function correlated(a: string, b: string, rank: number): NonNullable<Scenario["correlations"]>[number] {
  return { between: [a, b], rank, source: "a case of the bench", date: "2026", grade: "D" };
}

/** An input in the model's own unit. */
function model(given: number | Distribution): Input {
  const distribution: Distribution = typeof given === "number" ? { kind: "constant", value: given } : given;
  return { distribution, unit: "model", toModelUnit: 1, source: "a case of the bench", date: "2026", grade: "D" };
}
