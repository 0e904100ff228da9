import { describe, expect, test } from "vitest";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith, stopped } from "../support/states.ts";

/** Orders of 10 t a week, seven raw and three in magnets while all is open; no lane has a limit that binds. */
const twoForms = (qualificationWeeks: number | null, raw: Choices["states"] = { ban: rawStop }) =>
  simpleScenario({
    mechanisms: { formSwitching: qualificationWeeks !== null },
    fearTime: 0,
    forms: { raw: 0.7, magnet: 0.3 },
    states: raw,
    qualificationWeeks: qualificationWeeks ?? 0,
    licences: { approval: { mood: input(0.4) }, statutoryWait: input(2) },
    shipments: { surge: input(100) },
    adjustmentTime: 1e12,
  });
const rawStop = stateWith({ country: { raw: { civil: stopped, military: stopped } } });

type Ordered = { readonly raw: number; readonly magnet: number; readonly qualified: number };

/** Orders of the last week, and the share of the use that is qualified by then. */
function ordersOf(scenario: ReturnType<typeof simpleScenario>): Ordered {
  let found: Ordered = { raw: 0, magnet: 0, qualified: 0 };
  simulate(scenario, {
    onStep: (_, { orders, qualified }) => {
      found = { raw: orders[0][0], magnet: orders[1][0], qualified: qualified[0] };
    },
  });
  return found;
}

describe("a stop of raw material that leaves magnets free", () => {
  test("brings in the magnets' three tenths and nothing else, where no order can move", () => {
    const run = simulate(twoForms(null));
    for (const week of run.series("arrivalsTonnes.Dy")) expect(week[0]).toBeCloseTo(3, 8);
    for (const week of run.series("arrivalsShare.raw.Dy")) expect(week[0]).toBe(0);
    for (const week of run.series("arrivalsShare.magnet.Dy")) expect(week[0]).toBeCloseTo(1, 8);
    for (const week of run.series("blockedShare")) expect(week[0]).toBeCloseTo(0.7, 12);
  });

  test("whose qualified share moves is ordered as phi [(1 - q) + q o / sum(phi o)]", () => {
    // o is 0 for raw and 1 for magnets, the sum over phi o = 0.3: raw 7 (1 - q), magnets 3 (1 - q) + 10 q.
    for (const weeks of [null, 30, 8, 0]) {
      const { raw, magnet, qualified } = ordersOf(twoForms(weeks));
      expect(raw).toBeCloseTo(7 * (1 - qualified), 8);
      expect(magnet).toBeCloseTo(3 * (1 - qualified) + 10 * qualified, 8);
    }
  });

  test("qualifies uses at a constant rate from the first week of stress: q = 1 - exp(-t / mean time)", () => {
    // Fear is at once 0.7, the share refused: felt in every week from the first on.
    const shares: number[] = [];
    simulate(twoForms(26), {
      onStep: (_, { qualified }) => {
        shares.push(qualified[0]);
      },
    });
    shares.forEach((share, week) => {
      expect(share).toBeCloseTo(1 - Math.exp(-(week + 1) / 26), 10);
    });
    expect(ordersOf(twoForms(null)).qualified).toBe(0);
  });

  test("and no order is lost to the move: with all qualified, the full 10 t arrive", () => {
    for (const week of simulate(twoForms(0)).series("arrivalsTonnes.Dy")) expect(week[0]).toBeCloseTo(10, 8);
  });
});

test("a form half stopped and one licensed at odds of 0.4 are open by 0.5 and 0.4: mobile orders follow that", () => {
  const state = stateWith({
    country: { raw: { civil: { blocked: input(0.5) } }, magnet: { civil: { approval: "mood" } } },
  });
  const { raw, magnet, qualified } = ordersOf(twoForms(30, { state }));
  const open = 0.7 * 0.5 + 0.3 * 0.4;
  expect(raw).toBeCloseTo(7 * (1 - qualified + (qualified * 0.5) / open), 8);
  expect(magnet).toBeCloseTo(3 * (1 - qualified + (qualified * 0.4) / open), 8);
});

test("where everything is stopped there is nowhere to move: the forms keep their shares", () => {
  const all = stateWith({ country: { raw: { civil: stopped }, magnet: { civil: stopped } } });
  const { raw, magnet } = ordersOf(twoForms(0, { all }));
  expect(raw).toBeCloseTo(7, 8);
  expect(magnet).toBeCloseTo(3, 8);
});

test("only the form that a metal is quoted in moves its ask", () => {
  const world = { raw: stopped, magnet: {} };
  const scenario = twoForms(null, { ban: { ...rawStop, world } });
  const quotedIn = (quotedForm: string) =>
    simulate({ ...scenario, materials: { Dy: { ...scenario.materials.Dy, quotedForm } } }).outcome(
      "priceAskPeakMultiple.Dy",
    )[0];
  expect(quotedIn("raw")).toBeGreaterThan(3);
  expect(quotedIn("magnet")).toBe(1);
});

test("a customs line of several forms counts what comes in all of them, over what is usual in all", () => {
  const scenario = {
    ...twoForms(null),
    customs: { both: { title: "both", forms: ["raw", "magnet"] } },
  };
  const run = simulate(scenario);
  // Raw is stopped, and seven tenths of what is usual; magnets are free.
  for (const series of ["arrivalsShare", "shippedShare"])
    for (const week of run.series(`${series}.both.Dy`)) expect(week[0]).toBeCloseTo(0.3, 8);
  // As much again goes to everyone else, of whom nothing is stopped.
  for (const week of run.series("exportedShare.both.Dy")) expect(week[0]).toBeCloseTo(0.65, 8);
});
