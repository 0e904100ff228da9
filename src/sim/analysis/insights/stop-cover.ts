import { dryShare, dryShares, firstToRunDry } from "../../../model/mechanisms/firm-spread.ts";
import { medianOf } from "../../../model/scenario/inputs.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";

const bisections = 50;

/**
 * By sector: the cover at which the first of its firms runs dry while need is not met [weeks], at the medians of the
 * inputs and of the luck of the first firm. Firms that are all alike run dry together, at zero.
 */
export function stopCoverWeeks({ sectors, mechanisms, makers }: Scenario): Readonly<Record<string, number>> {
  const shares = dryShares(mechanisms.firmSpread ? medianOf(makers.firmSpread) : 0);
  return Object.fromEntries(
    Object.entries(sectors).map(([name, { makerCover, firms }]) => {
      const firstFirm = firstToRunDry(0.5, medianOf(firms));
      return [name, stockLeftAt(shares, firstFirm) * medianOf(makerCover)];
    }),
  );
}

/** Share of the usual stock that is left when this share of the firms is dry. */
function stockLeftAt(shares: Float64Array, dry: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < bisections; step++) {
    const middle = (low + high) / 2;
    if (dryShare(shares, middle) >= dry) low = middle;
    else high = middle;
  }
  return low;
}
