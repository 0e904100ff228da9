import { type ReleaseTrigger, releaseTriggers } from "../../model/scenario/parts.ts";
import type { ReadScenario } from "../scenario/read.ts";

export type RuleVariant = { readonly trigger: ReleaseTrigger; readonly read: ReadScenario };

/**
 * A scenario under each rule by which the national stock can be released, all else the same: levels, caps and lags are
 * those that it states, also where its own rule does not use them. The names of the variants end in the rule.
 */
export function ruleVariants({ scenario, document, overrides }: ReadScenario): readonly RuleVariant[] {
  return releaseTriggers.map((trigger) => ({
    trigger,
    read: {
      scenario: {
        ...scenario,
        name: nameUnder(scenario.name, trigger),
        mechanisms: { ...scenario.mechanisms, stockRelease: true },
        nationalStock: { ...scenario.nationalStock, release: { ...scenario.nationalStock.release, trigger } },
      },
      document: documentUnder(document, scenario.name, trigger),
      overrides,
    },
  }));
}

/** A scenario's document under a rule, by which to tell that two studies differ in the rule alone. */
export function documentUnder(
  document: Readonly<Record<string, unknown>>,
  name: string,
  trigger: ReleaseTrigger,
): Readonly<Record<string, unknown>> {
  const stock = document.nationalStock as { readonly release: object };
  return {
    ...document,
    name: nameUnder(name, trigger),
    mechanisms: { ...(document.mechanisms as object), stockRelease: true },
    nationalStock: { ...stock, release: { ...stock.release, trigger } },
  };
}

function nameUnder(name: string, trigger: ReleaseTrigger): string {
  return `${name}-${trigger}`;
}

/** Whether any run holds a stock that a rule could release. */
export function holdsStock({ scenario }: ReadScenario): boolean {
  const { distribution } = scenario.nationalStock.held;
  return !(distribution.kind === "constant" && distribution.value === 0);
}
