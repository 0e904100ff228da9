import type { ReleaseTrigger } from "../../../model/scenario/parts.ts";
import type { RulesRecord } from "../../../sim/analysis/rules/rules.ts";
import { avoided, type Effect, stockLeft } from "../../rules/rule-effects.ts";
import type { RuleNames } from "../../rules/rule-names.ts";
import { formatWithError, inUnit, toThreeDigits } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import type { Names } from "../../words/study.ts";
import { z95 } from "../../z95.ts";
import { rulesWords } from "./rules.words.ts";

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

function inTonnes({ value, standardError }: Effect, { runs }: RulesRecord, lang: Lang): string {
  const figure = runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError);
  return inUnit(figure, rulesWords[lang].unit, lang);
}
