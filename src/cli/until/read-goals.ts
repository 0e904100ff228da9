import { outcomeKeys } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import type { Goal } from "../../sim/analysis/precision/goal.ts";
import { outcomesByName } from "../../sim/analysis/precision/outcome-names.ts";
import { parseGoal } from "../../sim/analysis/precision/parse-goal.ts";
import { ceilingProblems } from "../../sim/precision/pilot-problems.ts";
import { InputError } from "../input-error.ts";

/**
 * The goals as each scenario knows them; one that a scenario knows nothing of is not asked of it, but some must know it.
 * Throws with every problem at once.
 */
export function readGoals(
  texts: readonly string[],
  scenarios: readonly Scenario[],
  ceiling: number,
): readonly (readonly Goal[])[] {
  const problems: string[] = [];
  const goals: Goal[][] = scenarios.map(() => []);
  for (const text of new Set(texts.map((each) => each.trim()))) {
    const parsed = scenarios.map((scenario) =>
      parseGoal(text, {
        outcomes: outcomesByName(outcomeKeys(createWorld(scenario))),
        horizonWeeks: scenario.horizonWeeks,
      }),
    );
    parsed.forEach((each, k) => {
      if (each.kind === "goal") goals[k].push(each.goal);
    });
    const [first] = parsed;
    if (first.kind === "problem" && parsed.every(({ kind }) => kind === "problem")) problems.push(first.message);
  }
  problems.push(...ceilingProblems(goals.flat(), ceiling));
  if (problems.length > 0) throw new InputError([...new Set(problems)].map((each) => `--until ${each}`).join("\n"));
  return goals;
}
