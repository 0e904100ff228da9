import { normalQuantile } from "../../../src/model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../../src/model/kernels/normal-survival.ts";
import { maximumLikelihood } from "./maximum-likelihood.ts";

export type Duration = { readonly months: number; readonly censored: boolean };
export type Law = "lognormal" | "weibull";
type Estimate = { readonly value: number; readonly se: number };

export type DurationFit = {
  readonly law: Law;
  readonly median: Estimate;
  /** Log-sd of the lognormal; of the Weibull one over the shape. */
  readonly scale: Estimate;
  readonly shape: Estimate;
  readonly logLikelihood: number;
  readonly quantile: (p: number) => Estimate;
  readonly survival: (months: number) => number;
};

/** ln T = ln median + scale (Z - median of Z): Z is normal for the lognormal, the log of an exponential for the Weibull. */
const standard = {
  lognormal: {
    medianZ: 0,
    logDensity: (z: number) => -0.5 * z * z - 0.5 * Math.log(2 * Math.PI),
    survival: (z: number) => normalSurvival(z),
    quantile: (p: number) => normalQuantile(p),
  },
  weibull: {
    medianZ: Math.log(Math.LN2),
    logDensity: (z: number) => z - Math.exp(z),
    survival: (z: number) => Math.exp(-Math.exp(z)),
    quantile: (p: number) => Math.log(-Math.log(1 - p)),
  },
} as const;

/** Log likelihood in (ln median, ln scale); a censored case says only that it lasts longer than it has so far. */
export function logLikelihoodOf(cases: readonly Duration[], law: Law): (logMedian: number, logScale: number) => number {
  const { medianZ, logDensity, survival } = standard[law];
  const logs = cases.map(({ months }) => Math.log(months));
  return (logMedian, logScale) => {
    let sum = 0;
    for (const [i, logTime] of logs.entries()) {
      const z = (logTime - logMedian) / Math.exp(logScale) + medianZ;
      sum += cases[i].censored ? Math.log(survival(z)) : logDensity(z) - logScale - logTime;
    }
    return sum;
  };
}

/**
 * A law of duration by maximum likelihood with right-censored cases. Standard errors come from the observed information
 * and the delta method; with fewer than ten cases they are too small.
 */
export function fitDurations(cases: readonly Duration[], law: Law): DurationFit {
  const { medianZ, survival, quantile } = standard[law];
  const logLikelihood = logLikelihoodOf(cases, law);
  const mean = cases.reduce((sum, { months }) => sum + Math.log(months), 0) / cases.length;
  const { at, covariance } = maximumLikelihood(logLikelihood, [mean, 0]);
  const median = Math.exp(at[0]);
  const scale = Math.exp(at[1]);
  const scaleError = Math.sqrt(covariance[1][1]);
  return {
    law,
    median: { value: median, se: median * Math.sqrt(covariance[0][0]) },
    scale: { value: scale, se: scale * scaleError },
    shape: { value: 1 / scale, se: scaleError / scale },
    logLikelihood: logLikelihood(...at),
    quantile: (p) => {
      const slope = scale * (quantile(p) - medianZ);
      const value = median * Math.exp(slope);
      const variance = covariance[0][0] + 2 * slope * covariance[0][1] + slope ** 2 * covariance[1][1];
      return { value, se: value * Math.sqrt(variance) };
    },
    survival: (months) => survival((Math.log(months) - at[0]) / scale + medianZ),
  };
}
