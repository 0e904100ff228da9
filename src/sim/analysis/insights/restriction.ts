import { type Block, createBlock } from "../../../model/block.ts";
import { dateOfWeek } from "../../../model/calendar.ts";
import { policy } from "../../../model/mechanisms/policy.ts";
import { drawInputsAsRead } from "../../../model/scenario/inputs.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { World } from "../../../model/scenario/world.ts";
import { simulateBlock } from "../../../model/simulate.ts";
import { rangesOf } from "../../engine/ranges.ts";
import { createStudy, type Study } from "../../engine/simulate-range.ts";
import type { RestrictionPaths } from "../../study/insights.ts";
import { type Layout, layoutOf, totalWeight } from "../../study/layout.ts";
import { sharesUpToGroup } from "../../study/shares.ts";
import type { Manifest } from "../../study/study.ts";
import { RefusalCounts } from "./refusals.ts";

/**
 * Follows the policy of some of a study's runs again, step by step: draws have addresses, so it is the same. Where settlement
 * is on, policy answers to all else, and the whole model is run.
 */
function followPolicy(
  { world, drawn, streams }: Study,
  firstRun: number,
  runs: number,
  onStep: (step: number, block: Block) => void,
): void {
  const { policy: isOn, settlement } = world.scenario.mechanisms;
  if (isOn && settlement) {
    simulateBlock(world, drawn, streams, firstRun, runs, { week: () => undefined, step: onStep });
    return;
  }
  const block = createBlock(world, drawInputsAsRead(drawn, streams.input, firstRun, runs), streams, firstRun, runs);
  const advance = isOn ? policy.install(block) : undefined;
  for (let step = 0; step < world.weeks * world.stepsPerWeek; step++) {
    advance?.(step, step * world.stepWeeks);
    onStep(step, block);
  }
}

/** Parts of a step add up to one but for rounding. */
const wholeStep = 1 - 1e-9;

/** The step that holds today may have begun before the restriction. */
function unmarkBroken(unbroken: Uint8Array, { world, state, restricted }: Block, isLater: boolean): void {
  for (let i = 0; i < unbroken.length; i++)
    if (world.states[state[i]].role === "open" || (isLater && restricted[i] < wholeStep)) unbroken[i] = 0;
}

type Followed = {
  readonly unbroken: Uint8Array;
  readonly isInForceToday: boolean;
  readonly firstRun: number;
  readonly layout: Layout | null;
};

/** Counts the runs of a block at a week's end, by what they weigh. */
function addWeek(counts: Counts, { unbroken, isInForceToday, firstRun, layout }: Followed, block: Block): void {
  const { world, state, restricted } = block;
  for (let i = 0; i < unbroken.length; i++) {
    const weight = layout?.weights == null ? 1 : layout.weights[firstRun + i];
    const isInForce = restricted[i] > 0 && world.states[state[i]].role !== "open";
    if (unbroken[i] === 1) counts.unbroken[state[i]] += weight;
    if (isInForce) counts.inForce[state[i]] += weight;
    counts.isOver[firstRun + i] = (isInForceToday ? unbroken[i] === 1 : isInForce) ? 0 : 1;
  }
}

type Counts = { readonly unbroken: number[]; readonly inForce: number[]; readonly isOver: Uint8Array };

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
