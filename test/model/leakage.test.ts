import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { leakage as mechanism } from "../../src/model/mechanisms/leakage.ts";
import { blockOf } from "../support/block-of.ts";
import { input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";

const leaky = { ceiling: input(0.15), lag: input(12), enforcementTime: input(100) };
const study = (leakage: typeof leaky, stepWeeks = 1) =>
  simpleScenario({ leakage, stepWeeks, blocked: 0.8, blockedWorld: 0.8, horizonWeeks: 60 });

/** Share that leaks, step by step, at an ask that stays e^0.9 times FOB under a restriction from the start. */
function leakAtConstantGap(leakage: typeof leaky, stepWeeks: number, steps: number): number[] {
  const block = blockOf(study(leakage, stepWeeks));
  block.restricted.fill(1);
  block.askSpread[0].fill(0.9);
  const advance = mechanism.install(block);
  return Array.from({ length: steps }, () => {
    advance();
    return block.leak[0][0];
  });
}

describe("leakage", () => {
  test("at a constant gap g is ceiling exp(-t / enforcement) (1 - exp(-g (1 - exp(-t / lag)))), whatever the step", () => {
    for (const step of [1, 0.25])
      leakAtConstantGap(leaky, step, 50).forEach((leak, k) => {
        const t = (k + 1) * step;
        expect(leak).toBeCloseTo(0.15 * exp(-t / 100) * (1 - exp(-0.9 * (1 - exp(-t / 12)))), 12);
      });
  });

  test("without enforcement tends to ceiling (1 - FOB / ask)", () => {
    const leaks = leakAtConstantGap({ ...leaky, enforcementTime: input(1e12) }, 1, 300);
    expect(leaks[299]).toBeCloseTo(0.15 * (1 - exp(-0.9)), 9);
  });

  test("stops with the restriction, and comes back no larger than enforcement has left it", () => {
    const block = blockOf(study(leaky));
    const advance = mechanism.install(block);
    block.askSpread[0].fill(5);
    const leakAfter = (weeks: number, restricted: number) => {
      block.restricted.fill(restricted);
      for (let week = 0; week < weeks; week++) advance();
      return block.leak[0][0];
    };
    expect(leakAfter(50, 1)).toBeGreaterThan(0.05);
    expect(leakAfter(1, 0)).toBe(0);
    expect(leakAfter(100, 0)).toBe(0);
    expect(leakAfter(200, 1)).toBeCloseTo(0.15 * exp(-250 / 100) * (1 - exp(-5)), 6);
  });

  test("of a ceiling of 0 is none: every series is that of a world without it", () => {
    const none = simulate(study({ ...leaky, ceiling: input(0) }));
    const scenario = study(leaky);
    const off = simulate({ ...scenario, mechanisms: { ...scenario.mechanisms, leakage: false } });
    const on = simulate(scenario);
    for (const id of ["arrivalsTonnes.Dy", "makerCoverWeeks.Dy.traction", "priceAskUsdPerKg.Dy"]) {
      expect(none.series(id)).toEqual(off.series(id));
      expect(on.series(id)).not.toEqual(off.series(id));
    }
  });

  test("lets its share of what is blocked through: loadings are (1 - 0.8 (1 - leak)) of the orders", () => {
    let leaked = 0;
    // What waits is not worked off, so that loadings are of the step's orders alone.
    simulate(
      { ...study(leaky), shipments: { transit: input(0), catchUp: input(1e15), surge: input(2) } },
      {
        onStep: (_, { leak, loadings, orders }) => {
          leaked = leak[0][0];
          expect(loadings[0][0]).toBeCloseTo((1 - 0.8 * (1 - leaked)) * orders[0][0], 9);
        },
      },
    );
    expect(leaked).toBeGreaterThan(0.01);
  });

  /** All blocked, everywhere, at an ask that rises and so a leak that grows from week to week. */
  const block = { leakage: leaky, blocked: 1, blockedWorld: 1, horizonWeeks: 60, adjustmentTime: 1e12 };

  test("goes past the customs: in a full block they count nothing, however much leaks", () => {
    const run = simulate(simpleScenario(block));
    expect(run.series("arrivalsTonnes.Dy")[50][0]).toBeGreaterThan(0.1);
    for (const week of run.series("shippedShare.raw.Dy")) expect(week[0]).toBe(0);
  });

  test("lets nothing of what waits go: loadings are its share of the new orders, and the rest joins the queue", () => {
    let queued = 0;
    simulate(simpleScenario(block), {
      onStep: (_, { leak, loadings, orders, queue, cancelled }) => {
        expect(loadings[0][0]).toBeCloseTo(leak[0][0] * orders[0][0], 9);
        queued += (1 - leak[0][0]) * orders[0][0];
        expect(queue[0][0] + cancelled[0][0]).toBeCloseTo(queued, 6);
      },
    });
  });
});
