import type { InputGroup } from "../../sim/explain/explanation.ts";
import type { PairedDifference } from "../../sim/results.ts";
import type { Lang } from "../lang.ts";
import { differencesInYen, yenFactor } from "../large-yen.ts";

/** A difference and the parts that the groups of inputs have in it, which sum to it. */
export type Waterfall = PairedDifference & {
  readonly bars: readonly {
    readonly groups: readonly InputGroup[];
    readonly value: number;
    readonly standardError: number;
  }[];
};

/** Differences and their bars in the unit in which Japanese readers count large yen. */
export function inLargeYen(all: readonly Waterfall[], lang: Lang): readonly Waterfall[] {
  return all.map((of) => {
    const factor = yenFactor(of.unit, Math.max(Math.abs(of.a.mean), Math.abs(of.b.mean)), lang);
    const bars = of.bars.map((bar) => ({
      ...{ groups: bar.groups, value: bar.value * factor, standardError: bar.standardError * factor },
    }));
    return { ...differencesInYen([of], lang)[0], bars };
  });
}
