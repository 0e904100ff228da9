import type { Key } from "../../../../model/random/key.ts";
import { type Coordinate, fillDesignWords } from "../designed-stream.ts";
import { type ImportanceSampling, type Interval, runsPerCube } from "../sampling.ts";
import { inCell, permutations } from "./cells.ts";

/** Probability of the region under the model's own law: the uniforms of different dimensions are independent. */
export function regionProbability(region: readonly Interval[]): number {
  return region.reduce((product, { from, to }) => product * (to - from), 1);
}

/** Share of the runs that lie in the region. */
export function insideShare({ factor, region }: ImportanceSampling): number {
  const p = regionProbability(region);
  return (factor * p) / (factor * p + 1 - p);
}

/** What a run counts for, by run. */
export function importanceWeight(key: Key, sampling: ImportanceSampling): (run: number) => number {
  const outside = firstOutside(key, sampling);
  return (run) => (outside(run) === sampling.region.length ? 1 : sampling.factor);
}

/**
 * The coordinates of the region's dimensions; null for any other. Inside, each lies in its interval. Outside, one is the
 * first that does not: those before it do, it lies anywhere else, those after it anywhere.
 */
export function importanceCoordinate(key: Key, sampling: ImportanceSampling, name: string): Coordinate | null {
  const place = sampling.region.findIndex(({ dimension }) => dimension === name);
  if (place < 0) return null;
  const { from, to } = sampling.region[place];
  const outside = firstOutside(key, sampling);
  return (run, within) => {
    const first = outside(run);
    if (place > first) return within;
    if (place < first) return inCell(from, 1, within * (to - from));
    const elsewhere = within * (1 - (to - from));
    return inCell(elsewhere < from ? elsewhere : elsewhere + (to - from), 1, 0);
  };
}

/**
 * By run: the place of the first interval that does not hold, or their number where all do. Among each 256 runs the share
 * inside is what it should be, to the next whole run.
 */
function firstOutside(key: Key, sampling: ImportanceSampling): (run: number) => number {
  const order = permutations(key, "which runs are inside", runsPerCube);
  const words = new Uint32Array(4);
  const inside = insideShare(sampling);
  const { region } = sampling;
  return (run) => {
    fillDesignWords(words, key, "where runs are outside", run);
    const rank = inCell(
      order(Math.floor(run / runsPerCube))[run % runsPerCube],
      runsPerCube,
      (words[0] + 0.5) / 4294967296,
    );
    if (rank < inside) return region.length;
    let left = ((words[1] + 0.5) / 4294967296) * (1 - regionProbability(region));
    let holds = 1;
    for (let place = 0; place < region.length - 1; place++) {
      const share = region[place].to - region[place].from;
      left -= holds * (1 - share);
      if (left < 0) return place;
      holds *= share;
    }
    return region.length - 1;
  };
}
