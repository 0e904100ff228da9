import { exp } from "../../../model/kernels/exp.ts";
import type { UniformSource } from "../../../model/random/source.ts";
import { effectiveDraws } from "../../scenario/posterior/effective.ts";
import { multipliers, multiplierWeights } from "../likelihood/discrepancy.ts";
import { type Fitted, logLikelihoods, logMean } from "../likelihood/likelihood.ts";
import { type DataSet, recordOf } from "../likelihood/record.ts";
import type { Simulated } from "../points/run.ts";

/** Draws of a posterior. */
export const posteriorDraws = 1000;

/** A bank of points, each with its weight of the prior over the proposal it was drawn from. */
export type Bank = {
  readonly points: readonly Simulated[];
  readonly logPrior: Float64Array;
};

/** The posterior over the points of a bank. */
export type Posterior = {
  /** By point, summing to one; each world's sum to its probability. */
  readonly weights: Float64Array;
  readonly logLikelihood: Float64Array;
  /** Of all weights, (sum w)^2 / sum w^2; and by world. */
  readonly effective: number;
  readonly effectiveOfWorld: readonly number[];
  /** Posterior probability of each size of the discrepancy. */
  readonly multiplier: readonly number[];
};

/** Weighs the points of a bank by the likelihood of a data set: worlds apart, each keeping its probability. */
export function posteriorOf(
  fitted: Fitted,
  { points, logPrior }: Bank,
  data: DataSet = recordOf(fitted.layout),
  trust?: ReadonlyMap<number, number>,
): Posterior {
  const logs = points.map(({ summary }) => logLikelihoods(fitted, summary, data, trust));
  const logLikelihood = Float64Array.from(logs, logMean);
  const weights = weightsOf(
    fitted,
    points,
    logLikelihood.map((value, i) => value + logPrior[i]),
  );
  const multiplier = multipliers.map((_, m) => {
    let sum = 0;
    points.forEach((_, i) => {
      if (weights[i] > 0) sum += weights[i] * multiplierWeights[m] * exp(logs[i][m] - logLikelihood[i]);
    });
    return sum;
  });
  return {
    ...{ weights, logLikelihood, multiplier },
    effective: effectiveDraws(weights),
    effectiveOfWorld: fitted.layout.table.worlds.map((_, w) =>
      effectiveDraws(weights.filter((_, i) => points[i].world === w)),
    ),
  };
}

/** Weights from their logarithms, those of each world summing to its probability; zero where no point of it has any. */
export function weightsOf({ layout }: Fitted, points: readonly Simulated[], logs: Float64Array): Float64Array {
  const weights = new Float64Array(points.length);
  layout.table.worlds.forEach(({ weight }, w) => {
    let most = -Infinity;
    points.forEach(({ world }, i) => {
      if (world === w) most = Math.max(most, logs[i]);
    });
    if (most === -Infinity) return;
    let sum = 0;
    points.forEach(({ world }, i) => {
      if (world === w) sum += weights[i] = exp(Math.max(-700, logs[i] - most)) * (logs[i] === -Infinity ? 0 : 1);
    });
    points.forEach(({ world }, i) => {
      if (world === w) weights[i] *= weight / sum;
    });
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? weights.map((weight) => weight / total) : weights;
}

/** Positions of `count` draws by systematic resampling: a point of weight w is drawn count w times, give or take one. */
export function resampled(weights: Float64Array, count: number, stream: UniformSource, index = 0): readonly number[] {
  const offset = stream.uniform(index, 0, 0);
  const drawn: number[] = [];
  let [sum, at] = [0, 0];
  for (let k = 0; k < count; k++) {
    const target = (k + offset) / count;
    while (at < weights.length - 1 && sum + weights[at] <= target) sum += weights[at++];
    drawn.push(at);
  }
  return drawn;
}
