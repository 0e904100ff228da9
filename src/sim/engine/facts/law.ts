import { log } from "../../../model/kernels/log.ts";
import { logNormalSurvival, normalSurvival } from "../../../model/kernels/normal-survival.ts";

/** How likely what is on record is, where the true value is the one of a run; `scale` is that on which it errs. */
export type Law =
  /** A figure, off by a normal error of this standard deviation. */
  | { readonly kind: "figure"; readonly scale: Scale; readonly value: number; readonly sd: number }
  /** At least, or at most, so much, by a figure with such an error. */
  | {
      readonly kind: "bound";
      readonly scale: Scale;
      readonly side: "atLeast" | "atMost";
      readonly bound: number;
      readonly sd: number;
    }
  /**
   * Something is on record, or not, that happened in a run whose value lies above, or below, a threshold: probability of the
   * record if it happened, and if not, 0-1. Where the threshold is not sharp, `width` is the standard deviation of it.
   */
  | {
      readonly kind: "event";
      readonly scale: Scale;
      readonly side: "above" | "below";
      readonly threshold: number;
      readonly width: number;
      readonly ifSo: number;
      readonly ifNot: number;
    };

export type Scale = "linear" | "log";

/** A value on a scale; what is not above zero counts as next to nothing on a log scale. */
export function scaled(scale: Scale, value: number): number {
  return scale === "log" ? log(Math.max(value, 1e-9)) : value;
}

/** Standard normal distribution function. */
export function below(z: number): number {
  return normalSurvival(-z);
}

/**
 * Log likelihood of the record in a run with this value, over that of the value that makes it likeliest: 0 or less,
 * -Infinity where the record is impossible.
 */
export function logLikelihood(law: Law, value: number): number {
  switch (law.kind) {
    case "figure": {
      const z = (scaled(law.scale, value) - scaled(law.scale, law.value)) / law.sd;
      return -0.5 * z * z;
    }
    case "bound":
      return logNormalSurvival(-excessOver(law, value));
    case "event": {
      const probability = recordProbability(law, value);
      return probability > 0 ? log(probability) : -Infinity;
    }
  }
}

/** Probability, 0-1, of a record no higher than the one there is: of a figure; of anything else that of the record itself. */
export function recordProbability(law: Law, value: number): number {
  switch (law.kind) {
    case "figure":
      return below((scaled(law.scale, law.value) - scaled(law.scale, value)) / law.sd);
    case "bound":
      return below(excessOver(law, value));
    case "event": {
      const happened = happenedProbability(law, value);
      return law.ifSo * happened + law.ifNot * (1 - happened);
    }
  }
}

function excessOver({ scale, side, bound, sd }: Extract<Law, { kind: "bound" }>, value: number): number {
  const excess = (scaled(scale, value) - scaled(scale, bound)) / sd;
  return side === "atLeast" ? excess : -excess;
}

function happenedProbability(
  { scale, side, threshold, width }: Extract<Law, { kind: "event" }>,
  value: number,
): number {
  const above = scaled(scale, value) - scaled(scale, threshold);
  const excess = side === "above" ? above : -above;
  return width > 0 ? below(excess / width) : excess > 0 ? 1 : 0;
}
