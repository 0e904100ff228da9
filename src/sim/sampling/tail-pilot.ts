import type { Statistic } from "../analysis/precision/goal.ts";
import { holds } from "../precision/measure-share.ts";

export type Tail = Extract<Statistic, { kind: "probability" }>;

const smallestPilot = 4096;
const largestPilot = 32_768;
/** Runs of the pilot that stand for the tail where too few lie in it: those nearest to it. */
const fewestInTail = 64;
/** Of so few runs in the tail nothing is told of where it comes from, unless others lie near it. */
const fewestAlone = 8;

/** The runs of a pilot that stand for a tail. */
export type InTail = {
  readonly runs: Uint32Array;
  /** How many of them lie in it. */
  readonly seen: number;
};

export type TailPilot = InTail & { readonly pilotRuns: number; readonly isEnough: boolean };

/** Values of an outcome, of so many runs from one on. */
export type ValuesOf = (range: { readonly firstRun: number; readonly runs: number }) => Float64Array;

/** Makes 4,096 runs, and doubles them up to 32,768 while none lies in the tail, or few and no others near it. */
export function pilotOfTail(valuesOf: ValuesOf, tail: Pick<Tail, "relation" | "threshold">): TailPilot {
  const values = new Float64Array(largestPilot);
  for (let [firstRun, pilotRuns] = [0, smallestPilot]; ; [firstRun, pilotRuns] = [pilotRuns, 2 * pilotRuns]) {
    values.set(valuesOf({ firstRun, runs: pilotRuns - firstRun }), firstRun);
    const found = runsInTail(values.subarray(0, pilotRuns), tail);
    const hasEnough = found.seen > 0 && found.runs.length >= fewestInTail;
    if (hasEnough || pilotRuns === largestPilot)
      return { ...found, pilotRuns, isEnough: found.seen > 0 && found.runs.length >= fewestAlone };
  }
}

/**
 * The runs in the tail, or the 64 nearest to it if fewer are in it; only those in it where which are nearest is arbitrary,
 * as of outcomes that are yes or no.
 */
export function runsInTail(
  values: Float64Array,
  { relation, threshold }: Pick<Tail, "relation" | "threshold">,
): InTail {
  const upper = relation === ">" || relation === ">=";
  const order = Uint32Array.from(values, (_, run) => run).sort((a, b) =>
    upper ? values[b] - values[a] : values[a] - values[b],
  );
  let seen = 0;
  while (seen < order.length && holds(values[order[seen]], relation, threshold)) seen++;
  const isTied = values[order[fewestInTail - 1]] === values[order[fewestInTail]];
  return { runs: order.slice(0, isTied ? seen : Math.max(seen, fewestInTail)), seen };
}
