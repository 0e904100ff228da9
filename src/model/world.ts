import { weeksBetween } from "./calendar.ts";
import type { Material, PolicyState, Project, Scenario, Sector } from "./scenario.ts";

/** A scenario laid out for the loop: names to indices, dates to weeks from the start. */
export type World = {
  readonly scenario: Scenario;
  readonly materialNames: readonly string[];
  readonly materials: readonly Material[];
  readonly sectorNames: readonly string[];
  readonly sectors: readonly Sector[];
  readonly projectNames: readonly string[];
  readonly projects: readonly Project[];
  readonly stateNames: readonly string[];
  readonly states: readonly PolicyState[];
  /** History: the state taken at each time [weeks from the start], the first at or before 0. */
  readonly script: readonly { readonly week: number; readonly state: number }[];
  readonly knownUntilWeek: number;
  readonly weeks: number;
  readonly stepWeeks: number;
  readonly stepsPerWeek: number;
};

export function createWorld(scenario: Scenario): World {
  const stateNames = Object.keys(scenario.policy.states);
  return {
    scenario,
    materialNames: Object.keys(scenario.materials),
    materials: Object.values(scenario.materials),
    sectorNames: Object.keys(scenario.sectors),
    sectors: Object.values(scenario.sectors),
    projectNames: Object.keys(scenario.alternativeSupply.projects),
    projects: Object.values(scenario.alternativeSupply.projects),
    stateNames,
    states: Object.values(scenario.policy.states),
    script: scenario.policy.script.map((entry) => ({
      week: weeksBetween(scenario.start, entry.date),
      state: stateNames.indexOf(entry.state),
    })),
    knownUntilWeek: weeksBetween(scenario.start, scenario.policy.knownUntil),
    weeks: scenario.horizonWeeks,
    stepWeeks: scenario.stepWeeks,
    stepsPerWeek: Math.round(1 / scenario.stepWeeks),
  };
}
