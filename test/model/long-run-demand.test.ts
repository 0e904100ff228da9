import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

/** All imports stopped and all afraid of it from the first step on: a stress of one. */
const stressed = (more: Choices) =>
  simpleScenario({ fearTime: 0, sectors: { traction: { cover: 0 } }, horizonWeeks: 60, ...more });

describe("redesign", () => {
  test.each([1, 0.5, 0.125])(
    "replaces 1 - exp(-rate t) of the use, t from its qualification on, at a step of %d",
    (stepWeeks) => {
      const scenario = stressed({ redesign: { qualification: input(20), rate: input(0.01) }, stepWeeks });
      simulate(scenario, {
        onStep: (step, { redesigned, need }) => {
          const t = Math.max(0, (step + 1) * stepWeeks - 20);
          expect(redesigned[0]).toBeCloseTo(1 - exp(-0.01 * t), 12);
          expect(need[0][0]).toBeCloseTo(10 * exp(-0.01 * t), 11);
        },
      });
    },
  );

  test("never replaces more than there is, however fast", () => {
    const scenario = stressed({ redesign: { rate: input(3) }, horizonWeeks: 10 });
    simulate(scenario, {
      onStep: (step, { redesigned }) => expect(redesigned[0]).toBeCloseTo(1 - exp(-3 * (step + 1)), 12),
    });
  });

  test("never comes back, in random scenarios", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        let before = new Float64Array(3);
        simulate(scenario, {
          runs: 3,
          onStep: (_, { redesigned }) => {
            redesigned.forEach((share, i) => {
              expect(share).toBeGreaterThanOrEqual(before[i]);
            });
            before = redesigned.slice();
          },
        });
      }),
      { seed: 4, numRuns: 40 },
    );
  });
});

describe("recycling", () => {
  test.each([1, 0.5])(
    "gives cap (1 - exp(-t / time constant)) of the usual use, all of it used, at a step of %d",
    (stepWeeks) => {
      const scenario = stressed({ recycling: { cap: input(0.05), timeConstant: input(104) }, stepWeeks });
      simulate(scenario, {
        onStep: (step, { alternative, unmet }) => {
          const share = 0.05 * (1 - exp((-(step + 1) * stepWeeks) / 104));
          expect(alternative[0][0]).toBeCloseTo(10 * stepWeeks * share, 12);
          expect(unmet[0][0]).toBeCloseTo(10 * stepWeeks * (1 - share), 12);
        },
      });
    },
  );

  test("is nothing while nobody feels stress, nor at a cap of 0", () => {
    const calm = stressed({ blocked: 0, recycling: { cap: input(0.05) } });
    const capped = stressed({ recycling: { cap: input(0) } });
    for (const scenario of [calm, capped])
      simulate(scenario, { onStep: (_, { alternative }) => expect(alternative[0][0]).toBe(0) });
  });
});
