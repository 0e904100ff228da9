import type { Rules, RulesRecord } from "../../../sim/analysis/rules/rules.ts";
import { rulesCharts } from "../../charts/rules/index.ts";
import { avoided, bestRule, type Effect, ruleSources, rulesReading, stockLeft } from "../../charts/rules/reading.ts";
import { rulesWords } from "../../charts/rules/rules.words.ts";
import { ruleSentences, rulesErrors, rulesTables } from "../../tables/rules.ts";
import { formatWithError, inUnit, toThreeDigits } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { type RuleNames, ruleNames } from "../../words/release-rules.ts";
import { factsOf, type Names } from "../../words/study.ts";
import { escaped, keptTable, sentence } from "../html.ts";
import { madeOf, type PagePart } from "./part.ts";
import { partWords } from "./parts.words.ts";

/** A scenario under each release rule, as a section. */
export function rulesPart({ record, studies, scenario }: Rules, lang: Lang = "en"): PagePart {
  const words = partWords[lang].rules;
  const names = ruleNames(scenario, lang);
  const manifests = studies.map(({ study }) => study.manifest);
  const { titles, title } = factsOf(manifests[0], lang);
  const [material] = Object.keys(scenario.materials);
  const named = studies.map(({ trigger, study }) => ({ name: names[trigger], scenario: record.scenario, study }));
  const tables = rulesTables(record, scenario, lang).map(({ heads, rows }) =>
    keptTable({ caption: rulesErrors(record, lang), heads, rows, figures: heads.slice(1).map((_, k) => k + 1) }),
  );
  const list = ruleSentences(record, scenario, lang).map((each) => `<li>${sentence(each)}</li>`);
  return {
    id: "rules",
    heading: words.heading,
    title: words.title(title),
    sentences: sentencesOf(record, material, names, titles, lang),
    sources: ruleSources(named, lang),
    charts: rulesCharts(record, studies, scenario, lang),
    tables: `${tables.join("\n")}<ul lang="${escaped(lang)}">${list.join("\n")}</ul>`,
    made: manifests.map(madeOf),
    manifests,
  };
}

/** What the rule that meets the most need does, and before it what the scenario's own does where it is another. */
function sentencesOf(
  record: RulesRecord,
  material: string,
  names: RuleNames,
  titles: Names,
  lang: Lang,
): readonly string[] {
  const named = { ...names, [record.own]: partWords[lang].rules.isOwn(names[record.own]) };
  const best = rulesReading(record, material, named, titles, lang);
  const own = ownSentence(record, material, titles.material(material), names, lang);
  return bestRule(record, material) === record.own ? [best] : [own, best];
}

/** What the scenario's own rule leaves and meets. */
function ownSentence(record: RulesRecord, material: string, title: string, names: RuleNames, lang: Lang): string {
  const words = partWords[lang].rules;
  const tonnes = (effects: readonly Effect[]) => {
    const { value, standardError } = effects.find(({ trigger }) => trigger === record.own) ?? effects[0];
    const figure = record.runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError);
    return inUnit(figure, rulesWords[lang].unit, lang);
  };
  const left = tonnes(stockLeft(record, material));
  if (record.own === "never") return words.ownNever(left, title);
  const met = tonnes(avoided(record, "unmetNeedTonnes", material));
  return words.own({ rule: names[record.own], material: title, left, met });
}
