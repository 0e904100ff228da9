import { exp } from "../../../model/kernels/exp.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import type { Goal } from "./goal.ts";
import { fewestForQuantile, type Measured, measure, type Sampled } from "./measure.ts";

/** Studies are extended by whole ranges of runs. */
export const runsPerStep = 1024;

/** The odds that a study of the runs decided on measures an error as small as asked for. */
const meetsAtOnce = 0.9;

const margin = normalQuantile(meetsAtOnce);

/**
 * The error over that asked for that a study of so many runs will measure, judged from another study's: median, and the
 * limits which it exceeds, or falls below, with odds of one in ten. Allows for the noise of either. Errors are taken to
 * fall as the root of the runs; those of a design fall as fast or faster.
 */
export function expectedRatio(from: Measured, runs: number): { low: number; middle: number; high: number } {
  const grown = from.runs / runs;
  const fall = from.noiseFalls === 0 ? 1 : Math.sqrt(from.noiseFalls === 0.25 ? Math.sqrt(grown) : grown);
  const middle = from.ratio * Math.sqrt(grown);
  const factor = exp(margin * from.noise * Math.sqrt(1 + fall * fall));
  return { low: middle / factor, middle, high: middle * factor };
}

/**
 * Fewest runs, in whole ranges, at which an error as small as asked for is measured with odds of nine in ten and can be
 * trusted; `most` where more are needed.
 */
export function requiredRuns(from: Measured, most: number): number {
  const last = Math.ceil(most / runsPerStep);
  let below = Math.max(0, Math.min(last, Math.ceil(from.fewestRuns / runsPerStep)) - 1);
  let at = last;
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (expectedRatio(from, middle * runsPerStep).high <= 1) at = middle;
    else below = middle;
  }
  return at * runsPerStep;
}

/** Gives the goals' outcomes over the first so many runs of a study, one a goal. */
export type Sample = (runs: number) => Promise<readonly Sampled[]>;

/** A look at the error of every goal. */
export type Look = { readonly runs: number; readonly measured: readonly Measured[] };

export type Pilot = Look & { readonly sampled: readonly Sampled[] };

const smallestPilot = 4096;
const largestPilot = 32_768;
/** The pilot's share of the runs it asks for, at most: a larger one would cost more than its better advice saves. */
const pilotShare = 16;
/** Each look after the first is at no less than this many times the runs: looking often is what biases. */
const leastGrowth = 1.125;

/**
 * A pilot whose runs are no part of the answer: its draws have a key of their own. Grows once, to a sixteenth of the runs
 * it asks for.
 */
export async function lookAtPilot(goals: readonly Goal[], pilot: Sample, ceiling: number): Promise<Pilot> {
  const least = Math.min(ceiling, Math.max(smallestPilot, inSteps(tailRuns(goals))));
  const first = await look(goals, pilot, least);
  const wanted = Math.min(largestPilot, runsFor(first, ceiling) / pilotShare);
  return wanted <= least ? first : await look(goals, pilot, inSteps(wanted));
}

/** Runs that meet every goal with odds of nine in ten, judged from a look at another study; at most the ceiling. */
export function runsFor({ measured }: Look, ceiling: number): number {
  return Math.min(ceiling, Math.max(...measured.map((each) => requiredRuns(each, ceiling))));
}

/**
 * Runs a study until every goal is met or the ceiling is reached. The pilot decides how many runs there are, so that the
 * error of the study has no say in it (two-stage sampling, Stein 1945; stopping as soon as an estimated error is small
 * takes the samples whose error came out too small: Glynn and Whitt 1992). If the error measured then misses, which it
 * does one time in ten, the study is extended, by the same margin and an eighth at least.
 *
 * That second look has a say, and is allowed for: a mean that is looked at with odds of 0.1 is off by at most
 * phi(1.28) = 0.18 standard errors times the share of new runs, and towards the truth.
 */
export async function extendUntilMet(
  goals: readonly Goal[],
  firstRuns: number,
  study: Sample,
  ceiling: number,
): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (let runs = firstRuns; ; ) {
    const last = await look(goals, study, runs);
    looks.push({ runs, measured: last.measured });
    if (isMet(last) || runs >= ceiling) return looks;
    runs = Math.min(ceiling, Math.max(inSteps(runs * leastGrowth), runsFor(last, ceiling)));
  }
}

export function isMet({ measured }: Look): boolean {
  return measured.every(({ ratio }) => ratio <= 1);
}

async function look(goals: readonly Goal[], sample: Sample, runs: number): Promise<Pilot> {
  const sampled = await sample(runs);
  return { runs, sampled, measured: goals.map((goal, k) => measure(goal, sampled[k])) };
}

/** Fewest runs in which enough lie beyond the quantile of every goal. */
function tailRuns(goals: readonly Goal[]): number {
  return Math.max(
    0,
    ...goals.map(({ statistic }) => (statistic.kind === "quantile" ? fewestForQuantile(statistic.p) : 0)),
  );
}

function inSteps(runs: number): number {
  return Math.ceil(runs / runsPerStep) * runsPerStep;
}

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
