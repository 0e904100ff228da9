import { z95 } from "../z95.ts";

export type ShareEstimate = { readonly share: number; readonly low: number; readonly high: number };

/**
 * A share counted in runs, with its 95 % limits (0-1). Wilson's score interval (Wilson 1927), which unlike the usual
 * +-1.96 standard errors holds its promise near 0 and 1 and is not empty at them (Brown, Cai and DasGupta 2001).
 *
 * @example wilson(0, 100) // { share: 0, low: 0, high: 0.036995... }
 */
export function wilson(count: number, runs: number): ShareEstimate {
  if (!(runs > 0 && count >= 0 && count <= runs)) throw new RangeError(`wilson: ${count} of ${runs} is not a share`);
  const share = count / runs;
  const weight = z95 ** 2 / runs;
  const centre = (share + weight / 2) / (1 + weight);
  const halfWidth = Math.sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight);
  return { share, low: count === 0 ? 0 : centre - halfWidth, high: count === runs ? 1 : centre + halfWidth };
}
