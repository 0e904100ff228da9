import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const ban = (settlement: Choices["settlement"], more: Choices = {}) =>
  simulate(
    simpleScenario({
      banWeeks: { kind: "uniform", low: 2, high: 40 },
      horizonWeeks: 300,
      settlement: settlement ?? {},
      ...more,
    }),
    {
      runs: 50,
    },
  ).outcome("banWeeks");

describe("settlement", () => {
  test("whose terms are all zero changes no bit of any outcome, in random scenarios", () => {
    const zero = { lostSales: input(0), counterLeverage: input(0), lockIn: input(0) };
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const [on, off] = [true, false].map((settlement) =>
          simulate(
            {
              ...scenario,
              mechanisms: { ...scenario.mechanisms, settlement },
              policy: { ...scenario.policy, settlement: zero },
            },
            { runs: 3 },
          ),
        );
        for (const id of ["banWeeks", "blockedWeeks", "fragmentedWeeks"])
          expect(on.outcome(id)).toEqual(off.outcome(id));
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  test.each([1, 0.25])(
    "of counter-leverage c makes a restriction last exp(-c) of what it lasted, at a step of %d",
    (stepWeeks) => {
      const plain = ban({}, { stepWeeks });
      for (const c of [0.3, 1, 2.5])
        ban({ counterLeverage: input(c) }, { stepWeeks }).forEach((weeks, i) => {
          expect(weeks).toBeCloseTo(plain[i] * exp(-c), 9);
        });
    },
  );

  test("that neither side can retract makes it last exp(r) of what it lasted", () => {
    const plain = ban({});
    ban({ lockIn: input(0.7) }).forEach((weeks, i) => {
      expect(weeks).toBeCloseTo(plain[i] * exp(0.7), 9);
    });
  });

  test("by the exporter's lost sales counts the share of the week before: half of them at a = 1 after a first week of none", () => {
    // Everything to a country with half of the demand outside is stopped: 20 weeks last 1 + 19 exp(-1 / 2).
    const [weeks] = ban({ lostSales: input(1) }, { banWeeks: 20 });
    expect(weeks).toBeCloseTo(1 + 19 * exp(-0.5), 9);
  });

  test("begins where history ends: what is known to have lasted is not undone", () => {
    // 20 weeks in all, five of them known.
    const [weeks] = ban({ counterLeverage: input(3) }, { banWeeks: 20, knownUntilDay: 35 });
    expect(weeks).toBeCloseTo(5 + 15 * exp(-3), 9);
  });

  test("leaves the time between restrictions as it is", () => {
    const run = (counterLeverage: number) => {
      const scenario = simpleScenario({
        banWeeks: 10,
        horizonWeeks: 60,
        settlement: { counterLeverage: input(counterLeverage) },
      });
      const { ban: banned, open } = scenario.policy.states;
      const states = { ban: banned, open: { ...open, lasts: input(10), next: { ban: "remainder" as const } } };
      return simulate({ ...scenario, policy: { ...scenario.policy, states } })
        .series("restrictionInForce")
        .map((week) => week[0]);
    };
    // Bans of 10 exp(-ln 2) = 5 weeks, then 10 weeks of peace, over and over.
    expect(run(Math.LN2).map((share) => Math.round(share * 1e6) / 1e6)).toEqual(
      Array.from({ length: 60 }, (_, week) => (week % 15 < 5 ? 1 : 0)),
    );
  });
});
