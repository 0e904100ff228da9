import { exp } from "../../../model/kernels/exp.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../../model/kernels/normal-survival.ts";
import { effectiveDraws } from "../../scenario/posterior/file.ts";
import { factorize } from "../likelihood/normal-rows.ts";
import type { Proposal } from "./proposal.ts";

/*
 * In as many dimensions as there are parameters kernels about single points leave most of the room between them empty: most of the
 * points of a later round come from normal laws of the ranks' normal scores, of which the prior's is standard.
 */

/** A law is that much wider, in variance, than what it is fitted to. */
const wider = 1.3;
const leastVariance = 0.01;
/** Scores go no further than the ranks that values are made of. */
const nearestToEnds = 1e-9;

/** Of the ranks' normal scores: mean and covariance, row by row. */
export type NormalLaw = { readonly mean: Float64Array; readonly covariance: Float64Array };

function score(rank: number): number {
  return normalQuantile(Math.min(1 - nearestToEnds, Math.max(nearestToEnds, rank)));
}

export function scoresOf(ranks: Float64Array): Float64Array {
  return Float64Array.from(ranks, score);
}

/** Mean and covariance of weighted points, correlations drawn to zero where few count. */
export function momentsLaw(points: readonly Float64Array[], weights: Float64Array): NormalLaw {
  const count = points[0].length;
  const some = [...points.keys()].filter((i) => weights[i] > 0);
  const scores = some.map((i) => scoresOf(points[i]));
  const own = some.map((i) => weights[i]);
  const total = own.reduce((sum, weight) => sum + weight, 0);
  const mean = Float64Array.from({ length: count }, (_, p) =>
    scores.reduce((sum, each, i) => sum + (own[i] / total) * each[p], 0),
  );
  const drawn = Math.min(1, count / effectiveDraws(weights));
  const covariance = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      scores.forEach((each, k) => {
        sum += (own[k] / total) * (each[i] - mean[i]) * (each[j] - mean[j]);
      });
      covariance[i * count + j] = covariance[j * count + i] = i === j ? sum : (1 - drawn) * sum;
    }
  return { mean, covariance };
}

/** A mixture: `share` of a normal law made wider, the rest of another proposal. `own` tells its words of the stream from the others'. */
export function withNormal({ mean, covariance }: NormalLaw, share: number, own: number, other: Proposal): Proposal {
  const count = mean.length;
  const factor = covariance.map((each) => wider * each);
  for (let i = 0; i < count; i++) factor[i * count + i] = Math.max(wider * leastVariance, factor[i * count + i]);
  const logDeterminant = factorize(factor, count);
  const density = (ranks: Float64Array) => {
    const at = scoresOf(ranks);
    const solved = new Float64Array(count);
    let logRatio = -logDeterminant / 2;
    for (let i = 0; i < count; i++) {
      let rest = at[i] - mean[i];
      for (let k = 0; k < i; k++) rest -= factor[i * count + k] * solved[k];
      solved[i] = rest / factor[i * count + i];
      logRatio += (at[i] * at[i] - solved[i] * solved[i]) / 2;
    }
    return exp(Math.min(700, Math.max(-700, logRatio)));
  };
  return {
    density: (ranks) => share * density(ranks) + (1 - share) * other.density(ranks),
    draw(stream, index) {
      // Its own words of the stream: those of the kernels begin at 0.
      const at = (k: number) => stream.uniform(index, 1000 * own + k, 0);
      if (at(0) >= share) return other.draw(stream, index);
      const normals = Float64Array.from({ length: count }, (_, p) => normalQuantile(at(1 + p)));
      return Float64Array.from({ length: count }, (_, i) => {
        let z = mean[i];
        for (let k = 0; k <= i; k++) z += factor[i * count + k] * normals[k];
        return normalSurvival(-z);
      });
    },
  };
}
