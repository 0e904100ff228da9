import type { Scenario } from "../../model/scenario/scenario.ts";
import type { RulesRecord } from "../../sim/analysis/rules/rules.ts";
import { textColumns } from "../text-columns.ts";
import { wrapped } from "../words/lines.ts";
import { ruleSentences, rulesErrors, rulesTables } from "./rules-tables.ts";

/** What each release rule leaves and what it saves, as plain text for the terminal, at most 110 columns wide. */
export function rulesText(record: RulesRecord, scenario: Scenario): string {
  const tables = rulesTables(record, scenario, "en").map(({ heads, rows }) => textColumns([heads, ...rows]));
  const sentences = ruleSentences(record, scenario, "en").flatMap((each) =>
    wrapped(each, 108).map((line, k) => (k === 0 ? line : `  ${line}`)),
  );
  const errors = wrapped(rulesErrors(record, "en"), 110);
  return `${[...tables, errors.join("\n"), sentences.join("\n")].join("\n\n")}\n`;
}
