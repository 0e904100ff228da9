import { exp } from "./exp.ts";
import { log } from "./log.ts";

const oneOverRootTwoPi = 0.3989422804014327;
const halfLogTwoPi = 0.9189385332046728;
const tailBegins = 2.5;
const seriesTerms = 30;
const fractionTerms = 80;

/**
 * P(Z > z) for a standard normal Z, to about 1e-14 relative also in the upper tail. In the middle the series
 * 1/2 - phi(z) (z + z^3/3 + z^5/(3 5) + ...) (Abramowitz and Stegun 26.2.11); beyond 2.5 Laplace's continued fraction
 * phi(z) / (z + 1/(z + 2/(z + 3/(z + ...)))) (26.2.14).
 */
export function normalSurvival(z: number): number {
  if (z > tailBegins) return tail(z);
  if (z < -tailBegins) return 1 - tail(-z);
  let term = z;
  let sum = z;
  for (let k = 1; k <= seriesTerms; k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density(z) * sum;
}

/** ln P(Z > z), also where P(Z > z) itself would be too small a number to write. */
export function logNormalSurvival(z: number): number {
  if (z === Infinity) return -Infinity;
  return z > tailBegins ? (-z * z) / 2 - halfLogTwoPi - log(fraction(z)) : log(normalSurvival(z));
}

function tail(z: number): number {
  return density(z) / fraction(z);
}

/** z + 1/(z + 2/(z + 3/(z + ...))) */
function fraction(z: number): number {
  let denominator = z;
  for (let k = fractionTerms; k >= 1; k--) denominator = z + k / denominator;
  return denominator;
}

function density(z: number): number {
  return oneOverRootTwoPi * exp((-z * z) / 2);
}
