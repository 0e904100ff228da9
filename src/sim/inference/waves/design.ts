import { studyKey } from "../../../model/random/key.ts";
import type { UniformSource } from "../../../model/random/source.ts";
import { createStreams } from "../../../model/random/stream.ts";
import { sobolPoints } from "../../engine/sampling/points.ts";
import type { Point } from "../points/point.ts";

/** A stream of an inference, by its purpose. */
export function streamOf(seed: string, purpose: string): UniformSource {
  return createStreams(studyKey(seed)).stream(`inference.${purpose}`, ["all"]);
}

/** The first points of a scrambled Sobol' sequence over the prior; worlds in turn. */
export function priorPoints(count: number, parameters: number, worlds: number, seed: string): readonly Point[] {
  return sobolPoints(count, parameters, studyKey(`${seed} design`), "inference").map((ranks, index) => ({
    ranks,
    world: index % worlds,
  }));
}
