import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { RuleStudy, RulesRecord } from "../../../sim/analysis/rules/rules.ts";
import type { Lang } from "../../words/lang.ts";
import { ruleNames } from "../../words/release-rules.ts";
import { factsOf } from "../../words/study.ts";
import type { Chart } from "../kit/chart.ts";
import { drawdownChart } from "./drawdown.ts";
import { effectChart } from "./effects.ts";
import { drawdownFinding, effectFinding, rulesReading, stockReading } from "./reading.ts";

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
  const of = [record, first, names, titles, lang] as const;
  return [
    drawdownChart(rules, scenario, { finding: drawdownFinding(...of), reading: left }, lang),
    effectChart(record, rules, { finding: effectFinding(...of), reading }, lang),
  ];
}
