import { exp } from "../../model/kernels/exp.ts";
import { log } from "../../model/kernels/log.ts";
import { normalSurvival } from "../../model/kernels/normal-survival.ts";

/** `logSd`: standard deviation of the logarithm, 0 or more. */
export type Lognormal = { readonly median: number; readonly logSd: number };

/**
 * CRPS of a lognormal forecast: y (2 Phi(z) - 1) - 2 mean (Phi(z - logSd) + Phi(logSd / sqrt(2)) - 1), z = ln(y / median)
 * / logSd, mean = median exp(logSd^2 / 2) (Baran and Lerch 2015, QJRMS 141). Absolute error when logSd is 0.
 * RangeError when the median is not positive, logSd negative or the observation below 0, which no price or flow is.
 */
export function crpsLognormal({ median, logSd }: Lognormal, observed: number): number {
  if (!(median > 0)) throw new RangeError(`median of a lognormal: must be above 0, got ${median}`);
  if (!(logSd >= 0)) throw new RangeError(`logSd of a lognormal: must be 0 or more, got ${logSd}`);
  if (!(observed >= 0)) throw new RangeError(`observation of a lognormal: must be 0 or more, got ${observed}`);
  if (logSd === 0) return Math.abs(observed - median);
  const mean = median * exp((logSd * logSd) / 2);
  if (observed === 0) return 2 * mean * normalSurvival(logSd / Math.SQRT2);
  const z = log(observed / median) / logSd;
  return (
    observed * (1 - 2 * normalSurvival(z)) - 2 * mean * (normalSurvival(logSd - z) - normalSurvival(logSd / Math.SQRT2))
  );
}
