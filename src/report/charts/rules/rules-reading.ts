import type { ReleaseTrigger } from "../../../model/scenario-parts.ts";
import type { RulesRecord } from "../../../sim/rules/compare-rules.ts";
import { formatWithError, inUnit, toThreeDigits } from "../../format.ts";
import type { Names } from "../../names.ts";
import { avoided, type Effect, stockLeft } from "../../rules/rule-effects.ts";
import { z95 } from "../../z95.ts";

const words = {
  most: (material: string, rule: string, met: string, left: string) =>
    `Of ${material}, the rule “${rule}” meets the most need that would else go unmet, ${met} on average, and leaves ${left}.`,
  tie: (material: string, rule: string, met: string, left: string, next: string, other: string) =>
    `Of ${material}, the rule “${rule}” meets ${met} of need that would else go unmet, on average, and leaves ${left}; no more, beyond error, than “${next}” with ${other}.`,
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
  const [best, next] = avoided(record, "unmetNeedTonnes", material).toSorted((a, b) => b.value - a.value);
  if (!(best.value > 0)) return words.none(titles.material(material), tonnes(best));
  const left = stockLeft(record, material).find(({ trigger }) => trigger === best.trigger) ?? best;
  // Runs are shared, so that the error of the gap is at most that of two studies apart.
  if (best.value - next.value <= z95 * Math.hypot(best.standardError, next.standardError))
    return words.tie(
      titles.material(material),
      names[best.trigger],
      tonnes(best),
      tonnes(left),
      names[next.trigger],
      tonnes(next),
    );
  return words.most(titles.material(material), names[best.trigger], tonnes(best), tonnes(left));
}
