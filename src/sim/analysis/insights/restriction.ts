import { dateOfWeek } from "../../../model/calendar.ts";
import type { PolicyState } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { World } from "../../../model/scenario/world.ts";
import { rangesOf } from "../../engine/ranges.ts";
import { createStudy } from "../../engine/simulate-range.ts";
import { followPolicy } from "../../insights/follow-policy.ts";
import { addWeek, unmarkBroken } from "../../insights/restriction-counts.ts";
import { layoutOf, totalWeight } from "../../study/layout.ts";
import { sharesUpToGroup } from "../../study/shares.ts";
import type { Manifest } from "../../study/study.ts";
import { RefusalCounts, type Refusals } from "./refusals.ts";

/** How long the restriction in force today lasts, counted over runs. */
export type RestrictionPaths = {
  /** Runs that were followed. */
  readonly runs: number;
  /** What they count for together: their number, where all count alike. */
  readonly weight: number;
  /** Last day that is history, or the first day of the study where that is later. */
  readonly today: string;
  readonly states: readonly Pick<PolicyState, "title" | "role">[];
  /** The state in force today, by position, and whether it restricts: history is the same in every run. */
  readonly stateToday: number;
  readonly isInForceToday: boolean;
  /** From the week of today on, counts at the week's end. */
  readonly weeks: readonly RestrictionWeek[];
  /** From the start on, week by week: how much of the country's usual orders is refused. */
  readonly refusals: readonly Refusals[];
};

export type RestrictionWeek = {
  readonly week: number;
  /** Last moment of the week: the first day of the next, ISO date. */
  readonly end: string;
  /** By policy state: runs in it with a restriction in force ever since today; and with one in force at all. */
  readonly unbroken: readonly number[];
  readonly inForce: readonly number[];
  /** Of the share of all that are unbroken; without a restriction today, in force. */
  readonly standardError: number;
};

type Sampled = Pick<Manifest, "seed" | "runs" | "sampling">;

/** Runs that are followed at most, and where the whole model has to be run for it. */
const mostFollowed = 20_000;
const mostSimulated = 2000;

/**
 * Follows the policy of a study's runs once more: draws have addresses, so it is the same. Where settlement is on,
 * policy answers to all else and the whole model is run. Of many runs the first 20,000, or 2,000 there. A restriction that ends is over, also where another follows in
 * the same step.
 */
export function restrictionPaths(scenario: Scenario, { seed, runs: all, sampling }: Sampled): RestrictionPaths {
  const study = createStudy(scenario, seed, sampling);
  const { world } = study;
  const runs = Math.min(all, scenario.mechanisms.settlement ? mostSimulated : mostFollowed);
  const steps = world.weeks * world.stepsPerWeek;
  const firstStep = Math.min(steps - 1, Math.max(0, Math.floor(world.knownUntilWeek / world.stepWeeks)));
  const firstWeek = Math.floor(firstStep / world.stepsPerWeek);
  const stateToday = stateAt(world, Math.max(0, world.knownUntilWeek));
  const isInForceToday = scenario.mechanisms.policy && world.states[stateToday].role !== "open";
  const layout = layoutOf({ sampling, seed, runs });
  const weeks = Array.from({ length: world.weeks - firstWeek }, (_, k) => ({
    week: firstWeek + k,
    end: dateOfWeek(scenario.start, firstWeek + k + 1),
    unbroken: world.states.map(() => 0),
    inForce: world.states.map(() => 0),
    isOver: new Uint8Array(runs),
  }));
  const refusals = new RefusalCounts(world.weeks, runs);
  for (const { firstRun, runs: of } of rangesOf(runs)) {
    const unbroken = new Uint8Array(of).fill(isInForceToday ? 1 : 0);
    followPolicy(study, firstRun, of, (step, block) => {
      const week = Math.floor(step / world.stepsPerWeek);
      const isWeekOver = (step + 1) % world.stepsPerWeek === 0;
      refusals.add(week, block, firstRun, isWeekOver);
      if (step < firstStep) return;
      unmarkBroken(unbroken, block, step > firstStep);
      if (isWeekOver) addWeek(weeks[week - firstWeek], { unbroken, isInForceToday, firstRun, layout }, block);
    });
  }
  const { knownUntil } = scenario.policy;
  const today = knownUntil > scenario.start ? knownUntil : scenario.start;
  const states = world.states.map(({ title, role }) => ({ title, role }));
  return {
    ...{ runs, weight: totalWeight(layout, runs), today, states, stateToday, isInForceToday },
    weeks: weeks.map(({ isOver, ...week }) => ({
      ...week,
      standardError: sharesUpToGroup(isOver, 1, layout)[0].standardError,
    })),
    refusals: refusals.shares(layout),
  };
}

/** By the script, which begins at or before the start. */
function stateAt({ script }: World, at: number): number {
  const past = script.filter(({ week }) => week <= at);
  return past[past.length - 1].state;
}
