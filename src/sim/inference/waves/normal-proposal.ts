import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../../model/kernels/normal-survival.ts";
import { effectiveDraws } from "../../scenario/posterior/effective.ts";
import { factorize } from "../likelihood/normal-rows.ts";
import type { Proposal } from "./proposal.ts";

/*
 * In as many dimensions as there are parameters kernels about single points leave most of the room between them empty: most of the
 * points of a later round come from laws of the ranks' normal scores, of which the prior's is standard normal.
 */

/** Degrees of freedom of Student's t; even, so that its draws are those of exponentials. */
const freedom = 8;
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

/**
 * A mixture: `share` of Student's t with the law's centre and scale, the rest of another proposal: tails as thin as a normal law's leave
 * weights to the few points beyond them, and a law made wider in every one of many dimensions lies almost wholly outside itself. `own`
 * tells its words of the stream from the others'.
 */
export function withStudent({ mean, covariance }: NormalLaw, share: number, own: number, other: Proposal): Proposal {
  const count = mean.length;
  const factor = covariance.slice();
  for (let i = 0; i < count; i++) factor[i * count + i] = Math.max(leastVariance, factor[i * count + i]);
  const logDeterminant = factorize(factor, count);
  const constant =
    logGammaOfHalf(freedom + count) - logGammaOfHalf(freedom) - (count / 2) * log(freedom / 2) - logDeterminant / 2;
  const density = (ranks: Float64Array) => {
    const at = scoresOf(ranks);
    const solved = new Float64Array(count);
    let [logRatio, square] = [constant, 0];
    for (let i = 0; i < count; i++) {
      let rest = at[i] - mean[i];
      for (let k = 0; k < i; k++) rest -= factor[i * count + k] * solved[k];
      solved[i] = rest / factor[i * count + i];
      square += solved[i] * solved[i];
      logRatio += (at[i] * at[i]) / 2;
    }
    logRatio -= ((freedom + count) / 2) * log(1 + square / freedom);
    return exp(Math.min(700, Math.max(-700, logRatio)));
  };
  return {
    density: (ranks) => share * density(ranks) + (1 - share) * other.density(ranks),
    draw(stream, index) {
      // Its own words of the stream: those of the kernels begin at 0.
      const at = (k: number) => stream.uniform(index, 1000 * own + k, 0);
      if (at(0) >= share) return other.draw(stream, index);
      const normals = Float64Array.from({ length: count }, (_, p) => normalQuantile(at(1 + p)));
      // Chi-squared of twice as many degrees as there are exponentials.
      let chi = 0;
      for (let k = 0; k < freedom / 2; k++) chi -= 2 * log(at(1 + count + k));
      const stretch = Math.sqrt(freedom / chi);
      return Float64Array.from({ length: count }, (_, i) => {
        let z = 0;
        for (let k = 0; k <= i; k++) z += factor[i * count + k] * normals[k];
        return normalSurvival(-(mean[i] + z * stretch));
      });
    },
  };
}

/** Logarithm of the gamma function at half of a whole number of at least one. */
function logGammaOfHalf(twice: number): number {
  let sum = twice % 2 === 0 ? 0 : log(Math.PI) / 2;
  for (let at = twice % 2 === 0 ? 2 : 1; at < twice; at += 2) sum += log(at / 2);
  return sum;
}
