import type { Scenario } from "../../../model/scenario.ts";
import type { RuleStudy, RulesRecord } from "../../../sim/rules/compare-rules.ts";
import type { Lang } from "../../lang.ts";
import { factsOf } from "../../names.ts";
import { ruleNames } from "../../rules/rule-names.ts";
import type { Chart } from "../chart.ts";
import { drawdownChart } from "./drawdown-chart.ts";
import { effectChart } from "./effect-chart.ts";
import { rulesReading, stockReading } from "./rules-reading.ts";

/** The charts of a scenario under each release rule. */
export function rulesCharts(
  record: RulesRecord,
  studies: readonly RuleStudy[],
  scenario: Scenario,
  lang: Lang = "en",
): readonly Chart[] {
  const names = ruleNames(scenario, lang);
  const { titles } = factsOf(studies[0].study.manifest, lang);
  const [first] = Object.keys(scenario.materials);
  const left = stockReading(record, first, names, titles, lang);
  const reading = rulesReading(record, first, names, titles, lang);
  const rules = studies.map(({ trigger, study }) => ({ name: names[trigger], scenario: record.scenario, study }));
  return [drawdownChart(rules, scenario, left, lang), effectChart(record, rules, reading, lang)];
}
