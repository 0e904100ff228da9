import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { type Choices, simpleScenario } from "./simple-scenario.ts";

/** Short, and with something uncertain of every kind that a design lays out. */
export function lawScenario(more: Choices = {}): Scenario {
  return simpleScenario({
    horizonWeeks: 13,
    demandPerWeek: { kind: "uniform", low: 5, high: 15 },
    blocked: { kind: "uniform", low: 0.5, high: 1 },
    banWeeks: { kind: "weibull", shape: 1.2, median: 8 },
    sectors: { traction: { cover: { kind: "triangular", low: 1, mode: 3, high: 6 }, firms: 5 } },
    held: { kind: "uniform", low: 0, high: 2 },
    volatility: 0.1,
    mechanisms: { hoarding: true, priceNoise: true, firmSpread: true },
    firmSpread: 0.3,
    ...more,
  });
}
