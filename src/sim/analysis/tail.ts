import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { regionProbability } from "../engine/sampling/designs/importance.ts";
import { dimensionsOf } from "../engine/sampling/dimensions.ts";
import type { ImportanceSampling, Interval } from "../engine/sampling/sampling.ts";
import { createStudy, simulateRange } from "../engine/simulate-range.ts";
import type { Statistic } from "./precision/goal.ts";
import { regionSeed } from "./precision/luck.ts";
import { holds } from "./precision/measure.ts";

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

export type Chosen =
  | ImportanceSampling
  /** No region would lower the variance. */
  | { readonly kind: "none" }
  /** Too few runs of the pilot lie in the tail to tell where it comes from. */
  | { readonly kind: "tooRare"; readonly seen: number; readonly pilotRuns: number };

/** Ends of intervals that are tried. */
const steps = 16;
const factors = [2, 4, 8, 16] as const;
const mostIntervals = 3;
/** An interval must lower the variance by this, or it is chance. */
const leastGain = 0.85;

/**
 * The region to oversample for a tail: intervals at an end of their dimension, at most three, found one by one, and a factor,
 * that would have given the tail's share the least variance in a pilot. The pilot's draws have a key of their own, so that
 * the study's estimate does not depend on how the region came about.
 */
export function chooseRegion(scenario: Scenario, seed: string, tail: Tail, label: string): Chosen {
  const study = createStudy(scenario, regionSeed(seed), { kind: "latin" });
  const id = outcomeId(tail.key);
  const column = study.outcomes.findIndex((key) => outcomeId(key) === id);
  const {
    runs: inTail,
    seen,
    pilotRuns,
    isEnough,
  } = pilotOfTail((range) => simulateRange(study, range).outcomes[column], tail);
  if (!isEnough) return { kind: "tooRare", seen, pilotRuns };
  const dimensions = dimensionsOf(study.world, study.streams).map(({ name, fill }) => {
    const uniforms = new Float64Array(pilotRuns);
    fill(uniforms, 0, pilotRuns);
    return { name, uniforms: Float64Array.from(inTail, (run) => uniforms[run]) };
  });
  let region: readonly Interval[] = [];
  let inside = Array.from(inTail, () => true);
  let least = 1;
  while (region.length < mostIntervals) {
    const found = dimensions
      .filter(({ name }) => region.every(({ dimension }) => dimension !== name))
      .flatMap(({ name, uniforms }) => endIntervals(name).map((interval) => ({ interval, uniforms })))
      .map(({ interval, uniforms }) => {
        const within = inside.map((is, k) => is && uniforms[k] > interval.from && uniforms[k] < interval.to);
        const next = [...region, interval];
        return { region: next, inside: within, relative: bestFactor(next, within).relative };
      })
      .reduce((best, each) => (each.relative < best.relative ? each : best));
    if (found.relative > least * leastGain) break;
    ({ region, inside, relative: least } = found);
  }
  return region.length === 0
    ? { kind: "none" }
    : { kind: "importance", tail: label, factor: bestFactor(region, inside).factor, region };
}

function endIntervals(dimension: string): readonly Interval[] {
  return Array.from({ length: steps - 1 }, (_, k) => (k + 1) / steps).flatMap((end) => [
    { dimension, from: end, to: 1 },
    { dimension, from: 0, to: end },
  ]);
}

/**
 * The factor with the least variance of the tail's share, over that of plain sampling: with probability P of the region
 * and h of the tail's runs in it, (f P + 1 - P)(h / f + 1 - h). One more run than was seen is taken to lie outside.
 */
function bestFactor(region: readonly Interval[], inside: readonly boolean[]): { factor: number; relative: number } {
  const p = regionProbability(region);
  const seen = inside.reduce((sum, is) => sum + (is ? 1 : 0), 0);
  const held = seen / (inside.length + 1);
  return factors
    .map((factor) => ({ factor, relative: (factor * p + 1 - p) * (held / factor + 1 - held) }))
    .reduce((best, each) => (each.relative < best.relative ? each : best));
}
