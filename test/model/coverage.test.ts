import { describe, expect, test } from "vitest";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { openState, stateWith, stopped } from "../support/states.ts";

const ban = stateWith({ country: { raw: { civil: stopped, military: stopped } }, ifNotCovered: "open" });

/** A ban that stops military use, a quarter, for sure, and civil use with odds of 0.3, known after five weeks. */
const unclear = (more: Choices = {}) =>
  simpleScenario({
    states: { ban, open: openState },
    sectors: { traction: { weight: 3 }, defence: { weight: 1, endUse: "military" } },
    coverage: { probability: input(0.3), foundOutAfter: input(5) },
    horizonWeeks: 8,
    ...more,
  });

describe("a ban of which it is unclear whether it covers civil use", () => {
  const runs = 8000;
  const run = simulate(unclear(), { runs });
  const covers = run.outcome("coversCivilUse");

  test("covers it in a share of the runs that is its odds, within 4.5 standard errors", () => {
    const share = covers.reduce((sum, covered) => sum + covered, 0) / runs;
    expect(Math.abs(share - 0.3)).toBeLessThan(4.5 * Math.sqrt((0.3 * 0.7) / runs));
  });

  test("stops everything in the runs in which it does, and military use alone in the others", () => {
    run.series("blockedShare").forEach((week) => {
      for (let i = 0; i < runs; i += 37) expect(week[i]).toBe(covers[i] === 1 ? 1 : 0.25);
    });
    run.series("arrivalsTonnes.Dy").forEach((week) => {
      for (let i = 0; i < runs; i += 37) expect(week[i]).toBeCloseTo(covers[i] === 1 ? 0 : 7.5, 9);
    });
  });

  test("is taken for what its odds say until it is known, and for what it is from then on", () => {
    // A quarter refused for sure and three quarters with odds of 0.3: 0.25 + 0.75 x 0.3 = 0.475.
    simulate(unclear(), {
      runs: 50,
      onStep: (step, { perceived }) => {
        for (let i = 0; i < 50; i++)
          expect(perceived[i]).toBeCloseTo(step < 5 ? 0.475 : covers[i] === 1 ? 1 : 0.25, 12);
      },
    });
  });

  test("that began three weeks before the start is known two weeks after it", () => {
    const scenario = unclear({ script: [{ day: -21, state: "ban" }], knownUntilDay: 0 });
    const seen: number[] = [];
    simulate(scenario, { onStep: (_, { perceived }) => seen.push(perceived[0]) });
    expect(seen[1]).toBeCloseTo(0.475, 12);
    expect([0.25, 1]).toContain(seen[2]);
  });

  test("is no doubt at all at odds of one: every series is that of a ban without the question", () => {
    const sure = simulate(unclear({ coverage: { probability: input(1), foundOutAfter: input(5) } }));
    const plain = simulate(unclear({ states: { ban: { ...ban, ifNotCovered: undefined }, open: openState } }));
    for (const id of ["blockedShare", "makerCoverWeeks.Dy.traction", "priceAskUsdPerKg.Dy"])
      expect(sure.series(id)).toEqual(plain.series(id));
  });
});
