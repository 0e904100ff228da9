import type { ReleaseTrigger } from "../../model/scenario/parts.ts";
import type { RulesRecord } from "../../sim/analysis/rules/rules.ts";
import type { PairedDifference } from "../../sim/study/study.ts";

/** What one rule does in one quantity. */
export type Effect = {
  readonly trigger: ReleaseTrigger;
  readonly value: number;
  readonly standardError: number;
};

/** National stock left at the end, by rule [t]. */
export function stockLeft({ rules }: RulesRecord, material: string): readonly Effect[] {
  return rules.map(({ trigger, differences }) => {
    const { mean: value, standardError } = found(differences, "nationalStockEndTonnes", material).b;
    return { trigger, value, standardError };
  });
}

/** How much less than under no release, by rule, in the outcome's own unit; exactly zero under none. */
export function avoided({ rules }: RulesRecord, outcome: string, material: string | null): readonly Effect[] {
  return rules.map(({ trigger, differences }) => {
    const { difference, standardError } = found(differences, outcome, material);
    return { trigger, value: difference === 0 ? 0 : -difference, standardError };
  });
}

/** @throws RangeError for an outcome that rules are not compared in. */
export function found(all: readonly PairedDifference[], outcome: string, material: string | null): PairedDifference {
  const one = all.find((each) => each.outcome === outcome && each.material === material && each.sector === null);
  if (one === undefined) throw new RangeError(`${outcome}: rules are not compared in it`);
  return one;
}
