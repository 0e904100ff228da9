import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { logGamma } from "./log-gamma.ts";

const mostTerms = 10_000;
const precision = 1e-17;
const smallest = 1e-300;

/**
 * ln P(X > x) for a gamma variable of that shape and scale one, to about 1e-15 of shape ln x, however far in the tail:
 * below shape + 1 from the series of the lower incomplete gamma function (DLMF 8.11.4), above it by the continued fraction
 * of the upper one (DLMF 8.9.2), with Lentz's method.
 */
export function logGammaSurvival(shape: number, x: number): number {
  if (x <= 0) return 0;
  const logDensity = shape * log(x) - x - logGamma(shape);
  return x < shape + 1
    ? log(1 - (exp(logDensity) * lowerSeries(shape, x)) / shape)
    : logDensity + log(upperFraction(shape, x));
}

/** 1 + x/(a + 1) + x^2/((a + 1)(a + 2)) + … */
function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < mostTerms && term > precision * sum; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** 1/(x + 1 - a - 1 (1 - a)/(x + 3 - a - 2 (2 - a)/(x + 5 - a - …))) */
function upperFraction(shape: number, x: number): number {
  let denominator = x + 1 - shape;
  let c = 1 / smallest;
  let d = 1 / denominator;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const numerator = n * (shape - n);
    denominator += 2;
    d = 1 / nonzero(numerator * d + denominator);
    c = nonzero(denominator + numerator / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return fraction;
}

function nonzero(x: number): number {
  return Math.abs(x) < smallest ? smallest : x;
}
