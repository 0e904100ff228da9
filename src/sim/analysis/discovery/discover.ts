import { type Box, type Cases, countIn, densityOf, holds, type Limit, picked, quasiP, sharesBelow } from "./box.ts";
import { levelsOf } from "./levels.ts";
import { chosen, peel, type Step, trimmed } from "./prim.ts";
import type { DiscoveredBox, DiscoveredLimit, DiscoveryRecord } from "./record.ts";
import { leavesOf } from "./tree.ts";

/** An input as the runs drew it. */
export type DrawnInput = {
  readonly path: string;
  readonly unit: string;
  readonly values: () => Float64Array | Promise<Float64Array>;
};

export type DiscoverOptions = {
  /** Boxes to look for, at most. */
  readonly boxes: number;
  /** Least share of the runs that a box may hold, 0-1; as few as a quarter of the bad runs when left out, at most 0.05. */
  readonly leastMass?: number | undefined;
};

/** Runs that a box holds at least, of those it is found on. */
const fewestInBox = 20;

/** A later box must cover that share of the bad runs, and be so many times as dense as all runs. */
const [leastCoverage, leastLift] = [0.05, 2];

/** One run in three is held back: boxes are told on runs on which they were not found. */
const heldBackEvery = 3;

export type Discovered = Pick<
  DiscoveryRecord,
  "base" | "foundOn" | "toldOn" | "boxes" | "trajectory" | "taken" | "leaves"
>;

/** Fewest runs in which it goes wrong, and in which it does not, for a box to be looked for. */
export const fewestCases = 60;

/**
 * Finds in which part of the input space runs are hits: boxes by PRIM, one after the other, and beside them the leaves of a
 * tree. Inputs are read one at a time, and kept at a byte or two a run. RangeError for fewer than 60 hits, or other runs.
 */
export async function discover(
  inputs: readonly DrawnInput[],
  isHit: Uint8Array,
  { boxes: most, leastMass }: DiscoverOptions,
): Promise<Discovered> {
  const levels: Cases["inputs"][number][] = [];
  const scratch = new Float64Array(isHit.length);
  for (const { values } of inputs) levels.push(levelsOf(await values(), scratch));
  const cases: Cases = { inputs: levels, isHit };
  const rows = new Uint32Array(isHit.length);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  const all = countIn([], cases, rows);
  if (Math.min(all.hits, all.runs - all.hits) < fewestCases)
    throw new RangeError(
      `hits: must be ${fewestCases} to ${all.runs - fewestCases} of ${all.runs} runs, got ${all.hits}`,
    );
  const [found, told] = [false, true].map((isHeldBack) =>
    picked(rows, (row) => (row % heldBackEvery === heldBackEvery - 1) === isHeldBack),
  );
  const mass = leastMass ?? Math.min(0.05, densityOf(all) / 4);
  const fewest = Math.max(fewestInBox, Math.ceil(mass * found.length));
  const leaves = leavesOf(cases, found, told);
  const ofTree = leaves.flatMap((leaf) => leaf.map(({ input }) => input));
  const taken: Box[] = [];
  let first: Peeled | null = null;
  for (let left = found; taken.length < most; ) {
    const peeled = peelTwice(cases, left, fewest, ofTree);
    const { box } = peeled;
    first ??= peeled;
    if (box.length === 0) break;
    const own = countIn(box, cases, left);
    const isWorth =
      own.hits >= leastCoverage * countIn([], cases, found).hits && densityOf(own) >= leastLift * densityOf(all);
    if (taken.length > 0 && !isWorth) break;
    taken.push(box);
    left = picked(left, (row) => !holds(box, cases, row));
  }
  const tellings = { inputs, cases, found, told };
  const { steps, step } = first as Peeled;
  return {
    base: densityOf(all),
    foundOn: found.length,
    toldOn: told.length,
    boxes: taken.map((box, k) => tellBox(box, taken.slice(0, k), tellings)),
    trajectory: steps.map((each) => ({
      runs: each.runs,
      coverage: each.hits / steps[0].hits,
      density: densityOf(each),
      limited: each.box.map(({ input }) => inputs[input].path),
    })),
    taken: steps.indexOf(step),
    leaves: leaves.map((box) => tellBox(box, [], tellings)).toSorted((a, b) => b.density.value - a.density.value),
  };
}

type Peeled = { readonly steps: readonly Step[]; readonly step: Step; readonly box: Box };

/**
 * Peels off any input, and then again off those alone whose limits survive their quasi-p, and those of the tree: of many inputs
 * the first way limits a dozen by chance, since each step has so many slices to choose from.
 */
function peelTwice(cases: Cases, rows: Uint32Array, fewest: number, ofTree: readonly number[]): Peeled {
  const way = (among?: readonly number[]): Peeled => {
    const steps = peel(cases, rows, fewest, among);
    const step = chosen(steps);
    return { steps, step, box: trimmed(step.box, cases, rows) };
  };
  const any = way();
  const among = [...new Set([...any.box.map(({ input }) => input), ...ofTree])].sort((a, b) => a - b);
  return among.length === 0 ? any : way(among);
}

type Tellings = {
  readonly inputs: readonly DrawnInput[];
  readonly cases: Cases;
  readonly found: Uint32Array;
  readonly told: Uint32Array;
};

/** A box in units, with what it holds of the runs held back that no box before it holds. */
function tellBox(box: Box, before: readonly Box[], { inputs, cases, found, told }: Tellings): DiscoveredBox {
  const isLeft = (row: number) => !before.some((each) => holds(each, cases, row));
  const [ownFound, ownTold] = [found, told].map((rows) => (before.length === 0 ? rows : picked(rows, isLeft)));
  const all = countIn([], cases, told);
  const own = countIn(box, cases, ownTold);
  return {
    limits: box.map((limit) => tellLimit(limit, box, inputs, cases, ownFound)),
    mass: shareOf(own.runs, all.runs),
    coverage: shareOf(own.hits, all.hits),
    density: shareOf(own.hits, own.runs),
  };
}

function tellLimit(
  limit: Limit,
  box: Box,
  inputs: readonly DrawnInput[],
  cases: Cases,
  rows: Uint32Array,
): DiscoveredLimit {
  const { input, low, high } = limit;
  const { lows, highs } = cases.inputs[input];
  const [isCutLow, isCutHigh] = [low > 0, high < lows.length - 1];
  const [from, to] = sharesBelow(limit, cases.inputs[input]);
  return {
    ...{ path: inputs[input].path, unit: inputs[input].unit },
    low: isCutLow ? lows[low] : null,
    high: isCutHigh ? highs[high] : null,
    ...{ from, to },
    lowQuasiP: isCutLow ? quasiP(box, input, "low", cases, rows) : null,
    highQuasiP: isCutHigh ? quasiP(box, input, "high", cases, rows) : null,
  };
}

/** A share of independent runs with its standard error; of none or all as if half a run more were otherwise. */
function shareOf(part: number, whole: number): { readonly value: number; readonly standardError: number } {
  if (whole === 0) return { value: 0, standardError: 0 };
  const near = Math.min(Math.max(part, 0.5), whole - 0.5) / whole;
  return { value: part / whole, standardError: Math.sqrt(Math.max(0, near * (1 - near)) / whole) };
}
