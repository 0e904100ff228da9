import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
import { seriesKeys } from "../../src/model/series.ts";
import { arbitraryScenario } from "../support/arbitrary-scenario.ts";
import { input } from "../support/simple-scenario.ts";
import { simulate } from "../support/simulate.ts";
import { stateWith } from "../support/states.ts";

/** Trade as it always was: every lane free in every state, mines steady, nothing that moves prices by itself. */
function calm(scenario: Scenario): Scenario {
  const { policy, alternativeSupply, materials, mechanisms } = scenario;
  const states = Object.entries(policy.states).map(([name, { role, lasts, next }]) => [
    name,
    stateWith({ role, lasts, next }),
  ]);
  const projects = Object.entries(alternativeSupply.projects).map(([name, project]) => [
    name,
    { ...project, slip: input(0), firstYearYield: input(1) },
  ]);
  const metals = Object.entries(materials).map(([name, metal]) => [
    name,
    { ...metal, quotes: { ...metal.quotes, ask: input(300) } },
  ]);
  return {
    ...scenario,
    // More than all mines together: what they give beyond the use would pile up.
    demand: { ...scenario.demand, total: input(200) },
    mechanisms: { ...mechanisms, priceNoise: false, squeeze: false },
    materials: Object.fromEntries(metals),
    alternativeSupply: { projects: Object.fromEntries(projects) },
    policy: { ...policy, states: Object.fromEntries(states) },
  };
}

describe("without a shock", () => {
  test("every series of random scenarios stays at its start: chains may turn, but nothing is barred", () => {
    fc.assert(
      fc.property(arbitraryScenario.map(calm), (scenario) => {
        const run = simulate(scenario, { runs: 3 });
        for (const key of seriesKeys(createWorld(scenario))) {
          if (key.series === "restrictionInForce") continue;
          const id = outcomeId({ ...key, outcome: key.series });
          const [first, ...later] = run.series(id);
          for (const week of later)
            week.forEach((value, i) => {
              expect(Math.abs(value - first[i]), id).toBeLessThan(1e-9 * Math.max(1, first[i]));
            });
        }
        for (const name of Object.keys(scenario.materials)) {
          expect(Math.max(...run.outcome(`unmetNeedTonnes.${name}`))).toBeLessThan(1e-9);
          expect(Math.max(...run.outcome(`phantomTonnes.${name}`))).toBeLessThan(1e-9);
        }
      }),
      { seed: 20, numRuns: 60 },
    );
  });
});

describe("with stocks without end", () => {
  const endless = (scenario: Scenario, firmSpread: boolean): Scenario => ({
    ...scenario,
    // A need that cheap metal lifts by a fifth would count as a fifth of the stock gone.
    mechanisms: { ...scenario.mechanisms, firmSpread, elasticity: false },
    makers: { ...scenario.makers, cover: input(1e9) },
    sectors: Object.fromEntries(
      Object.entries(scenario.sectors).map(([name, sector]) => [name, { ...sector, smallness: input(0) }]),
    ),
  });

  test("no need of random scenarios goes unmet and no line stops", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const run = simulate(endless(scenario, false), { runs: 3 });
        for (const name of Object.keys(scenario.materials))
          expect([...run.outcome(`unmetNeedTonnes.${name}`)]).toEqual([0, 0, 0]);
        for (const name of Object.keys(scenario.sectors))
          expect([...run.outcome(`lineStopped.${name}`)]).toEqual([0, 0, 0]);
      }),
      { seed: 21, numRuns: 40 },
    );
  });

  test("shared among firms that differ, less than a ten-thousandth goes unmet: the least of them are small", () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const run = simulate(endless(scenario, true), { runs: 3 });
        for (const name of Object.keys(scenario.materials))
          expect(Math.max(...run.outcome(`unmetNeedShare.${name}`))).toBeLessThan(1e-4);
      }),
      { seed: 22, numRuns: 40 },
    );
  });
});
