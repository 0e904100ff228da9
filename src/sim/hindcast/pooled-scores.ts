import type { Variant } from "../scoring/hindcast/given.ts";
import { scoresOf } from "../scoring/hindcast/pooled.ts";
import type { PooledScores } from "../scoring/hindcast/record.ts";
import type { HindcastResult } from "./result.ts";

/** Scores of a variant over the points of several episodes; series of the same name in two episodes are two series. */
export function pooledScores(variant: Variant, results: readonly HindcastResult[]): PooledScores {
  const points = results
    .filter((result) => result.variant === variant)
    .flatMap(({ episode, points }) =>
      points.map((point) => ({ ...point, observation: JSON.stringify([episode, point.observation]) })),
    );
  return { variant, ...scoresOf(points) };
}
