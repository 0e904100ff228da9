import { fewestForQuantile } from "../../precision/measure-quantile.ts";
import type { Measured, Sampled } from "../../precision/measured.ts";
import { requiredRuns, runsPerStep } from "../../precision/required-runs.ts";
import type { Goal } from "./goal.ts";
import { measure } from "./measure.ts";

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
