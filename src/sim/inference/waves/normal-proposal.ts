import { exp } from "../../../model/kernels/exp.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../../model/kernels/normal-survival.ts";
import { effectiveDraws } from "../../scenario/posterior/file.ts";
import { factorize } from "../likelihood/normal-rows.ts";
import type { Proposal } from "./proposal.ts";

/*
 * In as many dimensions as there are parameters kernels about single points leave most of the room between them empty: most of the
 * points of a later round come from one normal law of the ranks' normal scores, of which the prior's is standard.
 */

/** Share of the normal law; the rest is `other`'s. */
const ofNormal = 0.8;
/** The law is that much wider, in variance, than what it is fitted to. */
const wider = 1.3;
const leastVariance = 0.01;
/** Scores go no further than the ranks that values are made of. */
const nearestToEnds = 1e-9;

function score(rank: number): number {
  return normalQuantile(Math.min(1 - nearestToEnds, Math.max(nearestToEnds, rank)));
}

/** A mixture of a normal law fitted to weighted points, its correlations drawn to zero where few count, and of another proposal. */
export function withNormal(points: readonly Float64Array[], weights: Float64Array, other: Proposal): Proposal {
  const count = points[0].length;
  const scores = points.map((ranks) => Float64Array.from(ranks, score));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = Float64Array.from({ length: count }, (_, p) =>
    scores.reduce((sum, each, i) => sum + (weights[i] / total) * each[p], 0),
  );
  const effective = effectiveDraws(weights);
  const drawn = Math.min(1, count / effective);
  const factor = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      scores.forEach((each, k) => {
        if (weights[k] > 0) sum += (weights[k] / total) * (each[i] - mean[i]) * (each[j] - mean[j]);
      });
      factor[i * count + j] = wider * (i === j ? Math.max(leastVariance, sum) : (1 - drawn) * sum);
    }
  const logDeterminant = factorize(factor, count);
  const density = (ranks: Float64Array) => {
    const at = Float64Array.from(ranks, score);
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
    density: (ranks) => ofNormal * density(ranks) + (1 - ofNormal) * other.density(ranks),
    draw(stream, index) {
      // Its own words of the stream: those of the other begin at 0.
      const at = (k: number) => stream.uniform(index, 1000 + k, 0);
      if (at(0) >= ofNormal) return other.draw(stream, index);
      const normals = Float64Array.from({ length: count }, (_, p) => normalQuantile(at(1 + p)));
      return Float64Array.from({ length: count }, (_, i) => {
        let z = mean[i];
        for (let k = 0; k <= i; k++) z += factor[i * count + k] * normals[k];
        return normalSurvival(-z);
      });
    },
  };
}
