import type { ReleaseTrigger } from "../../../model/scenario-parts.ts";
import type { RulesRecord } from "../../../sim/rules/compare-rules.ts";
import { formatWithError, inUnit, toThreeDigits } from "../../format.ts";
import type { Names } from "../../names.ts";
import { avoided, type Effect, stockLeft } from "../../rules/rule-effects.ts";

const words = {
  most: (material: string, rule: string, met: string, left: string) =>
    `Of ${material}, the rule “${rule}” meets the most need that would else go unmet, ${met} on average, and leaves ${left}.`,
  none: (material: string, met: string) =>
    `No rule meets more of the need for ${material} than never releasing: ${met}.`,
};

/** The rule that meets the most need for a material, what it meets and what it leaves. */
export function rulesReading(
  record: RulesRecord,
  material: string,
  names: Readonly<Record<ReleaseTrigger, string>>,
  titles: Names,
): string {
  const tonnes = ({ value, standardError }: Effect) =>
    inUnit(record.runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError), "t");
  const [best] = avoided(record, "unmetNeedTonnes", material).toSorted((a, b) => b.value - a.value);
  if (!(best.value > 0)) return words.none(titles.material(material), tonnes(best));
  const left = stockLeft(record, material).find(({ trigger }) => trigger === best.trigger) ?? best;
  return words.most(titles.material(material), names[best.trigger], tonnes(best), tonnes(left));
}
