import type { Scenario } from "../../model/scenario.ts";
import type { RulesRecord } from "../../sim/rules/compare-rules.ts";
import { formatWithError, runsText, toThreeDigits } from "../format.ts";
import { releaseSentence } from "../inputs/release-sentence.ts";
import { textColumns } from "../text-columns.ts";
import { wrapped } from "../wrapped.ts";
import { avoided, type Effect, found, stockLeft } from "./rule-effects.ts";
import { ruleNames } from "./rule-names.ts";

const words = {
  heads: (material: string) => [material, "stock left, t", "need unmet, %", "more need met, t", "more met, points"],
  own: " (its own)",
  loss: (currency: string) => ["all materials", `output saved, low, bn ${currency}`, `high, bn ${currency}`],
  errors: (runs: string) =>
    `Against never releasing, run by run on common random numbers; ± one standard error over ${runs}. Means over all runs, also those with no stock.`,
  oneRun: "One run: no error can be stated.",
};

/** What each release rule leaves and what it saves, as plain text for the terminal, at most 110 columns wide. */
export function rulesText(record: RulesRecord, scenario: Scenario): string {
  const { runs, rules, own } = record;
  const names = ruleNames(scenario);
  const label = (trigger: (typeof rules)[number]["trigger"]) => names[trigger] + (trigger === own ? words.own : "");
  const figure = (value: number, error: number) => (runs < 2 ? toThreeDigits(value) : formatWithError(value, error));
  const column = (effects: readonly Effect[], factor = 1) =>
    effects.map(({ value, standardError }) => figure(value * factor, standardError * factor));
  const tables = Object.entries(scenario.materials).map(([material, { title }]) => {
    const columns = [
      column(stockLeft(record, material)),
      rules.map(({ differences }) => {
        const { mean, standardError } = found(differences, "unmetNeedShare", material).b;
        return figure(mean * 100, standardError * 100);
      }),
      column(avoided(record, "unmetNeedTonnes", material)),
      column(avoided(record, "unmetNeedShare", material), 100),
    ];
    return textColumns([
      words.heads(title),
      ...rules.map(({ trigger }, r) => [label(trigger), ...columns.map((each) => each[r])]),
    ]);
  });
  const saved = ["lossLow", "lossHigh"].map((outcome) => column(avoided(record, outcome, null)));
  const losses = textColumns([
    words.loss(scenario.loss.currency),
    ...rules.map(({ trigger }, r) => [label(trigger), ...saved.map((each) => each[r])]),
  ]);
  const sentences = rules.flatMap(({ trigger }) => {
    const release = { ...scenario.nationalStock.release, trigger };
    const sentence = releaseSentence({ ...scenario, nationalStock: { ...scenario.nationalStock, release } });
    return wrapped(`${names[trigger]}: ${sentence}`, 108).map((line, k) => (k === 0 ? line : `  ${line}`));
  });
  const errors = runs < 2 ? [words.oneRun] : wrapped(words.errors(runsText(runs)), 110);
  return `${[...tables, losses, errors.join("\n"), sentences.join("\n")].join("\n\n")}\n`;
}
