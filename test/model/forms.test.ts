import { describe, expect, test } from "vitest";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith, stopped } from "../support/states.ts";

/** Orders of 10 t a week, seven raw and three in magnets while all is open; no lane has a limit that binds. */
const twoForms = (formMobility: number, raw: Choices["states"] = { ban: rawStop }) =>
  simpleScenario({
    forms: { raw: 0.7, magnet: 0.3 },
    states: raw,
    formMobility,
    licences: { approval: { mood: input(0.4) }, statutoryWait: input(2) },
    shipments: { surge: input(100) },
    adjustmentTime: 1e12,
  });
const rawStop = stateWith({ country: { raw: { civil: stopped, military: stopped } } });

function ordersOf(scenario: ReturnType<typeof simpleScenario>): readonly [number, number] {
  let found: readonly [number, number] = [0, 0];
  simulate(scenario, {
    onStep: (_, { orders }) => {
      found = [orders[0][0], orders[1][0]];
    },
  });
  return found;
}

describe("a stop of raw material that leaves magnets free", () => {
  test("brings in the magnets' three tenths and nothing else, where no order can move", () => {
    const run = simulate(twoForms(0));
    for (const week of run.series("arrivalsTonnes.Dy")) expect(week[0]).toBeCloseTo(3, 8);
    for (const week of run.series("arrivalsShare.raw.Dy")) expect(week[0]).toBe(0);
    for (const week of run.series("arrivalsShare.magnet.Dy")) expect(week[0]).toBeCloseTo(1, 8);
    for (const week of run.series("blockedShare")) expect(week[0]).toBeCloseTo(0.7, 12);
  });

  test("of whose orders a share moves is ordered as phi [(1 - mobility) + mobility o / sum(phi o)]", () => {
    // o is 0 for raw and 1 for magnets, the sum over phi o = 0.3: raw 7 (1 - mobility), magnets 3 (1 - mobility) + 10 mobility.
    for (const mobility of [0, 0.25, 1]) {
      const [raw, magnet] = ordersOf(twoForms(mobility));
      expect(raw).toBeCloseTo(7 * (1 - mobility), 8);
      expect(magnet).toBeCloseTo(3 * (1 - mobility) + 10 * mobility, 8);
    }
  });

  test("and no order is lost to the move: with all mobile, the full 10 t arrive", () => {
    for (const week of simulate(twoForms(1)).series("arrivalsTonnes.Dy")) expect(week[0]).toBeCloseTo(10, 8);
  });
});

test("a form half stopped and one licensed at odds of 0.4 are open by 0.5 and 0.4: mobile orders follow that", () => {
  const state = stateWith({
    country: { raw: { civil: { blocked: input(0.5) } }, magnet: { civil: { approval: "mood" } } },
  });
  const [raw, magnet] = ordersOf(twoForms(0.6, { state }));
  const open = 0.7 * 0.5 + 0.3 * 0.4;
  expect(raw).toBeCloseTo(7 * (0.4 + (0.6 * 0.5) / open), 8);
  expect(magnet).toBeCloseTo(3 * (0.4 + (0.6 * 0.4) / open), 8);
});

test("where everything is stopped there is nowhere to move: the forms keep their shares", () => {
  const all = stateWith({ country: { raw: { civil: stopped }, magnet: { civil: stopped } } });
  const [raw, magnet] = ordersOf(twoForms(1, { all }));
  expect(raw).toBeCloseTo(7, 8);
  expect(magnet).toBeCloseTo(3, 8);
});

test("only the form that a metal is quoted in moves its ask", () => {
  const world = { raw: stopped, magnet: {} };
  const scenario = twoForms(0, { ban: { ...rawStop, world } });
  const quotedIn = (quotedForm: string) =>
    simulate({ ...scenario, materials: { Dy: { ...scenario.materials.Dy, quotedForm } } }).outcome(
      "priceAskPeakMultiple.Dy",
    )[0];
  expect(quotedIn("raw")).toBeGreaterThan(3);
  expect(quotedIn("magnet")).toBe(1);
});
