import { type Key, studyKey } from "../../../model/random/key.ts";
import type { UniformSource } from "../../../model/random/source.ts";
import { createStreams } from "../../../model/random/stream.ts";
import { type Scrambling, scrambled, sobol } from "../../engine/sampling/sobol.ts";
import type { Point } from "../points/point.ts";

/** A stream of an inference, by its purpose. */
export function streamOf(seed: string, purpose: string): UniformSource {
  return createStreams(studyKey(seed)).stream(`inference.${purpose}`, ["all"]);
}

/** Digits that a scrambled point keeps. */
const digits = 32;

/** The first points of a scrambled Sobol' sequence over the prior; worlds in turn. */
export function priorPoints(count: number, parameters: number, worlds: number, seed: string): readonly Point[] {
  const key: Key = studyKey(`${seed} design`);
  const stream = createStreams(key).stream("inference.scrambling", ["all"]);
  const word = (p: number, k: number) => Math.floor(stream.uniform(p, k, 0) * 4294967296) | 0;
  const scramblings = Array.from({ length: parameters }, (_, p): Scrambling => ({ a: word(p, 0), b: word(p, 1) }));
  return Array.from({ length: count }, (_, index) => ({
    ranks: Float64Array.from(scramblings, (own, p) => (scrambled(sobol(index, p), own, digits) + 0.5) / 4294967296),
    world: index % worlds,
  }));
}
