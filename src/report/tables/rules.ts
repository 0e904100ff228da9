import type { Scenario } from "../../model/scenario/scenario.ts";
import type { RulesRecord } from "../../sim/analysis/rules/rules.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { avoided, type Effect, found, stockLeft } from "../charts/rules/reading.ts";
import { formatWithError, runsText, toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { textColumns, wrapped } from "../words/lines.ts";
import { releaseSentence, ruleNames } from "../words/release-rules.ts";
import { titleIn } from "../words/titles.ts";
import { shown } from "../words/units.ts";
import { rulesTextWords } from "./rules.words.ts";

/** rules.csv: one line a rule and outcome; `difference` is the rule minus never releasing. */
export function rulesTable({ rules }: RulesRecord): ChartTable {
  return {
    columns: [
      "rule",
      "outcome",
      "material",
      "sector",
      "unit",
      "mean",
      "standardError",
      "difference",
      "differenceError",
    ],
    rows: rules.flatMap(({ trigger, differences }) =>
      differences.map(({ outcome, material, sector, unit, b, difference, standardError }) => [
        ...[trigger, outcome, material ?? "", sector ?? "", unit],
        ...[b.mean, b.standardError, difference, standardError],
      ]),
    ),
  };
}

type TextTable = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** What each release rule leaves and what it saves: a table a material, then the output saved of all. */
export function rulesTables(record: RulesRecord, scenario: Scenario, lang: Lang): readonly TextTable[] {
  const words = rulesTextWords[lang];
  const { runs, rules, own } = record;
  const names = ruleNames(scenario, lang);
  const label = (trigger: (typeof rules)[number]["trigger"]) => names[trigger] + (trigger === own ? words.own : "");
  const figure = (value: number, error: number) => (runs < 2 ? toThreeDigits(value) : formatWithError(value, error));
  const column = (effects: readonly Effect[], factor = 1) =>
    effects.map(({ value, standardError }) => figure(value * factor, standardError * factor));
  const rowsOf = (columns: readonly (readonly string[])[]) =>
    rules.map(({ trigger }, r) => [label(trigger), ...columns.map((each) => each[r])]);
  const tables = Object.entries(scenario.materials).map(([material, { title }]) => {
    const unmet = rules.map(({ differences }) => {
      const { mean, standardError } = found(differences, "unmetNeedShare", material).b;
      return figure(mean * 100, standardError * 100);
    });
    return {
      heads: words.heads(titleIn(title, lang)),
      rows: rowsOf([
        column(stockLeft(record, material)),
        unmet,
        column(avoided(record, "unmetNeedTonnes", material)),
        column(avoided(record, "unmetNeedShare", material), 100),
      ]),
    };
  });
  const { currency } = scenario.loss;
  const money = shown(`billion ${currency}`, lang);
  const saved = (["lossLow", "lossHigh"] as const).map((outcome) =>
    column(avoided(record, outcome, null), money.factor),
  );
  return [...tables, { heads: words.loss(money.sign), rows: rowsOf(saved) }];
}

/** What the figures are against, and how large their errors are. */
export function rulesErrors({ runs }: RulesRecord, lang: Lang): string {
  const words = rulesTextWords[lang];
  return runs < 2 ? words.oneRun : words.errors(runsText(runs, lang));
}

/** Each rule in a sentence after its name. */
export function ruleSentences({ rules }: RulesRecord, scenario: Scenario, lang: Lang): readonly string[] {
  const names = ruleNames(scenario, lang);
  const { nationalStock, mechanisms, sectors } = scenario;
  const sectorTitle = (name: string) => (lang === "ja" ? titleIn(sectors[name].title, lang) : name);
  return rules.map(({ trigger }) => {
    const release = { ...nationalStock.release, trigger };
    const stock = { mechanisms, nationalStock: { ...nationalStock, release } };
    return rulesTextWords[lang].sentence(names[trigger], releaseSentence(stock, lang, sectorTitle));
  });
}

/** What each release rule leaves and what it saves, as plain text for the terminal, at most 110 columns wide. */
export function rulesText(record: RulesRecord, scenario: Scenario): string {
  const tables = rulesTables(record, scenario, "en").map(({ heads, rows }) => textColumns([heads, ...rows]));
  const sentences = ruleSentences(record, scenario, "en").flatMap((each) =>
    wrapped(each, 108).map((line, k) => (k === 0 ? line : `  ${line}`)),
  );
  const errors = wrapped(rulesErrors(record, "en"), 110);
  return `${[...tables, errors.join("\n"), sentences.join("\n")].join("\n\n")}\n`;
}
