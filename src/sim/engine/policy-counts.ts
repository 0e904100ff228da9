import type { Block } from "../../model/block.ts";
import type { World } from "../../model/scenario/world.ts";
import type { Weights } from "./bands/tally.ts";
import type { Range } from "./ranges.ts";
import { runsPerCube, type Sampling, sobolReplicates } from "./sampling/sampling.ts";

/** Shares of the usual orders (0-1) that part little, some, most and nearly all from each other. */
export const refusalBounds = [0.1, 0.5, 0.9] as const;

/** Shares of the runs that are told of a week: refused up to each bound; not over yet. */
export const policyShares: number = refusalBounds.length + 1;
const notOver = refusalBounds.length;

/**
 * Where the policy of a study's runs goes, week by week: runs, each as often as it counts. Whole numbers but where facts weigh
 * runs, so that the order in which runs are added makes no difference; there they are added in run order.
 */
export type PolicyCounts = {
  /** By week and state (week * states + state): runs in it with a restriction in force ever since today; with one at all. */
  readonly unbroken: Float64Array;
  readonly inForce: Float64Array;
  /**
   * By repetition of the design, week and share, (repetition * weeks + week) * policyShares + share: the runs of which the
   * share is made. Independent runs are one repetition here, as their error needs no more.
   */
  readonly shares: Float64Array;
  /** By week and share: sums of the squares of what runs count for; empty where all count alike. */
  readonly squares: Float64Array;
};

/** Where history ends and the runs part: the same in every run of a world. */
export type Today = {
  readonly firstStep: number;
  readonly firstWeek: number;
  /** The state of policy, by position, and whether it restricts. */
  readonly state: number;
  readonly isInForce: boolean;
};

export function todayOf({ weeks, stepsPerWeek, stepWeeks, knownUntilWeek, script, states, scenario }: World): Today {
  const steps = weeks * stepsPerWeek;
  const firstStep = Math.min(steps - 1, Math.max(0, Math.floor(knownUntilWeek / stepWeeks)));
  // The script begins at or before the start.
  const past = script.filter(({ week }) => week <= Math.max(0, knownUntilWeek));
  const { state } = past[past.length - 1];
  return {
    firstStep,
    firstWeek: Math.floor(firstStep / stepsPerWeek),
    state,
    isInForce: scenario.mechanisms.policy && states[state].role !== "open",
  };
}

/** Parts of a step add up to one but for rounding. */
const wholeStep = 1 - 1e-9;

/** Counts the policy of a range's runs, block by block, as they are simulated. */
export class PolicyTally {
  readonly counts: PolicyCounts;
  readonly #range: Range;
  readonly #sampling: Sampling;
  readonly #weeks: number;
  readonly #today: Today;
  readonly #isOpen: Uint8Array;
  #unbroken = new Uint8Array(0);
  #replicate = new Uint32Array(0);
  #weights: Weights | null = null;
  /** Weeks seen before it was known what their runs count for; null where that is known. */
  #waiting: (() => void)[] | null = null;

  constructor(world: World, sampling: Sampling, range: Range, isWeighed = sampling.kind === "importance") {
    const { weeks, states } = world;
    this.#range = range;
    this.#sampling = sampling;
    this.#weeks = weeks;
    this.#today = todayOf(world);
    this.#isOpen = Uint8Array.from(states, ({ role }) => (role === "open" ? 1 : 0));
    this.counts = {
      unbroken: new Float64Array(weeks * states.length),
      inForce: new Float64Array(weeks * states.length),
      shares: new Float64Array(replicatesIn(sampling, range) * weeks * policyShares),
      squares: new Float64Array(isWeighed ? weeks * policyShares : 0),
    };
  }

  /** Some runs of the range follow, from the first week on; `later` where `weigh` will say what they count for. */
  begin({ firstRun, runs }: Range, weights: Weights | null | "later"): void {
    this.#waiting = weights === "later" ? [] : null;
    this.#weights = weights === "later" ? null : weights;
    this.#unbroken = new Uint8Array(runs).fill(this.#today.isInForce ? 1 : 0);
    this.#replicate = Uint32Array.from({ length: runs }, (_, i) => this.#replicateOf(firstRun + i));
  }

  /** What the runs that follow count for, also in the weeks that were seen. */
  weigh(weights: Weights): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#weights = weights;
    for (const count of waiting) count();
  }

  /** Their block after a step. */
  step(index: number, block: Block): void {
    const { firstStep, isInForce } = this.#today;
    if (index < firstStep) return;
    if (isInForce) this.#unmarkBroken(block, index > firstStep);
    const { stepsPerWeek } = block.world;
    if ((index + 1) % stepsPerWeek !== 0) return;
    const week = (index + 1) / stepsPerWeek - 1;
    if (this.#waiting === null) this.#addWeek(week, block, this.#unbroken);
    else {
      const [seen, unbroken] = [
        { state: block.state.slice(), restricted: block.restricted.slice() },
        this.#unbroken.slice(),
      ];
      this.#waiting.push(() => this.#addWeek(week, seen, unbroken));
    }
  }

  /** How much of the country's usual orders each run refused in a week, 0-1. */
  week(index: number, refused: Float64Array): void {
    if (this.#waiting !== null) {
      const seen = refused.slice();
      this.#waiting.push(() => this.week(index, seen));
      return;
    }
    for (let i = 0; i < refused.length; i++)
      for (let bound = refusalBounds.length - 1; bound >= 0 && refused[i] <= refusalBounds[bound]; bound--)
        this.#addToShare(index, bound, i);
  }

  /** The step that holds today may have begun before the restriction. */
  #unmarkBroken({ state, restricted }: Block, isLater: boolean): void {
    const [unbroken, isOpen] = [this.#unbroken, this.#isOpen];
    for (let i = 0; i < unbroken.length; i++)
      if (isOpen[state[i]] === 1 || (isLater && restricted[i] < wholeStep)) unbroken[i] = 0;
  }

  /** A restriction that ends is over, also where another follows in the same step. */
  #addWeek(week: number, { state, restricted }: Pick<Block, "state" | "restricted">, isUnbrokenIn: Uint8Array): void {
    const { unbroken, inForce } = this.counts;
    const isOpen = this.#isOpen;
    for (let i = 0; i < state.length; i++) {
      const cell = week * isOpen.length + state[i];
      const weight = this.#weights === null ? 1 : this.#weights[i];
      const isInForce = restricted[i] > 0 && isOpen[state[i]] === 0;
      const isUnbroken = isUnbrokenIn[i] === 1;
      if (isUnbroken) unbroken[cell] += weight;
      if (isInForce) inForce[cell] += weight;
      if (this.#today.isInForce ? isUnbroken : isInForce) this.#addToShare(week, notOver, i);
    }
  }

  #addToShare(week: number, share: number, i: number): void {
    const { shares, squares } = this.counts;
    const weight = this.#weights === null ? 1 : this.#weights[i];
    shares[(this.#replicate[i] * this.#weeks + week) * policyShares + share] += weight;
    if (squares.length > 0) squares[week * policyShares + share] += weight * weight;
  }

  /** Within the range, whose runs are whole cubes of a design. */
  #replicateOf(run: number): number {
    switch (this.#sampling.kind) {
      case "plain":
        return 0;
      case "sobol":
        return run % sobolReplicates;
      default:
        return Math.floor((run - this.#range.firstRun) / runsPerCube);
    }
  }
}

/** Cubes belong to one range each, all other repetitions to every range. */
function isInCubes({ kind }: Sampling): boolean {
  return kind !== "plain" && kind !== "sobol";
}

function replicatesIn(sampling: Sampling, { runs }: Range): number {
  if (isInCubes(sampling)) return Math.ceil(runs / runsPerCube);
  return sampling.kind === "sobol" ? sobolReplicates : 1;
}

/** Counts of ranges or of parts, in run order, as of all their runs. */
export function sumOfPolicy(all: readonly PolicyCounts[], sampling: Sampling): PolicyCounts {
  return {
    unbroken: added(all.map(({ unbroken }) => unbroken)),
    inForce: added(all.map(({ inForce }) => inForce)),
    shares: (isInCubes(sampling) ? joined : added)(all.map(({ shares }) => shares)),
    squares: added(all.map(({ squares }) => squares)),
  };
}

function added(columns: readonly Float64Array[]): Float64Array {
  const sums = columns[0].slice();
  for (const column of columns.slice(1)) for (let k = 0; k < sums.length; k++) sums[k] += column[k];
  return sums;
}

function joined(columns: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  columns.reduce((at, column) => {
    whole.set(column, at);
    return at + column.length;
  }, 0);
  return whole;
}
