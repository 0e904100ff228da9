import type { PolicyState } from "../../src/model/scenario/parts.ts";
import type { MechanismName, Scenario } from "../../src/model/scenario/scenario.ts";
import { input } from "./simple-scenario.ts";
import { stateWith } from "./states.ts";

const uniform = (low: number, high: number) => input({ kind: "uniform", low, high });

/** What a scenario may be given more of, each under a name that no scenario of the tests has; first, so that all else moves up. */
export const more: Readonly<Record<string, (scenario: Scenario) => Scenario>> = {
  sector: (scenario) => {
    const [sector] = Object.values(scenario.sectors);
    const added = { ...sector, firms: uniform(2, 9), endUse: "military" as const };
    return { ...scenario, sectors: { toys: added, ...scenario.sectors } };
  },
  material: (scenario) => {
    const [material] = Object.values(scenario.materials);
    return { ...scenario, materials: { Ho: { ...material, demandShare: uniform(0.1, 0.2) }, ...scenario.materials } };
  },
  form: (scenario) => {
    const [[like, form]] = Object.entries(scenario.forms);
    const states = Object.entries(scenario.policy.states).map(([name, state]): [string, PolicyState] => [
      name,
      {
        ...state,
        country: { ...(state.country[like] && { powder: state.country[like] }), ...state.country },
        world: { ...(state.world[like] && { powder: state.world[like] }), ...state.world },
      },
    ]);
    return {
      ...scenario,
      forms: { powder: { ...form, useShare: uniform(0.1, 0.2) }, ...scenario.forms },
      policy: { ...scenario.policy, states: Object.fromEntries(states) },
    };
  },
  project: (scenario) => ({
    ...scenario,
    alternativeSupply: {
      projects: {
        dig: {
          title: "dig",
          start: "2026-02-02",
          slip: uniform(0, 30),
          firstYearYield: uniform(0, 1),
          rampTime: input(50),
          firmShare: input(0.5),
          availableShare: input(0.5),
          capacity: Object.fromEntries(Object.keys(scenario.materials).map((name) => [name, uniform(1, 4)])),
        },
        ...scenario.alternativeSupply.projects,
      },
    },
  }),
  "policy state": (scenario) => {
    const states = { embargo: stateWith({ lasts: uniform(1, 9), next: { embargo: "remainder" } }) };
    return { ...scenario, policy: { ...scenario.policy, states: { ...states, ...scenario.policy.states } } };
  },
  "uncertain input": (scenario) => ({ ...scenario, loss: { ...scenario.loss, gdp: uniform(500_000, 700_000) } }),
  "quarter of a year": (scenario) => ({ ...scenario, horizonWeeks: scenario.horizonWeeks + 13 }),
};

export function switched(scenario: Scenario, name: MechanismName, on: boolean): Scenario {
  return { ...scenario, mechanisms: { ...scenario.mechanisms, [name]: on } };
}
