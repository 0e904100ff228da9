import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { quantile } from "../distributions/quantile.ts";
import { quantileBeyond } from "../distributions/truncated-quantile.ts";
import { inputColumn } from "../inputs.ts";

/** A policy state lasts at least a day: no chain can spin within a moment. */
const shortestDwellWeeks = 1 / 7;

/** Where each run stands in its chain of policy states. */
export type Policy = {
  readonly state: Int32Array;
  /** Position in the script; the last one hands over to the chain. */
  readonly scriptPosition: Int32Array;
  /** States entered by the chain so far: the address of the next dwell and successor draws. */
  readonly visit: Int32Array;
  /** Week at which the present state ends. */
  readonly until: Column;
  readonly blockedCountry: readonly Column[];
  readonly blockedWorld: readonly Column[];
  /** By state: indices of the successors, and their probabilities (null: whatever remains). */
  readonly successors: readonly (readonly number[])[];
  readonly probabilities: readonly (readonly (Column | null)[])[];
};

export function createPolicy(block: Block): Policy {
  const { world, inputs, runs } = block;
  const policy: Policy = {
    state: new Int32Array(runs),
    scriptPosition: new Int32Array(runs),
    visit: new Int32Array(runs),
    until: column(runs),
    blockedCountry: world.stateNames.map((name) => inputColumn(inputs, `policy.states.${name}.blocked.country`)),
    blockedWorld: world.stateNames.map((name) => inputColumn(inputs, `policy.states.${name}.blocked.world`)),
    successors: world.states.map((state) => Object.keys(state.next).map((name) => world.stateNames.indexOf(name))),
    probabilities: world.states.map((state, index) =>
      Object.entries(state.next).map(([successor, probability]) =>
        probability === "remainder"
          ? null
          : inputColumn(inputs, `policy.states.${world.stateNames[index]}.next.${successor}`),
      ),
    ),
  };
  let position = 0;
  while (position + 1 < world.script.length && world.script[position + 1].week <= 0) position++;
  for (let i = 0; i < runs; i++) enterScripted(block, policy, i, position);
  return policy;
}

/**
 * Semi-Markov chain of policy states: a dated script, then dwell times and successors drawn at each visit. The state in
 * force at the end of the script is conditioned on having lasted until `knownUntil` (left truncation).
 * Writes the mean blocked shares over the step, so that a change in mid-step counts for its part.
 */
export function advancePolicy(block: Block, policy: Policy, week: number): void {
  const { blockedCountry, blockedWorld, runs, world } = block;
  const end = week + world.stepWeeks;
  for (let i = 0; i < runs; i++) {
    if (policy.until[i] >= end) {
      blockedCountry[i] = policy.blockedCountry[policy.state[i]][i];
      blockedWorld[i] = policy.blockedWorld[policy.state[i]][i];
    } else advanceThroughChanges(block, policy, i, week, end);
  }
}

function advanceThroughChanges(block: Block, policy: Policy, i: number, week: number, end: number): void {
  let from = week;
  let country = 0;
  let world = 0;
  while (from < end) {
    const to = Math.min(end, policy.until[i]);
    country += policy.blockedCountry[policy.state[i]][i] * (to - from);
    world += policy.blockedWorld[policy.state[i]][i] * (to - from);
    if (policy.until[i] < end) enterNext(block, policy, i);
    from = to;
  }
  block.blockedCountry[i] = country / (end - week);
  block.blockedWorld[i] = world / (end - week);
}

function enterNext(block: Block, policy: Policy, i: number): void {
  if (policy.scriptPosition[i] + 1 < block.world.script.length) {
    enterScripted(block, policy, i, policy.scriptPosition[i] + 1);
    return;
  }
  const from = policy.state[i];
  policy.state[i] = successor(block, policy, i, from);
  policy.visit[i]++;
  policy.until[i] += dwellWeeks(block, policy, i, 0);
}

function enterScripted(block: Block, policy: Policy, i: number, position: number): void {
  const { script, knownUntilWeek } = block.world;
  const entry = script[position];
  policy.scriptPosition[i] = position;
  policy.state[i] = entry.state;
  policy.until[i] =
    position + 1 < script.length
      ? script[position + 1].week
      : entry.week + dwellWeeks(block, policy, i, Math.max(0, knownUntilWeek - entry.week));
}

/** How long the present state lasts in all [weeks], given that it has lasted `ageWeeks` already. */
function dwellWeeks(block: Block, policy: Policy, i: number, ageWeeks: number): number {
  const state = policy.state[i];
  const lasts = block.world.states[state].lasts;
  if (lasts === "forever") return Infinity;
  const u = block.streams.policyDwell.uniform(block.firstRun + i, policy.visit[i], state);
  const drawn =
    ageWeeks === 0
      ? quantile(lasts.distribution, u)
      : quantileBeyond(lasts.distribution, ageWeeks / lasts.toModelUnit, u);
  return Math.max(drawn * lasts.toModelUnit, ageWeeks, shortestDwellWeeks);
}

/** Successor by the order of the scenario's keys; whatever probability is left goes to the remainder. */
function successor(block: Block, policy: Policy, i: number, from: number): number {
  const successors = policy.successors[from];
  const probabilities = policy.probabilities[from];
  const u = block.streams.policyNext.uniform(block.firstRun + i, policy.visit[i], from);
  let below = 0;
  let remainder = successors[successors.length - 1];
  for (let k = 0; k < successors.length; k++) {
    const probability = probabilities[k];
    if (probability === null) remainder = successors[k];
    else {
      below += probability[i];
      if (u < below) return successors[k];
    }
  }
  return remainder;
}
