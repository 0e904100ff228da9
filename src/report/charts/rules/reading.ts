import type { OutcomeName } from "../../../model/outcomes/index.ts";
import type { ReleaseTrigger } from "../../../model/scenario/parts.ts";
import type { RulesRecord } from "../../../sim/analysis/rules/rules.ts";
import { z95 } from "../../../sim/study/shares.ts";
import type { PairedDifference, Study } from "../../../sim/study/study.ts";
import { formatWithError, inUnit, runsText, toThreeDigits } from "../../words/figures.ts";
import { knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { wrapped } from "../../words/lines.ts";
import type { RuleNames } from "../../words/release-rules.ts";
import { factsOf, type Names } from "../../words/study.ts";
import { areApart, type Finding, findingOf, nothingFound, type Told, told, tooClose } from "../kit/finding.ts";
import { rulesWords } from "./rules.words.ts";

/** What a chart of rules finds, in short and in full. */
export type RulesSaid = { readonly finding: Finding; readonly reading: string };

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
export function avoided({ rules }: RulesRecord, outcome: OutcomeName, material: string | null): readonly Effect[] {
  return rules.map(({ trigger, differences }) => {
    const { difference, standardError } = found(differences, outcome, material);
    return { trigger, value: difference === 0 ? 0 : -difference, standardError };
  });
}

/** @throws RangeError for an outcome that rules are not compared in. */
export function found(
  all: readonly PairedDifference[],
  outcome: OutcomeName,
  material: string | null,
): PairedDifference {
  const one = all.find((each) => each.outcome === outcome && each.material === material && each.sector === null);
  if (one === undefined) throw new RangeError(`${outcome}: rules are not compared in it`);
  return one;
}

/** The rule that meets the most need for a material, on average; undefined where none meets any. */
export function bestRule(record: RulesRecord, material: string): ReleaseTrigger | undefined {
  const [best] = avoided(record, "unmetNeedTonnes", material).toSorted((a, b) => b.value - a.value);
  return best.value > 0 ? best.trigger : undefined;
}

/** The rule that meets the most need for a material, what it meets and what it leaves. */
export function rulesReading(
  record: RulesRecord,
  material: string,
  names: RuleNames,
  titles: Names,
  lang: Lang = "en",
): string {
  const { reading: words } = rulesWords[lang];
  const tonnes = (effect: Effect) => inTonnes(effect, record, lang);
  const [best, next] = avoided(record, "unmetNeedTonnes", material).toSorted((a, b) => b.value - a.value);
  if (!(best.value > 0)) return words.none(titles.material(material), tonnes(best));
  const left = stockLeft(record, material).find(({ trigger }) => trigger === best.trigger) ?? best;
  // Runs are shared, so that the error of the gap is at most that of two studies apart.
  const isTie = best.value - next.value <= z95 * Math.hypot(best.standardError, next.standardError);
  const of = {
    ...{ material: titles.material(material), rule: names[best.trigger] },
    ...{ met: tonnes(best), left: tonnes(left) },
  };
  return isTie ? words.tie(of, names[next.trigger], tonnes(next)) : words.most(of);
}

/** How much of the stock of a material each rule leaves at the end. */
export function stockReading(
  record: RulesRecord,
  material: string,
  names: RuleNames,
  titles: Names,
  lang: Lang = "en",
): string {
  const { left: words } = rulesWords[lang];
  const each = stockLeft(record, material).map((left) =>
    words.underRule(names[left.trigger], inTonnes(left, record, lang)),
  );
  return words.reading(titles.material(material), each);
}

/** What the rule that leaves least of a material leaves, and the one that leaves most, where that differs beyond error. */
export function drawdownFinding(
  record: RulesRecord,
  material: string,
  names: RuleNames,
  titles: Names,
  lang: Lang,
): Finding {
  const { headline } = rulesWords[lang].drawdown;
  const title = titles.material(material);
  if (record.runs < 2) return nothingFound(headline.oneRun);
  const sorted = stockLeft(record, material).toSorted((a, b) => a.value - b.value);
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const [left, more] = [least, most].map((each) => tonnesTold(each, lang));
  if (!areApart(left, more)) return tooClose(headline.close(title, left.text), [left], lang);
  return findingOf(
    (of) => headline.apart(names[least.trigger], of.left, names[most.trigger], of.more, title),
    { left, more },
    lang,
  );
}

/** The rule that meets most of the need for a material, where it does so beyond error. */
export function effectFinding(
  record: RulesRecord,
  material: string,
  names: RuleNames,
  titles: Names,
  lang: Lang,
): Finding {
  const { headline } = rulesWords[lang].effects;
  const title = titles.material(material);
  if (record.runs < 2) return nothingFound(headline.oneRun);
  const [best, next] = avoided(record, "unmetNeedTonnes", material).toSorted((a, b) => b.value - a.value);
  const met = tonnesTold(best, lang);
  if (!(met.value > met.error)) return tooClose(headline.none(title), [], lang);
  const other = tonnesTold(next, lang);
  if (!areApart(met, other))
    return tooClose(
      headline.tie(names[best.trigger], met.text, names[next.trigger], other.text, title),
      [met, other],
      lang,
    );
  const left = stockLeft(record, material).find(({ trigger }) => trigger === best.trigger) ?? best;
  return findingOf(
    (of) => headline.most(names[best.trigger], of.met, title, of.left),
    { met, left: tonnesTold(left, lang) },
    lang,
  );
}

function tonnesTold({ value, standardError }: Effect, lang: Lang): Told {
  return told(value, z95 * standardError, rulesWords[lang].unit, lang);
}

function inTonnes({ value, standardError }: Effect, { runs }: RulesRecord, lang: Lang): string {
  const figure = runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError);
  return inUnit(figure, rulesWords[lang].unit, lang);
}

/** A release rule by the name that a reader is told, the scenario's own name, and the study under it. */
export type NamedRule = { readonly name: string; readonly scenario: string; readonly study: Study };

/** The scenario, its seed and runs; then the hash of each rule's result. */
export function ruleSources(rules: readonly NamedRule[], lang: Lang): readonly string[] {
  const words = rulesWords[lang];
  const [{ study, scenario: name }] = rules;
  const { seed, runs } = study.manifest;
  const { title } = factsOf(study.manifest, lang);
  const results = words.results(
    rules.map(({ name: rule, study: { manifest } }) => `${rule}\u00a0${manifest.resultHash.slice(0, 8)}`),
  );
  const source = words.source({
    title,
    name,
    known: knownWords(study.manifest, lang),
    seed,
    runs: runsText(runs, lang),
  });
  return [source, ...(lang === "en" ? wrapped(results, 130) : [results])];
}
