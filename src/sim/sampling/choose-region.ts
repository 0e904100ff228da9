import type { Scenario } from "../../model/scenario.ts";
import type { Statistic } from "../precision/goal.ts";
import { holds } from "../precision/measure-share.ts";
import { pilotSeed } from "../precision/seeds.ts";
import { outcomeId } from "../results.ts";
import { createStudy, simulateRange } from "../study/simulate-range.ts";
import { dimensionsOf } from "./dimensions-of.ts";
import { regionProbability } from "./importance-design.ts";
import type { ImportanceSampling, Interval } from "./sampling.ts";

export type Tail = Extract<Statistic, { kind: "probability" }>;

const pilotRuns = 4096;
/** Runs of the pilot that stand for the tail where too few lie in it: those nearest to it. */
const fewestInTail = 64;
/** Ends of intervals that are tried. */
const steps = 16;
const factors = [2, 4, 8, 16] as const;
const mostIntervals = 3;
/** An interval must lower the variance by this, or it is chance. */
const leastGain = 0.85;

/**
 * The region to oversample for a tail: intervals at an end of their dimension, at most three, found one by one, and a factor,
 * that would have given the tail's share the least variance in a pilot. The pilot's draws have a key of their own, so that
 * the study's estimate does not depend on how the region came about. Null where none would lower the variance.
 */
export function chooseRegion(scenario: Scenario, seed: string, tail: Tail, label: string): ImportanceSampling | null {
  const study = createStudy(scenario, pilotSeed(seed), { kind: "latin" });
  const { outcomes } = simulateRange(study, { firstRun: 0, runs: pilotRuns });
  const id = outcomeId(tail.key);
  const values = outcomes[study.outcomes.findIndex((key) => outcomeId(key) === id)];
  const inTail = runsInTail(values, tail);
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
    ? null
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

/** The runs of the pilot in the tail, or those nearest to it. */
function runsInTail(values: Float64Array, { relation, threshold }: Tail): Uint32Array {
  const upper = relation === ">" || relation === ">=";
  const order = Uint32Array.from(values, (_, run) => run).sort((a, b) =>
    upper ? values[b] - values[a] : values[a] - values[b],
  );
  let count = 0;
  while (count < order.length && holds(values[order[count]], relation, threshold)) count++;
  return order.slice(0, Math.max(count, fewestInTail));
}
