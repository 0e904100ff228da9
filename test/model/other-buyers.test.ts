import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp } from "../../src/model/kernels/exp.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { openState, stateWith, stopped } from "../support/states.ts";

const stopOfAll = stateWith({ world: { raw: stopped } });

/** Everyone else uses 30 t a week, three times what the country does, and holds 10 weeks of it. */
const world = (more: Choices = {}) =>
  simpleScenario({
    states: { stop: stopOfAll, open: openState },
    countryShare: 0.25,
    mechanisms: { otherBuyers: true },
    numbers: { "others.cover": 10 },
    supplyLineWeight: 0,
    ...more,
  });

/** By step: what everyone else ordered, loaded and had waiting, and the share of need that they lacked. */
function books(scenario: ReturnType<typeof world>) {
  const all: { ordered: number; loaded: number; queue: number; pending: number; shortage: number }[] = [];
  simulate(scenario, {
    onStep: (_, { worldOrders, worldLoadings, worldQueue, worldPending, worldShortage }) => {
      const [ordered, loaded, queue, pending, shortage] = [
        worldOrders,
        worldLoadings,
        worldQueue,
        worldPending,
        worldShortage,
      ].map(([column]) => column[0]);
      all.push({ ordered, loaded, queue, pending, shortage });
    },
  });
  return all;
}

describe("everyone else", () => {
  test("that is refused nothing orders and gets its usual 30 t for ever, and lacks nothing", () => {
    for (const week of books(world({ states: { open: openState } })))
      expect(week).toEqual({ ordered: 30, loaded: 30, queue: 0, pending: 0, shortage: 0 });
  });

  test("that is refused everything lacks 1 - exp(-t / cover) of its need: as many buyers of exponential covers are dry by then", () => {
    const weeks = books(world({ stepWeeks: 0.125, horizonWeeks: 30 }));
    weeks.forEach(({ shortage, loaded }, k) => {
      expect(loaded).toBe(0);
      expect(shortage).toBeCloseTo(1 - exp(-(k + 0.5) / 8 / 10), 4);
    });
  });

  test("without stocks lacks at once what it is refused", () => {
    for (const { shortage } of books(world({ numbers: { "others.cover": 0 } }))) expect(shortage).toBe(1);
  });

  test("makes up after a stop for what it has used of its stock: a delay, not a loss", () => {
    const stop = stateWith({ world: { raw: stopped }, lasts: input(6), next: { open: "remainder" } });
    const weeks = books(world({ states: { stop, open: openState }, horizonWeeks: 104 }));
    const lacked = weeks.reduce((sum, { shortage }) => sum + 30 * shortage, 0);
    expect(lacked).toBeGreaterThan(20);
    // What came in all is what was used, the stock being full again at the end.
    expect(weeks.reduce((sum, { loaded }) => sum + loaded, 0)).toBeCloseTo(104 * 30 - lacked, 1);
    expect(Math.max(...weeks.map(({ loaded }) => loaded))).toBeGreaterThan(40);
    expect(weeks[103].queue).toBeCloseTo(0, 2);
  });

  test("under licence applies again for what was refused, and gets more than without a memory", () => {
    const licensed = stateWith({ world: { raw: { approval: "mood" } } });
    const of = (otherBuyers: boolean) =>
      books(
        world({
          states: { licensed },
          licences: { approval: { mood: input(0.5) }, lotsPerWeek: input(10_000) },
          mechanisms: { otherBuyers },
        }),
      );
    // Without stocks and memory 30 t are applied for each week and half is granted, for ever.
    expect(of(false)[50].loaded).toBeCloseTo(15, 0);
    expect(of(true)[50].loaded).toBeGreaterThan(25);
  });

  test("is no less short the longer it is cut off, in the same run", () => {
    const lacked = (weeks: number) => {
      const stop = stateWith({ world: { raw: stopped }, lasts: input(weeks), next: { open: "remainder" } });
      return books(world({ states: { stop, open: openState }, horizonWeeks: 80 })).reduce(
        (sum, { shortage }) => sum + shortage,
        0,
      );
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 20 }), (length, longer) => {
        expect(lacked(length + longer)).toBeGreaterThanOrEqual(lacked(length) - 1e-9);
      }),
      { seed: 4, numRuns: 20 },
    );
  });
});

test("in random scenarios everyone else never has a negative order, queue or loading, and lacks a share of 0-1", () => {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => {
      simulate(
        { ...scenario, mechanisms: { ...scenario.mechanisms, otherBuyers: true } },
        {
          runs: 2,
          onStep: (_, { worldOrders, worldLoadings, worldQueue, worldPending, worldShortage }) => {
            for (const columns of [worldOrders, worldLoadings, worldQueue, worldPending, worldShortage])
              for (const column of columns) for (const value of column) expect(value).toBeGreaterThanOrEqual(0);
            for (const column of worldShortage) for (const share of column) expect(share).toBeLessThanOrEqual(1);
          },
        },
      );
    }),
    { seed: 5, numRuns: 40 },
  );
});
