import { z } from "zod";
import type { OutcomeName } from "../../../model/outcomes/index.ts";
import { type ReleaseTrigger, releaseTriggers } from "../../../model/scenario/parts.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { KnownScenario } from "../../facts/known-by.ts";
import type { ReadScenario } from "../../scenario/read.ts";
import { compareStudies } from "../../study/compare.ts";
import { hash, list, map, text, version, whole } from "../../study/fields.ts";
import { differenceSchema, resultsSchemaVersion, type Study } from "../../study/study.ts";

const trigger = z.enum(releaseTriggers, `must be one of ${releaseTriggers.join(", ")}`);

/** rules.json: a scenario under each release rule, held against never releasing. */
export const rulesSchema = map({
  schemaVersion: version,
  scenario: text,
  seed: text,
  runs: whole,
  /** The rule that the scenario itself states. */
  own: trigger,
  rules: list(
    map({
      trigger,
      resultHash: hash,
      /** `a` is never releasing, `b` the rule: run by run, on common random numbers. */
      differences: list(differenceSchema),
    }),
  ),
});
export interface RulesRecord extends z.infer<typeof rulesSchema> {}

export type RuleStudy = { readonly trigger: ReleaseTrigger; readonly study: Study };

/** What a stock is for, and what is left of it. */
const compared: ReadonlySet<string> = new Set<OutcomeName>([
  "nationalStockEndTonnes",
  "unmetNeedTonnes",
  "unmetNeedShare",
  "lineStopped",
  "outputLostWeeks",
  "lossLow",
  "lossHigh",
]);

/** Pairs every run under a rule with the same run under which nothing is released, the first of the studies. */
export async function compareRules(
  scenario: string,
  own: ReleaseTrigger,
  studies: readonly RuleStudy[],
): Promise<RulesRecord> {
  const [never] = studies;
  const { seed, runs } = never.study.manifest;
  const rules: RulesRecord["rules"][number][] = [];
  for (const { trigger, study } of studies) {
    const differences = await compareStudies(narrowed(never.study), narrowed(study));
    rules.push({ trigger, resultHash: study.manifest.resultHash, differences });
  }
  return { schemaVersion: resultsSchemaVersion, scenario, seed, runs, own, rules };
}

function narrowed(study: Study): Study {
  const outcomes = study.summary.outcomes.filter(
    ({ outcome, material, sector }) => compared.has(outcome) && !(material !== null && sector !== null),
  );
  return { ...study, summary: { ...study.summary, outcomes } };
}

export type RuleVariant = { readonly trigger: ReleaseTrigger; readonly read: KnownScenario };

/**
 * A scenario under each rule by which the national stock can be released, all else the same: levels, caps and lags are
 * those that it states, also where its own rule does not use them. The names of the variants end in the rule.
 */
export function ruleVariants({ scenario, document, overrides, facts }: KnownScenario): readonly RuleVariant[] {
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
      facts,
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

/** A scenario under each release rule, and what its record says of them. */
export type Rules = {
  readonly record: RulesRecord;
  readonly studies: readonly RuleStudy[];
  readonly scenario: Scenario;
};
