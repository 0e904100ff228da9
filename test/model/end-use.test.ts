import fc from "fast-check";
import { expect, test } from "vitest";
import type { Project } from "../../src/model/scenario/parts.ts";
import { from } from "../support/arbitrary-policy.ts";
import { type Choices, input, simpleScenario } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { openState, stateWith, stopped } from "../support/states.ts";

const militaryBan = stateWith({ country: { raw: { military: stopped } } });
const sectors = {
  traction: { weight: 3, cover: 10 },
  industry: { weight: 2, cover: 6 },
  defence: { weight: 1, cover: 8, endUse: "military" as const },
};
const civil = ["traction", "industry"];

const study = (banned: boolean, more: Choices = {}) =>
  simulate(
    simpleScenario({
      states: { now: banned ? militaryBan : openState },
      sectors,
      transit: { kind: "uniform", low: 0, high: 4 },
      mechanisms: { redesign: false, recycling: false, priceNoise: true },
      horizonWeeks: 104,
      ...more,
    }),
    { runs: 10 },
  );

test("a ban on military use leaves every civil sector's weeks as they were, bit for bit, where nothing is shared", () => {
  // What is shared is fear (hoarding), the price paid (elasticity, thrift, redesign), scrap, and supply from elsewhere:
  // all off or absent here. The exporter's flow to civil users is theirs alone.
  const [free, banned] = [study(false), study(true)];
  for (const sector of civil)
    for (const series of ["makerCoverWeeks", "unmetNeedShare"])
      expect(banned.series(`${series}.Dy.${sector}`), sector).toEqual(free.series(`${series}.Dy.${sector}`));
  expect(banned.outcome("firstLineStopWeek.defence")).not.toEqual(free.outcome("firstLineStopWeek.defence"));
});

test("with fear, hoarding and a price that all feel, the exporter still refuses civil users nothing", () => {
  const scenario = simpleScenario({
    states: { now: militaryBan },
    sectors,
    mechanisms: { hoarding: true, elasticity: true, thrift: true },
    shipments: { surge: input(100) },
  });
  simulate(scenario, {
    onStep: (_, { orders, loadings, queue }) => {
      expect(loadings[0][0]).toBe(orders[0][0]);
      expect(queue[0][0]).toBe(0);
    },
  });
});

test("where a mine elsewhere serves all, the military takes of it and civil sectors never have more than without the ban", () => {
  const mine = (tonnes: number): Project => ({
    title: "mine",
    start: "2020-01-01",
    slip: input(0),
    firstYearYield: input(1),
    rampTime: input(0),
    firmShare: input(1),
    availableShare: input(1),
    capacity: { Dy: input(tonnes) },
  });
  fc.assert(
    fc.property(from(0.5, 6), (tonnes) => {
      const more: Choices = { projects: { mine: mine(tonnes) }, transit: 0 };
      const [free, banned] = [study(false, more), study(true, more)];
      for (const sector of civil) {
        const id = `makerCoverWeeks.Dy.${sector}`;
        const [was, is] = [free.series(id), banned.series(id)];
        was.forEach((week, k) => {
          for (let i = 0; i < week.length; i++) expect(is[k][i]).toBeLessThanOrEqual(week[i] + 1e-9);
        });
      }
    }),
    { seed: 3, numRuns: 20 },
  );
});
