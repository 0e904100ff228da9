import { column } from "../../../model/columns.ts";
import { type DryShares, dryShare, dryShares } from "../../../model/mechanisms/firm-spread.ts";
import { medianCover } from "../../../model/scenario/cover.ts";
import { medianOf } from "../../../model/scenario/inputs.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";

const bisections = 50;

/**
 * By sector: the cover at which the first of its firms runs dry while need is not met [weeks], at the medians of the
 * inputs and of the luck of the first firm. Firms that are all alike run dry together, at zero.
 */
export function stopCoverWeeks(scenario: Scenario): Readonly<Record<string, number>> {
  const { sectors, mechanisms, makers } = scenario;
  const shares = dryShares(column(1, mechanisms.firmSpread ? medianOf(makers.firmSpread) : 0));
  return Object.fromEntries(
    Object.entries(sectors).map(([name, { firms }]) => {
      const firstFirm = 0.5 / Math.round(medianOf(firms));
      return [name, stockLeftAt(shares, firstFirm) * medianCover(scenario, name)];
    }),
  );
}

/** Share of the usual stock that is left when this share of the firms is dry. */
function stockLeftAt(shares: DryShares, dry: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < bisections; step++) {
    const middle = (low + high) / 2;
    if (dryShare(shares, 0, middle) >= dry) low = middle;
    else high = middle;
  }
  return low;
}
