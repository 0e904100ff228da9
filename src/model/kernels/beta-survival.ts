import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { logGamma } from "./log-gamma.ts";

const mostTerms = 10_000;
const smallest = 1e-300;

/**
 * ln P(X > x) for a beta variable on [0, 1], from x and from 1 - x, which whoever knows it better gives; to about 1e-14
 * however far in the tail. By the continued fraction of the incomplete beta function (DLMF 8.17.22), with Lentz's method:
 * of the upper side where that converges fast, else of the lower.
 */
export function logBetaSurvival(alpha: number, beta: number, x: number, oneLessX: number): number {
  if (x <= 0) return 0;
  if (oneLessX <= 0) return -Infinity;
  const logDensity = alpha * log(x) + beta * log(oneLessX) + logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
  return oneLessX < (beta + 1) / (alpha + beta + 2)
    ? logDensity + log(fraction(beta, alpha, oneLessX) / beta)
    : log(1 - (exp(logDensity) * fraction(alpha, beta, x)) / alpha);
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return value;
}

function nonzero(x: number): number {
  return Math.abs(x) < smallest ? smallest : x;
}
