import { type ReleaseTrigger, releaseTriggers } from "../../model/scenario-parts.ts";
import type { ReadScenario } from "../scenario/read-scenario.ts";

export type RuleVariant = { readonly trigger: ReleaseTrigger; readonly read: ReadScenario };

/**
 * A scenario under each rule by which the national stock can be released, all else the same: levels, caps and lags are
 * those that it states, also where its own rule does not use them. The names of the variants end in the rule.
 */
export function ruleVariants({ scenario, document, overrides }: ReadScenario): readonly RuleVariant[] {
  return releaseTriggers.map((trigger) => {
    const name = `${scenario.name}-${trigger}`;
    const stock = document.nationalStock as { readonly release: object };
    return {
      trigger,
      read: {
        scenario: {
          ...scenario,
          name,
          mechanisms: { ...scenario.mechanisms, stockRelease: true },
          nationalStock: { ...scenario.nationalStock, release: { ...scenario.nationalStock.release, trigger } },
        },
        document: {
          ...document,
          name,
          mechanisms: { ...(document.mechanisms as object), stockRelease: true },
          nationalStock: { ...stock, release: { ...stock.release, trigger } },
        },
        overrides,
      },
    };
  });
}

/** Whether any run holds a stock that a rule could release. */
export function holdsStock({ scenario }: ReadScenario): boolean {
  const { distribution } = scenario.nationalStock.held;
  return !(distribution.kind === "constant" && distribution.value === 0);
}
