import type { Goal } from "../analysis/precision/goal.ts";
import type { Pilot } from "../analysis/precision/until.ts";
import { fewestForQuantile } from "./measure-quantile.ts";
import { expectedRatio } from "./required-runs.ts";

/** Why goals ask for more than any study below the ceiling could hold, known before a run is made. */
export function ceilingProblems(goals: readonly Goal[], ceiling: number): readonly string[] {
  return goals.flatMap(({ text, statistic }) => {
    const least = statistic.kind === "quantile" ? fewestForQuantile(statistic.p) : 0;
    return least <= ceiling ? [] : [`${text}: needs at least ${least} runs, got a ceiling of ${ceiling}`];
  });
}

/** Why goals make no sense, as a pilot shows: what does not vary, and errors relative to nothing. */
export function pilotProblems(goals: readonly Goal[], pilot: Pilot): readonly string[] {
  return goals.flatMap(({ text, statistic, asked }, k) => {
    const { values } = pilot.sampled[k];
    const { value } = pilot.measured[k];
    const inPilot = `in the pilot of ${pilot.runs} runs`;
    const [low, high] = extremesOf(values);
    if (statistic.kind !== "probability" && low === high)
      return [`${text}: must vary between runs, got ${low} in every run ${inPilot}`];
    if (statistic.kind === "quantile" && values.every((each) => each === 0 || each === 1))
      return [`${text}: must not be a quantile of what is yes or no, got only 0 and 1 ${inPilot}: ask for the mean`];
    if (asked.relative && value === 0)
      return [`${text}: a relative error needs a figure that is not 0, got 0 ${inPilot}: ask for it in its own unit`];
    return [];
  });
}

/** Nobody makes more runs than this, and it makes no difference how many more would be needed. */
const mostTold = 1_000_000_000_000;

/**
 * Why a ceiling is out of the question: nine in ten studies of so many runs would miss the error asked for. `words` writes
 * an error from its ratio to that.
 */
export function outOfReach(
  goals: readonly Goal[],
  pilot: Pilot,
  ceiling: number,
  words: (goal: Goal, ratio: number) => string,
): readonly string[] {
  return goals.flatMap((goal, k) => {
    const { low, middle } = expectedRatio(pilot.measured[k], ceiling);
    if (low <= 1) return [];
    const runs = Math.ceil(pilot.runs * pilot.measured[k].ratio * pilot.measured[k].ratio);
    const needed = runs > mostTold ? `more than ${mostTold}` : `about ${Number(runs.toPrecision(2))}`;
    return [
      `${goal.text}: must be within reach of ${ceiling} runs, got ${needed} runs needed: expect ${words(goal, middle)} at ${ceiling}`,
    ];
  });
}

function extremesOf(values: Float64Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
