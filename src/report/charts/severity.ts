import { headlineOutcomes, type OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Estimate } from "../../sim/analysis/explain/explanation.ts";
import type { SeverityMatched, SeverityRecord } from "../../sim/analysis/severity/missing.ts";
import { repetitionsOf } from "../../sim/study/layout.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { formatWithError, inUnit, runsText, toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf, type Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import {
  type DifferenceRow,
  differenceTable,
  levelFigure,
  mergedDifferences,
  mergedLabel,
  sortedBySize,
} from "./kit/difference-rows.ts";
import { differenceRowWords } from "./kit/difference-rows.words.ts";
import { type Finding, findingOf, foremostOf, levelTold, nothingFound, reachOf, tooClose } from "./kit/finding.ts";
import { frame, ofWhom, sourceLine } from "./kit/frame.ts";
import { labelsOf, quotedLabelsOf } from "./kit/two-studies.ts";
import { severityWords } from "./severity.words.ts";

/** A headline outcome as observed and with the same tonnes missing. */
type SeverityPair = { readonly observed: PairedDifference; readonly matched: PairedDifference };

/** The headline outcomes that both comparisons have. */
function severityPairs({ observed, matched }: Pick<SeverityRecord, "observed" | "matched">): readonly SeverityPair[] {
  return headlineOutcomes(observed).flatMap((of) => {
    const found = matched.find((each) => outcomeId(each) === outcomeId(of));
    return found === undefined ? [] : [{ observed: of, matched: found }];
  });
}

/** Outcomes of which a board asks: one row each, where metals do not differ. */
const drawn: readonly OutcomeName[] = [
  ...(["unmetNeedShare", "lossHigh", "civilLineStopped", "banWeeks"] as const),
  ...(["pricePaidPeakMultiple", "priceAskPeakMultiple"] as const),
];

/** The pairs that are drawn: all headlines where none of these is among them. */
function mainPairs(record: Pick<SeverityRecord, "observed" | "matched">): readonly SeverityPair[] {
  const pairs = severityPairs(record);
  const main = pairs.filter(({ matched }) => drawn.includes(matched.outcome as OutcomeName));
  return main.length > 0 ? main : pairs;
}

/** How many times as long the restrictions are, with the error of the search. */
function factorFigure({ factor, searchRuns }: Pick<SeverityRecord, "factor" | "searchRuns">, lang: Lang): string {
  if (searchRuns < 2) return toThreeDigits(factor.value);
  return inUnit(formatWithError(factor.value, factor.standardError), "", lang);
}

type Reading = readonly [record: SeverityRecord, ends: readonly [string, string], names: Names, lang: Lang];

/** The first headline outcome in words, as observed and matched, between two scenarios as a sentence names them. */
function severityReading(...of: Reading): string {
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

/** How many differences are left with the same tonnes missing, and the first of them. */
function severityFinding(
  record: SeverityRecord,
  [a, b]: readonly [string, string],
  repetitions: number,
  titles: Names,
  lang: Lang,
): Finding {
  const { headline } = severityWords[lang];
  const matched = mainPairs(record).map((pair) => pair.matched);
  if (record.runs < 2) return nothingFound(headline.noError(runsText(record.runs, lang)));
  const of = foremostOf(matched, repetitions);
  if (of === undefined) return tooClose(headline.close(matched.length), [], lang);
  const left = matched.filter((each) => isBeyondError(each, repetitions)).length;
  const [from, to] = [of.a, of.b].map((side) => levelTold(of, side, repetitions, lang));
  return findingOf(
    (figures) => headline.left(left, matched.length, labelOf(of, titles, lang), figures.from, figures.to, a, b),
    { from, to },
    lang,
  );
}

/** The main outcomes on both sides, as observed and with the same tonnes missing, a row each, and what is left of the difference. */
export function severityChart({ studies, matched, record }: SeverityMatched, lang: Lang = "en"): Chart {
  const words = severityWords[lang];
  const [{ manifest }] = studies;
  const { titles } = factsOf(manifest, lang);
  const { runs } = manifest;
  const repetitions = repetitionsOf(manifest);
  const reach = reachOf(repetitions);
  const asked = mainPairs(record).map((pair) => ({ ...pair.matched, asObserved: pair.observed }));
  const rows = sortedBySize(mergedDifferences(asked, repetitions)).map((merged): SeverityRow => {
    const { asObserved, ...of } = merged.of;
    const { factor, difference: unit } = shown(of.unit, lang);
    const [difference, halfWidth] = [of.difference * factor, reach * of.standardError * factor];
    return {
      ...{ outcome: mergedLabel(merged, titles, lang), unit },
      from: levelFigure(of, of.a, repetitions, lang),
      toObserved: levelFigure(of, asObserved.b, repetitions, lang),
      to: levelFigure(of, of.b, repetitions, lang),
      ...{ difference: short(difference), low: short(difference - halfWidth), high: short(difference + halfWidth) },
      observed: short(asObserved.difference * factor),
      figure: differenceFigure(of, runs, lang),
      beyondError: isBeyondError(of, repetitions) ? "yes" : "no",
    };
  });
  const { missingTonnes } = record;
  const ends = quotedLabelsOf(studies[0], studies[1], lang);
  const [a, b] = ends;
  const [headA, headB] = labelsOf(studies[0], studies[1], lang);
  const tonnes = ({ value, standardError }: Estimate) =>
    inUnit(runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError), shown("t", lang).sign, lang);
  const missing = {
    ...{ a, b, inA: tonnes(missingTonnes.a), inB: tonnes(missingTonnes.b), matched: tonnes(missingTonnes.matched) },
  };
  const heads = { from: headA, toObserved: words.heads.observed(headB), to: words.heads.matched(headB) };
  const columns = { ...heads, figure: words.heads.difference };
  return frame({
    id: "severity-matched",
    lang,
    study: `${record.a}, ${record.b}`,
    sources: [...studies, matched].map((each) => sourceLine(each.manifest, lang)),
    of: ofWhom(
      studies.map((each) => each.manifest),
      lang,
    ),
    question: words.question,
    finding: severityFinding(record, ends, repetitions, titles, lang),
    shows: words.shows,
    reading: severityReading(record, ends, titles, lang),
    kind: words.kind(a, b, rows.length),
    notes: [
      differenceRowWords[lang].figures(Object.values(columns)),
      words.note(a, b, factorFigure(record, lang)),
      words.missing(missing),
      runs < 2 ? words.oneRun : words.error,
    ],
    table: tableOf(rows, {
      ...{ unit: "of difference, low, high and observed", from: "mean of a", toObserved: "mean of b, as observed" },
      ...{ to: "mean of b, with the same tonnes missing", difference: "b minus a, with the same tonnes missing" },
      ...{ low: "lower 95 % limit", high: "upper 95 % limit", figure: "± one standard error" },
      observed: "b minus a, as observed",
    }),
    body: differenceTable({
      rows,
      columns: Object.entries(columns).map(([field, head]) => ({ field, head })),
      tooltip: { outcome: words.outcome, ...columns },
    }),
  });
}

type SeverityRow = DifferenceRow & { readonly toObserved: string; readonly observed: number };
