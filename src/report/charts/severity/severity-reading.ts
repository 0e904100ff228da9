import type { SeverityRecord } from "../../../sim/severity/severity-record.ts";
import { outcomeId, type PairedDifference } from "../../../sim/study/study.ts";
import { headlineOutcomes } from "../../headline-outcomes.ts";
import { labelOf } from "../../outcome-labels.ts";
import { differenceFigure } from "../../words/difference-figures.ts";
import { formatWithError, inUnit, toThreeDigits } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import type { Names } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { severityWords } from "../severity.words.ts";

/** A headline outcome as observed and with the same tonnes missing. */
export type SeverityPair = { readonly observed: PairedDifference; readonly matched: PairedDifference };

/** The headline outcomes that both comparisons have. */
export function severityPairs({
  observed,
  matched,
}: Pick<SeverityRecord, "observed" | "matched">): readonly SeverityPair[] {
  return headlineOutcomes(observed).flatMap((of) => {
    const found = matched.find((each) => outcomeId(each) === outcomeId(of));
    return found === undefined ? [] : [{ observed: of, matched: found }];
  });
}

/** How many times as long the restrictions are, with the error of the search. */
export function factorFigure(
  { factor, searchRuns }: Pick<SeverityRecord, "factor" | "searchRuns">,
  lang: Lang,
): string {
  if (searchRuns < 2) return toThreeDigits(factor.value);
  return inUnit(formatWithError(factor.value, factor.standardError), "", lang);
}

type Reading = readonly [record: SeverityRecord, ends: readonly [string, string], names: Names, lang: Lang];

/** The first headline outcome in words, as observed and matched, between two scenarios as a sentence names them. */
export function severityReading(...of: Reading): string {
  return severityWords[of[3]].reading(told(...of));
}

/** The same where the difference as observed is told beside it. */
export function severityBrief(...of: Reading): string {
  return severityWords[of[3]].brief(told(...of));
}

/** @throws RangeError when the two share no headline outcome. */
function told(...[record, [a, b], names, lang]: Reading) {
  const [first] = severityPairs(record);
  if (first === undefined) throw new RangeError("severityReading: the two share no headline outcome");
  const gap = (of: PairedDifference) =>
    inUnit(differenceFigure(of, record.runs, lang), shown(of.unit, lang).difference, lang);
  return {
    ...{ a, b, outcome: labelOf(first.observed, names, lang) },
    ...{ observed: gap(first.observed), matched: gap(first.matched) },
    factor: factorFigure(record, lang),
  };
}
