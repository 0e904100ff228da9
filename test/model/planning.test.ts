import { describe, expect, test } from "vitest";
import { mechanismNames } from "../../src/model/scenario/scenario.ts";
import { type Choices, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const quarter = (3 * 365.25) / 12 / 7;

/** A full stop with stock for 15 weeks and nobody who acts but by plan. */
const stopped = (more: Choices) =>
  simpleScenario({
    sectors: { traction: { cover: 15 } },
    horizonWeeks: 60,
    mechanisms: Object.fromEntries(mechanismNames.map((name) => [name, ["policy", "planning"].includes(name)])),
    rationable: 0.2,
    ...more,
  });

/** By week: share rationed, and share of the need that is left unmet. */
function planOf(more: Choices) {
  const rationed: number[] = [];
  const run = simulate(stopped(more), { onStep: (_, block) => rationed.push(block.rationed[0][0]) });
  const unmet = run.series("unmetNeedShare.Dy.traction").map(([share]) => share);
  return { rationed, unmet, run };
}

describe("makers who plan", () => {
  test("ration once less has come in, over a quarter, as much as can be and no more", () => {
    const { rationed } = planOf({ banWeeks: "forever" });
    // Until the first week is over what came in is what is usually used, before the beginning as in it.
    rationed.forEach((share, week) => {
      expect(share).toBeCloseTo(Math.min(0.2, (0.2 * week) / quarter), 12);
    });
  });

  test("ration no more than makes their stock last: none in a ban that it outlasts, little in one a little longer", () => {
    expect(Math.max(...planOf({ banWeeks: 14 }).rationed)).toBe(0);
    const { rationed, unmet } = planOf({ banWeeks: 16 });
    expect(Math.max(...rationed)).toBeGreaterThan(0.01);
    expect(Math.max(...rationed)).toBeLessThan(0.15);
    // Without a plan the whole of week 15 is missing; what came before the ban is expected for a while, so that they begin late.
    expect(Math.max(...unmet)).toBeLessThan(0.8);
  });

  test("use up the same stock later: what is rationed is not missed", () => {
    const { rationed, unmet } = planOf({ banWeeks: "forever" });
    const used = rationed.map((share, week) => (1 - share) * (1 - unmet[week]));
    expect(used.reduce((sum, share) => sum + share, 0)).toBeCloseTo(15, 9);
    const unplanned = planOf({ banWeeks: "forever", rationable: 0 });
    expect(unmet.findIndex((share) => share > 0)).toBeGreaterThan(unplanned.unmet.findIndex((share) => share > 0));
  });

  test("give up rationing over a quarter once the restriction is over, and never begin without one", () => {
    const { rationed } = planOf({ banWeeks: 20, banFromDay: 70, horizonWeeks: 80 });
    expect(Math.max(...rationed.slice(0, 10))).toBe(0);
    expect(rationed[29]).toBeGreaterThan(0.1);
    for (let week = 30; week < 80; week++) expect(rationed[week]).toBeLessThanOrEqual(rationed[week - 1]);
    expect(rationed[79]).toBe(0);
  });

  test("order as if they did not ration", () => {
    const orders = (rationable: number) => {
      const seen: number[] = [];
      simulate(stopped({ rationable, banWeeks: "forever", adjustmentTime: 1e12 }), {
        onStep: (_, block) => seen.push(block.orders[0][0]),
      });
      return seen;
    };
    const usual = orders(0);
    orders(0.3).forEach((tonnes, week) => {
      expect(tonnes).toBeCloseTo(usual[week], 9);
    });
  });

  test("lose no more output the more they can ration", () => {
    const lost = [0, 0.1, 0.3].map(
      (rationable) => planOf({ banWeeks: 40, rationable }).run.outcome("outputLostWeeks.traction")[0],
    );
    expect(lost.toSorted((a, b) => b - a)).toEqual(lost);
    // What came before the stop is expected for a while, so that they begin late.
    expect(lost[2]).toBeLessThan(lost[0] - 2.9);
  });

  test("are no other than those who do not when the switch is off", () => {
    const mechanisms = { policy: true, planning: false };
    expect(planOf({ mechanisms }).unmet).toEqual(planOf({ mechanisms, rationable: 0 }).unmet);
  });
});
