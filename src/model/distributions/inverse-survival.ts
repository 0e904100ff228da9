import type { Distribution } from "./distribution.ts";
import { survival } from "./survival.ts";

const mostSteps = 200;
const relativeWidth = 4e-16;

/**
 * The x in [low, high] at which P(X > x) falls to `target`: false position with halved weights (Dowell and Jarratt 1971),
 * every third step a bisection, until the bracket is as narrow as the numbers are. Needs S(low) >= target >= S(high).
 */
export function inverseSurvival(distribution: Distribution, target: number, low: number, high: number): number {
  let a = low;
  let b = high;
  let above = survival(distribution, a) - target;
  let below = survival(distribution, b) - target;
  if (above <= 0) return a;
  let kept = 0;
  for (let step = 0; step < mostSteps && b - a > relativeWidth * (Math.abs(a) + Math.abs(b)); step++) {
    const falsePosition = a + ((b - a) * above) / (above - below);
    const x = step % 3 === 2 || !(falsePosition > a && falsePosition < b) ? a + (b - a) / 2 : falsePosition;
    if (x <= a || x >= b) break;
    const gap = survival(distribution, x) - target;
    if (gap > 0) {
      a = x;
      above = gap;
      if (kept === 1) below /= 2;
      kept = 1;
    } else {
      b = x;
      below = gap;
      if (kept === -1) above /= 2;
      kept = -1;
      if (gap === 0) return x;
    }
  }
  return b;
}
