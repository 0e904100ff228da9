import { weeksBetween } from "../calendar.ts";
import {
  type EndUse,
  endUses,
  type Form,
  type Input,
  type Material,
  type PolicyState,
  type Project,
  type Sector,
} from "./parts.ts";
import type { Scenario } from "./scenario.ts";

/** A scenario laid out for the loop: names to indices, dates to weeks from the start. */
export type World = {
  readonly scenario: Scenario;
  readonly materialNames: readonly string[];
  readonly materials: readonly Material[];
  readonly formNames: readonly string[];
  readonly forms: readonly Form[];
  /** Lines of the customs' statistics: every form by itself, then those that count several; and the forms of each, by index. */
  readonly lineNames: readonly string[];
  readonly linesOfForms: readonly (readonly number[])[];
  readonly sectorNames: readonly string[];
  readonly sectors: readonly Sector[];
  /** End uses that some sector has, and the sectors of each. */
  readonly endUses: readonly EndUse[];
  readonly sectorsOfUse: readonly (readonly number[])[];
  readonly projectNames: readonly string[];
  readonly projects: readonly Project[];
  readonly stateNames: readonly string[];
  readonly states: readonly PolicyState[];
  /** By state: how long it lasts. */
  readonly lasts: readonly (Input | "forever")[];
  /** History: the state taken at each time [weeks from the start], the first at or before the run's beginning. */
  readonly script: readonly { readonly week: number; readonly state: number }[];
  readonly knownUntilWeek: number;
  /** Whole weeks simulated before the start, of which nothing is counted: the run begins at `-runUpWeeks`. */
  readonly runUpWeeks: number;
  /** Weeks counted, from the start on. */
  readonly weeks: number;
  readonly stepWeeks: number;
  readonly stepsPerWeek: number;
};

export function createWorld(scenario: Scenario): World {
  const sectors = Object.values(scenario.sectors);
  const present = endUses.filter((use) => sectors.some(({ endUse }) => endUse === use));
  const stateNames = Object.keys(scenario.policy.states);
  const formNames = Object.keys(scenario.forms);
  return {
    scenario,
    materialNames: Object.keys(scenario.materials),
    materials: Object.values(scenario.materials),
    formNames,
    forms: Object.values(scenario.forms),
    lineNames: [...formNames, ...Object.keys(scenario.customs ?? {})],
    linesOfForms: [
      ...formNames.map((_, f) => [f]),
      ...Object.values(scenario.customs ?? {}).map(({ forms }) => forms.map((form) => formNames.indexOf(form))),
    ],
    sectorNames: Object.keys(scenario.sectors),
    sectors,
    endUses: present,
    sectorsOfUse: present.map((use) => sectors.flatMap(({ endUse }, s) => (endUse === use ? [s] : []))),
    projectNames: Object.keys(scenario.alternativeSupply.projects),
    projects: Object.values(scenario.alternativeSupply.projects),
    stateNames,
    states: Object.values(scenario.policy.states),
    lasts: Object.values(scenario.policy.states).map(({ lasts }) => dwellOf(scenario, lasts)),
    script: scenario.policy.script.map((entry) => ({
      week: weeksBetween(scenario.start, entry.date),
      state: stateNames.indexOf(entry.state),
    })),
    knownUntilWeek: weeksBetween(scenario.start, scenario.policy.knownUntil),
    runUpWeeks: Math.round(weeksBetween(scenario.historyFrom ?? scenario.start, scenario.start)),
    weeks: scenario.horizonWeeks,
    stepWeeks: scenario.stepWeeks,
    stepsPerWeek: Math.round(1 / scenario.stepWeeks),
  };
}

/** Throws RangeError for the name of a duration that is not there: a slip of ours, the reader checks the scenario's. */
function dwellOf({ policy }: Scenario, lasts: Input | string): Input | "forever" {
  if (typeof lasts !== "string") return lasts;
  if (lasts === "forever") return lasts;
  const duration = policy.durations[lasts];
  if (duration === undefined) throw new RangeError(`policy.durations.${lasts}: no such duration`);
  return duration;
}

/** What rests on the scenario alone, e.g. a table: computed at the first block of a world and kept for the others. */
export function oncePerWorld<T extends object>(compute: (world: World) => T): (world: World) => T {
  const held = new WeakMap<World, T>();
  return (world) => {
    let found = held.get(world);
    if (found === undefined) {
      found = compute(world);
      held.set(world, found);
    }
    return found;
  };
}

/** In the order of the licence office's desks: the country's lanes material by material, then everyone else's. */
export function licenceDesks({ materialNames, formNames, endUses }: World): readonly string[] {
  const country = materialNames.flatMap((material) =>
    formNames.flatMap((form) => endUses.map((use) => `${material}.${form}.${use}`)),
  );
  return [...country, ...materialNames.flatMap((material) => formNames.map((form) => `${material}.${form}.world`))];
}
