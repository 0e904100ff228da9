import type { Quantity } from "../engine/probes/quantity.ts";
import type { ReadEpisode } from "../scoring/hindcast/episode.ts";
import type { Given, Variant } from "../scoring/hindcast/given.ts";
import { scoresOf } from "../scoring/hindcast/pooled.ts";
import { scorePoint } from "../scoring/hindcast/score.ts";
import type { HindcastResult } from "./result.ts";
import { scoreFeature } from "./score-feature.ts";

/** What is to be taken from every run, in the order in which `scoreEpisode` expects it: points, then features. */
export function quantitiesOf({ points, features }: ReadEpisode): readonly Quantity[] {
  return [...points.map(({ quantity }) => quantity), ...features.map(({ quantity }) => quantity)];
}

export type HindcastRun = {
  readonly seed: string;
  readonly variant: Variant;
  readonly scenarioSha256: string;
  /** One column a quantity of `quantitiesOf`, one number a run, at least four runs. */
  readonly values: readonly Float64Array[];
};

/** The score of an episode from one number a run and quantity. */
export function scoreEpisode(
  read: ReadEpisode,
  { atStart }: Given,
  { seed, variant, scenarioSha256, values }: HindcastRun,
): HindcastResult {
  const { episode, points, features } = read;
  if (values.length !== points.length + features.length)
    throw new RangeError(`columns of values: must be ${points.length + features.length}, got ${values.length}`);
  const scored = points.map((point, k) => scorePoint(point, values[k], atStart[point.observation], episode.freeze));
  return {
    episode: episode.name,
    freeze: episode.freeze,
    scenarioSha256,
    seed,
    runs: values[0].length,
    variant,
    points: scored,
    ...scoresOf(scored),
    features: features.map((feature, k) => scoreFeature(feature, values[points.length + k])),
  };
}
