import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { normalSurvival } from "../../../model/kernels/normal-survival.ts";
import { standardError } from "../../study/summarize.ts";

/** A CRPS and its Monte Carlo standard error, both in the unit of the forecast quantity. */
export type CrpsEstimate = { readonly crps: number; readonly standardError: number };

/** Groups into which the runs are split for the standard error, which 20 groups know to about 16 %. */
const groupCount = 20;

/**
 * Continuous ranked probability score of a sample forecast against what was observed, in the unit of both; 0 is best.
 * It is E|X - y| - E|X - X'| / 2 (Gneiting and Raftery 2007, JASA 102, section 4.2) by the fair estimator, which pairs only
 * distinct runs: runs are draws from the forecast and not the forecast itself, and the fair one is unbiased for the
 * score of infinitely many of them, where the empirical one is too large by E|X - X'| / 2n (Ferro 2014, QJRMS 140; Zamo
 * and Naveau 2018, Math. Geosci. 50). From sorted values the probability-weighted moments collect into twice the mean
 * pinball loss of value i = 0..n-1 as quantile of level i / (n - 1): one pass, no cancellation, never below 0.
 */
export function crpsOfSorted(sorted: Float64Array, observed: number): number {
  const n = sorted.length;
  if (n < 2) throw new RangeError(`values of a forecast: must be at least 2, got ${n}`);
  let loss = 0;
  for (let i = 0; i < n; i++) {
    if (i > 0 && sorted[i] < sorted[i - 1]) throw new RangeError(`values of a forecast: must rise, fall at ${i}`);
    const above = sorted[i] - observed;
    loss += above > 0 ? above * (n - 1 - i) : -above * i;
  }
  if (!Number.isFinite(loss)) throw new RangeError(`forecast and observation: must be finite, got ${observed}`);
  return (2 * loss) / (n * (n - 1));
}

/**
 * The same from the runs in their own order, with its standard error: that of the mean over 20 groups of consecutive
 * runs, each scored alone (as many groups of two or more as there are, when runs are few). The fair estimator is what
 * allows this: a group's score has the same mean as that of all runs. Assumes independent runs; slightly too large,
 * since the score of all runs also uses the pairs across groups.
 */
export function crpsOfRuns(runs: Float64Array, observed: number): CrpsEstimate {
  const n = runs.length;
  if (n < 4) throw new RangeError(`runs of a forecast: must be at least 4, got ${n}`);
  const groups = Math.min(groupCount, Math.floor(n / 2));
  const scores: number[] = [];
  for (let group = 0; group < groups; group++)
    scores.push(
      crpsOfSorted(
        runs.slice(Math.floor((group * n) / groups), Math.floor(((group + 1) * n) / groups)).sort(),
        observed,
      ),
    );
  return {
    crps: crpsOfSorted(runs.slice().sort(), observed),
    standardError: standardError(Float64Array.from(scores)),
  };
}

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

const oneOverRootTwoPi = 0.3989422804014327;
const oneOverRootPi = 0.5641895835477563;

export type Normal = { readonly mean: number; readonly sd: number };

/**
 * CRPS of a normal forecast: sd (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)), z = (y - mean) / sd (Gneiting and Raftery
 * 2007, JASA 102, section 4.2). Absolute error when sd is 0. RangeError below.
 */
export function crpsNormal({ mean, sd }: Normal, observed: number): number {
  if (!(sd >= 0)) throw new RangeError(`sd of a normal: must be 0 or more, got ${sd}`);
  if (sd === 0) return Math.abs(observed - mean);
  const z = (observed - mean) / sd;
  const density = oneOverRootTwoPi * exp((-z * z) / 2);
  return sd * (z * (1 - 2 * normalSurvival(z)) + 2 * density - oneOverRootPi);
}
