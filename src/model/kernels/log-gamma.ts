import { log } from "./log.ts";

const halfLogTwoPi = 0.9189385332046728;
const stirlingFrom = 10;

/** Coefficients of 1/x, 1/x^3, … in Stirling's series (Abramowitz and Stegun 6.1.41). */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * ln Gamma(x) for x > 0, to about 1e-15 of the larger of itself and one: Stirling's series from 10 on, below it by the
 * recurrence Gamma(x + 1) = x Gamma(x). The same bits in every engine.
 */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < stirlingFrom; z++) product *= z;
  const w = 1 / (z * z);
  let series = 0;
  for (let k = stirling.length - 1; k >= 0; k--) series = series * w + stirling[k];
  return (z - 0.5) * log(z) - z + halfLogTwoPi + series / z - log(product);
}
