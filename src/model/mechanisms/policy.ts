import type { Block } from "../block.ts";
import { type Column, column } from "../columns.ts";
import { lastsBeyond } from "../distributions/beyond.ts";
import { atomsOf } from "../distributions/distribution.ts";
import { drawnOften, inGroup, positiveTime, share, time } from "../scenario/input-spec.ts";
import { inputColumn } from "../scenario/inputs.ts";
import { ageWhenHistoryEnds, dwellAsRead, shortestDwellWeeks, weeksOfDwell } from "./dwell.ts";
import type { Mechanism } from "./mechanism.ts";
import { createTreatments, type Treatments } from "./treatments.ts";

const blocked = share("Share of the orders refused outright, against the flow of the days before the start.");

/** The later visits are rare and late: no design lays out their draws. Most runs come to the first four. */
const visitsLaidOut = 8;
const usualVisits = 4;

export const policy = {
  switch: "policy",
  group: "trigger",
  inputs: {
    ...inGroup("scope", {
      "policy.coverage.probability": share("Probability that a state of unclear coverage covers civil use."),
      "policy.coverage.foundOutAfter": time("From the beginning of such a state until one knows."),
    }),
    "policy.durations.{duration}": drawnOften(positiveTime("How long a state lasts.")),
    ...inGroup("scope", {
      "policy.states.{state}.country.{form}.civil.blocked": blocked,
      "policy.states.{state}.country.{form}.military.blocked": blocked,
      "policy.states.{state}.world.{form}.blocked": blocked,
      "policy.states.{state}.alternativeWithheld": share(
        "Share of the supply from elsewhere that is kept from the country.",
      ),
    }),
    "policy.states.{state}.lasts": drawnOften(positiveTime("How long the state lasts.")),
    "policy.states.{state}.next.{state}": share("Probability that this state follows."),
  },
  facts: {
    "policy.knownUntil": "trigger",
    "policy.script": "trigger",
    "policy.states.{state}.role": "trigger",
    "policy.states.{state}.next": "trigger",
    "policy.states.{state}.country": "scope",
    "policy.states.{state}.world": "scope",
    "policy.states.{state}.ifNotCovered": "scope",
  },
  streams: {
    policyCoverage: { name: "policy.coverage", draws: "facts", entities: () => ["civil"], laidOut: { by: "stream" } },
    policyDwell: {
      name: "policy.dwell",
      draws: "luck",
      entities: ({ stateNames }) => stateNames,
      laidOut: { by: "index", first: visitsLaidOut, usual: usualVisits },
    },
    policyNext: {
      name: "policy.next",
      draws: "luck",
      entities: ({ stateNames }) => stateNames,
      laidOut: { by: "index", first: visitsLaidOut, usual: usualVisits },
    },
  },
  install(block) {
    const chain = createPolicy(block);
    return {
      advance: (_, week) => advancePolicy(block, chain, week),
      renew: (fresh, _, week) => {
        for (const i of fresh) renewDwell(block, chain, i, week);
      },
    };
  },
} satisfies Mechanism;

type Policy = {
  readonly treatments: Treatments;
  readonly scriptPosition: Int32Array;
  /** How many states the chain has entered by itself, for the address of the dwell and successor draws. */
  readonly visit: Int32Array;
  /** Week at which the present state ends. */
  readonly until: Column;
  /** How long it lasts in all by its own clock [weeks]; of no meaning where the script ends it. */
  readonly lastsWeeks: Column;
  /** The same, where that very length has a probability of its own, else NaN. */
  readonly atomWeeks: Column;
  /** 1 when the block's lanes do not yet show the present state alone. */
  readonly stale: Uint8Array;
  /** By state: 1 where it is restricted, where it is fragmented. */
  readonly isRestricted: Uint8Array;
  readonly isFragmented: Uint8Array;
  /** By state: indices of the successors, and their probabilities (null: whatever remains). */
  readonly successors: readonly (readonly number[])[];
  readonly probabilities: readonly (readonly (Column | null)[])[];
};

function createPolicy(block: Block): Policy {
  const { world, inputs, runs } = block;
  const policy: Policy = {
    treatments: createTreatments(block),
    scriptPosition: new Int32Array(runs),
    visit: new Int32Array(runs),
    until: column(runs),
    lastsWeeks: column(runs),
    atomWeeks: column(runs),
    stale: new Uint8Array(runs).fill(1),
    isRestricted: Uint8Array.from(world.states, ({ role }) => (role === "open" ? 0 : 1)),
    isFragmented: Uint8Array.from(world.states, ({ role }) => (role === "fragmented" ? 1 : 0)),
    successors: world.states.map((state) => Object.keys(state.next).map((name) => world.stateNames.indexOf(name))),
    probabilities: world.states.map((state, index) =>
      Object.entries(state.next).map(([successor, probability]) =>
        probability === "remainder"
          ? null
          : inputColumn(inputs, `policy.states.${world.stateNames[index]}.next.${successor}`),
      ),
    ),
  };
  block.covered.set(policy.treatments.covered);
  writeRegimeBefore(block, policy);
  let position = 0;
  while (position + 1 < world.script.length && world.script[position + 1].week <= -world.runUpWeeks) position++;
  for (let i = 0; i < runs; i++) enterScripted(block, policy, i, position);
  return policy;
}

/** What the state in force before the run begins asked for; nothing is known of before the script, and so nothing was asked. */
function writeRegimeBefore({ world, licensedBefore, approvalBefore }: Block, { treatments }: Policy): void {
  for (const { week, state } of world.script) {
    if (week >= -world.runUpWeeks) continue;
    for (let l = 0; l < licensedBefore.length; l++) licensedBefore[l].set(treatments.licensed[state][l]);
    for (let desk = 0; desk < approvalBefore.length; desk++) approvalBefore[desk].set(treatments.approval[state][desk]);
  }
}

/**
 * Semi-Markov chain of policy states: a dated script, then dwell times and successors drawn at each visit. The state in
 * force at the end of the script is conditioned on having lasted until `knownUntil` (left truncation).
 * Writes what the state does to each lane, as means over the step, so that a change in mid-step counts for its part.
 */
function advancePolicy(block: Block, policy: Policy, week: number): void {
  const { runs, world, state, refused, perceived } = block;
  const { treatments, until, stale } = policy;
  const end = week + world.stepWeeks;
  for (let i = 0; i < runs; i++) {
    hasten(block, policy, i, week, end, 0);
    if (until[i] < end) advanceThroughChanges(block, policy, i, week, end);
    else if (stale[i] === 1) {
      clear(block, i);
      add(block, policy, i, 1);
      stale[i] = 0;
    }
    const now = state[i];
    perceived[i] = week - block.stateSince[i] < treatments.knownAfter[i] ? treatments.expected[now][i] : refused[i];
  }
}

function advanceThroughChanges(block: Block, policy: Policy, i: number, week: number, end: number): void {
  let from = week;
  clear(block, i);
  while (from < end) {
    const to = Math.max(from, Math.min(end, policy.until[i]));
    add(block, policy, i, (to - from) / (end - week));
    if (policy.until[i] < end) {
      enterNext(block, policy, i);
      hasten(block, policy, i, to, end, shortestDwellWeeks);
    }
    from = to;
  }
  policy.stale[i] = 1;
}

/**
 * Runs a restriction's clock at its speed from one time of the step to its end, once history is over: its end comes
 * nearer by what the clock gains, or moves off by what it loses. One that has just begun lasts `least` weeks.
 */
function hasten(block: Block, policy: Policy, i: number, from: number, end: number, least: number): void {
  const { script, knownUntilWeek } = block.world;
  const speed = block.clockSpeed[i];
  if (speed === 1 || policy.isRestricted[block.state[i]] === 0 || policy.scriptPosition[i] < script.length - 1) return;
  const since = Math.max(from, knownUntilWeek);
  const span = end - since;
  const left = policy.until[i] - since;
  if (span <= 0 || left <= 0) return;
  if (left > speed * span) policy.until[i] -= (speed - 1) * span;
  else policy.until[i] = since + Math.max(left / speed, Math.min(left, least));
}

function clear(block: Block, i: number): void {
  const { blocked, licensed, refused, restricted, fragmented, alternativeWithheld } = block;
  for (let l = 0; l < blocked.length; l++) {
    blocked[l][i] = 0;
    licensed[l][i] = 0;
  }
  refused[i] = 0;
  restricted[i] = 0;
  fragmented[i] = 0;
  alternativeWithheld[i] = 0;
}

/** The present state for a part of the step. Odds of a licence are those of the last licensing state. */
function add(block: Block, policy: Policy, i: number, part: number): void {
  if (part <= 0) return;
  const { blocked, licensed, approval, refused, restricted, fragmented, alternativeWithheld } = block;
  const { treatments } = policy;
  const state = block.state[i];
  for (let l = 0; l < blocked.length; l++) {
    blocked[l][i] += treatments.blocked[state][l][i] * part;
    if (treatments.licensed[state][l][i] === 0) continue;
    licensed[l][i] += part;
    for (const desk of treatments.desks[l]) approval[desk][i] = treatments.approval[state][desk][i];
  }
  refused[i] += treatments.refused[state][i] * part;
  restricted[i] += policy.isRestricted[state] * part;
  fragmented[i] += policy.isFragmented[state] * part;
  alternativeWithheld[i] += treatments.alternativeWithheld[state][i] * part;
}

function enterNext(block: Block, policy: Policy, i: number): void {
  if (policy.scriptPosition[i] + 1 < block.world.script.length) {
    endSpell(block, policy, i, block.state[i]);
    enterScripted(block, policy, i, policy.scriptPosition[i] + 1);
    return;
  }
  const from = block.state[i];
  endSpell(block, policy, i, from);
  block.state[i] = successor(block, policy, i, from);
  block.stateSince[i] = policy.until[i];
  policy.visit[i]++;
  policy.lastsWeeks[i] = dwellWeeks(block, policy, i, 0);
  policy.until[i] += policy.lastsWeeks[i];
}

function endSpell({ restrictedSpells, fragmentedSpells }: Block, policy: Policy, i: number, state: number): void {
  if (policy.isRestricted[state] === 1) restrictedSpells[i] += policy.atomWeeks[i];
  if (policy.isFragmented[state] === 1) fragmentedSpells[i] += policy.atomWeeks[i];
}

function enterScripted(block: Block, policy: Policy, i: number, position: number): void {
  const { script } = block.world;
  const entry = script[position];
  policy.scriptPosition[i] = position;
  block.state[i] = entry.state;
  block.stateSince[i] = entry.week;
  policy.atomWeeks[i] = Number.NaN;
  if (position + 1 < script.length) {
    policy.until[i] = script[position + 1].week;
    return;
  }
  policy.lastsWeeks[i] = dwellWeeks(block, policy, i, ageWhenHistoryEnds(block.world, position));
  policy.until[i] = entry.week + policy.lastsWeeks[i];
}

/**
 * Draws again how long the present state lasts, given that it has lasted so long by its own clock, and until `knownUntil`. What
 * the script ends, what ends at this very moment and what can last no longer keeps its end.
 */
function renewDwell(block: Block, policy: Policy, i: number, week: number): void {
  const { script, knownUntilWeek, lasts: dwells } = block.world;
  const lasts = dwells[block.state[i]];
  const before = policy.lastsWeeks[i];
  const left = policy.until[i] - week;
  if (policy.scriptPosition[i] + 1 < script.length || left <= 0 || lasts === "forever") return;
  const age = Math.max(before - left, knownUntilWeek - block.stateSince[i]);
  if (age > 0 && lastsBeyond(lasts.distribution, age / lasts.toModelUnit) !== "yes") return;
  policy.lastsWeeks[i] = dwellWeeks(block, policy, i, Math.max(0, age));
  policy.until[i] += policy.lastsWeeks[i] - before;
}

/** How long the present state lasts in all [weeks], given that it has lasted `ageWeeks` already. */
function dwellWeeks(block: Block, policy: Policy, i: number, ageWeeks: number): number {
  const state = block.state[i];
  const lasts = block.world.lasts[state];
  policy.atomWeeks[i] = Number.NaN;
  if (lasts === "forever") return Infinity;
  const u = block.streams.policyDwell.uniform(block.firstRun + i, policy.visit[i], state);
  const drawn = dwellAsRead(lasts, ageWeeks, u);
  const weeks = weeksOfDwell(lasts, ageWeeks, drawn);
  if (atomsOf(lasts.distribution).atoms.some(({ value }) => value === drawn)) policy.atomWeeks[i] = weeks;
  return weeks;
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
