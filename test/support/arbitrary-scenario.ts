import fc from "fast-check";
import type { Scenario } from "../../src/model/scenario.ts";
import { type Choices, input, simpleScenario } from "./simple-scenario.ts";

const time = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const share = time(0, 1);

const sector = fc.record({
  cover: time(0, 40),
  weight: time(0.01, 1),
  priority: fc.integer({ min: 1, max: 5 }),
});

const project = fc
  .record({ slip: time(0, 60), yield: share, ramp: time(0, 100), open: share, Dy: time(0, 12) })
  .map((drawn) => ({
    title: "mine",
    start: "2025-09-01",
    slip: input(drawn.slip),
    firstYearYield: input(drawn.yield),
    rampTime: input(drawn.ramp),
    openShare: input(drawn.open),
    capacity: { Dy: input(drawn.Dy) },
  }));

const choices: fc.Arbitrary<Choices> = fc.record({
  materials: fc.constantFrom(["Dy"], ["Dy", "Tb"], ["Tb", "Dy", "Y"]),
  sectors: fc.dictionary(fc.constantFrom("traction", "industry", "electronics", "defence", "medical"), sector, {
    minKeys: 1,
    noNullPrototype: true,
  }),
  horizonWeeks: fc.integer({ min: 2, max: 80 }),
  stepWeeks: fc.constantFrom(1, 1, 0.5, 0.25),
  demandPerWeek: time(0.1, 50),
  blocked: fc.oneof(
    share,
    fc.constant({ kind: "uniform", low: 0, high: 1 } as const),
    fc.constant({
      kind: "mixture",
      components: [
        { weight: 0.4, distribution: { kind: "constant", value: 0.05 } },
        { weight: 0.6, distribution: { kind: "uniform", low: 0.8, high: 1 } },
      ],
    } as const),
  ),
  blockedWorld: share,
  banFromDay: fc.integer({ min: 0, max: 60 }),
  banWeeks: fc.oneof(time(1, 60), fc.constant({ kind: "weibull", shape: 1.5, median: 20 } as const)),
  transit: time(0, 6),
  adjustmentTime: time(1, 20),
  supplyLineWeight: share,
  hoardWeeks: time(0, 10),
  fearTime: time(0, 20),
  elasticity: time(-1, 0),
  headroom: share,
  held: time(0, 40),
  release: fc.record({
    trigger: fc.constantFrom("never", "cover", "policy"),
    coverBelow: time(0, 20).map((weeks) => input(weeks)),
    weeklyCap: time(0, 2).map((cap) => input(cap)),
    floor: share.map((floor) => input(floor)),
    decisionLag: time(0, 8).map((weeks) => input(weeks)),
    deliveryLag: time(0, 8).map((weeks) => input(weeks)),
  }),
  projects: fc.dictionary(fc.constantFrom("mine", "plant"), project, { noNullPrototype: true }),
  allocation: fc.constantFrom("proRata", "priority", "weighted"),
  mechanisms: fc.record({
    hoarding: fc.boolean(),
    thrift: fc.boolean(),
    elasticity: fc.boolean(),
    priceNoise: fc.boolean(),
  }),
  ask: time(100, 2000),
});

/** A scenario of any shape the model allows, drawn by fast-check. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = choices.map(simpleScenario);
