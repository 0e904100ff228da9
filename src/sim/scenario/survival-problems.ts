import { weeksBetween } from "../../model/calendar.ts";
import { survival } from "../../model/distributions/survival.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { Problem } from "./problem.ts";
import { placeOf, type Tree } from "./tree.ts";

/** The state in force at the end of the script must be able to last as long as it is known to have lasted. */
export function survivalProblems(scenario: Scenario, tree: Tree): readonly Problem[] {
  const { script, knownUntil, states, durations } = scenario.policy;
  const last = script[script.length - 1];
  const given = states[last.state].lasts;
  const lasts = typeof given === "string" ? durations[given] : given;
  if (lasts === undefined) return [];
  const ageWeeks = Math.max(0, weeksBetween(last.date, knownUntil));
  if (ageWeeks === 0 || survival(lasts.distribution, ageWeeks / lasts.toModelUnit) > 0) return [];
  const path = ["policy", "states", last.state, "lasts"];
  const rule = `must be able to exceed the ${ageWeeks.toFixed(1)} weeks from ${last.date} to ${knownUntil}`;
  return [{ ...placeOf(tree, path), path: path.join("."), rule, value: typeof given === "string" ? given : undefined }];
}
