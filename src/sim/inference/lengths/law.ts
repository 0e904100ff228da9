import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { logNormalSurvival } from "../../../model/kernels/normal-survival.ts";

const halfLogTwoPi = 0.9189385332046727;

/**
 * A law of ln T = location + spread (Z - median of Z), T in months: the location is the log of the median. Z is normal for
 * the lognormal, the log of an exponential for the Weibull, whose shape is 1 / spread (Kalbfleisch and Prentice 2002, 2.2).
 */
export type Law = "lognormal" | "weibull";
export const laws: readonly Law[] = ["lognormal", "weibull"];

type Standard = {
  readonly medianZ: number;
  readonly logDensity: (z: number) => number;
  readonly logSurvival: (z: number) => number;
  readonly quantile: (p: number) => number;
};

const standard: Readonly<Record<Law, Standard>> = {
  lognormal: {
    medianZ: 0,
    logDensity: (z) => -0.5 * z * z - halfLogTwoPi,
    logSurvival: logNormalSurvival,
    quantile: normalQuantile,
  },
  weibull: {
    medianZ: log(Math.LN2),
    logDensity: (z) => z - exp(z),
    logSurvival: (z) => -exp(z),
    quantile: (p) => log(-log(1 - p)),
  },
};

/** A law with its two parameters. */
export type Fitted = { readonly law: Law; readonly location: number; readonly spread: number };

/** ln P(T > months). */
export function logSurvivalOf({ law, location, spread }: Fitted, months: number): number {
  if (months <= 0) return 0;
  const { medianZ, logSurvival } = standard[law];
  return logSurvival((log(months) - location) / spread + medianZ);
}

/** ln of the density of T at `months` [1/month]. */
function logDensityOf({ law, location, spread }: Fitted, months: number): number {
  const { medianZ, logDensity } = standard[law];
  const logTime = log(months);
  return logDensity((logTime - location) / spread + medianZ) - log(spread) - logTime;
}

/** The months that a share p of measures does not exceed, 0 < p < 1. */
export function quantileOf({ law, location, spread }: Fitted, p: number): number {
  const { medianZ, quantile } = standard[law];
  return exp(location + spread * (quantile(p) - medianZ));
}

/** Variance of ln T: of the log of an exponential it is pi^2 / 6. */
export function varianceOf({ law, spread }: Fitted): number {
  return spread * spread * (law === "weibull" ? (Math.PI * Math.PI) / 6 : 1);
}

/** What is known of how long one measure lasted [months]. */
export type Length = {
  /** It lasted at least so long. */
  readonly atLeast: number;
  /** It had ended by then: `atLeast` itself where the end is known, null where none is (right censoring). */
  readonly endedBy: number | null;
  /** How long it had lasted when it came into sight: it is on record because it lasted so long (left truncation). */
  readonly seenAt: number;
};

/** Log likelihood of one length: density, difference of survivals, or survival, over the survival to when it was seen. */
export function logLikelihoodOf(fitted: Fitted, { atLeast, endedBy, seenAt }: Length): number {
  const seen = logSurvivalOf(fitted, seenAt);
  if (endedBy === atLeast) return logDensityOf(fitted, atLeast) - seen;
  const lasted = logSurvivalOf(fitted, atLeast);
  if (endedBy === null) return lasted - seen;
  return lasted + log(1 - exp(logSurvivalOf(fitted, endedBy) - lasted)) - seen;
}
