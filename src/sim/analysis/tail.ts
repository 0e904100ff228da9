import type { Scenario } from "../../model/scenario/scenario.ts";
import { regionProbability } from "../engine/sampling/designs/importance.ts";
import type { ImportanceSampling, Interval } from "../engine/sampling/sampling.ts";
import { createStudy, simulateRange } from "../engine/simulate-range.ts";
import { regionSeed } from "../precision/seeds.ts";
import { dimensionsOf } from "../sampling/dimensions-of.ts";
import { pilotOfTail, type Tail } from "../sampling/tail-pilot.ts";
import { outcomeId } from "../study/study.ts";

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
