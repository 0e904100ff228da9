import { type OutcomeKey, outcomeId } from "../../../model/outcomes/outcome.ts";

/** Endings that name a unit, which a reader may leave out where no other outcome goes by the rest. */
const unitEnding = /(Weeks?|Tonnes|Share|MillionUsd)$/;

const priceOutcome = /^(price(?:Domestic|Fob|Ask|Paid))(\w+)$/;
const aspects: Readonly<Record<string, string>> = {
  PeakMultiple: "peak",
  PeakWeek: "peakWeek",
  HalfLifeWeeks: "halfLife",
  YearMultiple: "year",
  EndMultiple: "end",
};

/**
 * Every name by which an outcome may be asked for: its id, and a form nearer to speech: `pricePaid.Dy.peak` for
 * `pricePaidPeakMultiple.Dy`, `firstLineStop.traction` for `firstLineStopWeek.traction`.
 */
export function outcomesByName(keys: readonly OutcomeKey[]): ReadonlyMap<string, OutcomeKey> {
  const byName = new Map(keys.map((key) => [outcomeId(key), key]));
  const outcomes = [...new Set(keys.map(({ outcome }) => outcome))];
  const stems = outcomes.map((outcome) => outcome.replace(unitEnding, ""));
  for (const key of keys) {
    const stem = key.outcome.replace(unitEnding, "");
    const isAlone = stems.indexOf(stem) === stems.lastIndexOf(stem);
    const spoken = spokenPrice(key) ?? (isAlone ? outcomeId({ ...key, outcome: stem }) : undefined);
    if (spoken !== undefined && !byName.has(spoken)) byName.set(spoken, key);
  }
  return byName;
}

function spokenPrice({ outcome, material }: OutcomeKey): string | undefined {
  const [, quote, rest] = priceOutcome.exec(outcome) ?? [];
  const aspect = rest === undefined ? undefined : aspects[rest];
  return aspect === undefined ? undefined : `${quote}.${material}.${aspect}`;
}
