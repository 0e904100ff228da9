import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { logGamma } from "../../../model/kernels/log-gamma.ts";
import type { Chance } from "../table.ts";

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** How many of one kind happened, and were reported. */
export type Thinned = { readonly happened: number; readonly reported: number };

/**
 * Log probability of what is reported of several counts, each of which is told with one chance that they share: binomial
 * where it is fixed, the chance integrated out where it is Beta(alpha, beta). -Infinity where more are reported than happened.
 */
export function logThinned(chance: Chance, counts: readonly Thinned[]): number {
  let [told, untold, ways] = [0, 0, 0];
  for (const { happened, reported } of counts) {
    if (reported > happened) return -Infinity;
    ways += logChoose(happened, reported);
    told += reported;
    untold += happened - reported;
  }
  if (chance.kind === "beta") {
    const { alpha, beta } = chance;
    return ways + logBeta(alpha + told, beta + untold) - logBeta(alpha, beta);
  }
  const { value } = chance;
  return ways + (told === 0 ? 0 : told * log(value)) + (untold === 0 ? 0 : untold * log(1 - value));
}

/**
 * Probability that from `low` to `high` of `of` are granted, each with probability `share`, any two of them correlated
 * by `correlation`: beta-binomial (Skellam 1948, A probability distribution derived from the binomial distribution,
 * Journal of the Royal Statistical Society B 10, 257-261).
 */
export function grantedProbability(
  share: number,
  correlation: number,
  { low, high, of }: { readonly low: number; readonly high: number; readonly of: number },
): number {
  if (low <= 0 && high >= of) return 1;
  if (share <= 0) return low <= 0 ? 1 : 0;
  if (share >= 1) return high >= of ? 1 : 0;
  const together = Math.max(1e-6, Math.min(1 - 1e-6, correlation));
  const [a, b] = [(share * (1 - together)) / together, ((1 - share) * (1 - together)) / together];
  const first = logChoose(of, low) + logBeta(a + low, b + of - low) - logBeta(a, b);
  let [relative, sum] = [1, 1];
  let logScale = first;
  for (let k = low; k < high; k++) {
    relative *= ((of - k) * (a + k)) / ((k + 1) * (b + of - k - 1));
    sum += relative;
    if (sum > 1e200) {
      logScale += log(sum);
      relative /= sum;
      sum = 1;
    }
  }
  return Math.min(1, exp(logScale + log(sum)));
}
