import { headlineOutcomes } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Estimate } from "../../sim/analysis/explain/explanation.ts";
import type { SeverityMatched, SeverityRecord } from "../../sim/analysis/severity/missing.ts";
import { repetitionsOf } from "../../sim/study/layout.ts";
import { studentT95 } from "../../sim/study/mean.ts";
import type { PairedDifference } from "../../sim/study/study.ts";
import { differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { formatWithError, inUnit, runsText, toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf, type Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { namedRows, plainNumber, rowHeight, widthOfNames } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { clearestOf, type Finding, findingOf, levelTold, nothingFound, tooClose } from "./kit/finding.ts";
import { frame, ofWhom, sourceLine } from "./kit/frame.ts";
import { blues, muted, vermilions } from "./kit/theme.ts";
import { quotedLabelsOf } from "./kit/two-studies.ts";
import { severityWords } from "./severity.words.ts";

const width = 340;

type SeverityRow = {
  readonly [field in "outcome" | "unit" | "kind" | "figure" | "beyondError"]: string;
} & { readonly [field in "difference" | "low" | "high"]: number };

/** The outcomes of one unit, each a pair of dots one above the other. */
function severityPanel(
  title: string,
  rows: readonly SeverityRow[],
  labelWidth: number,
  words: (typeof severityWords)["en"],
): object {
  const kinds = [words.kinds.observed, words.kinds.matched];
  const outcomes = [...new Set(rows.map(({ outcome }) => outcome))];
  const y = namedRows("outcome", outcomes, labelWidth);
  const yOffset = { field: "kind", type: "nominal", sort: kinds };
  const ends = rows.flatMap(({ low, high }) => [low, high]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const x = {
    type: "quantitative",
    title,
    scale: { domain: least < most ? [least, most] : [-1, 1], nice: 5 },
    axis: { grid: true, tickCount: 5, format: plainNumber },
  };
  const kind = { field: "kind", type: "nominal", sort: kinds };
  const color = { ...kind, scale: { domain: kinds, range: [blues[2], vermilions[2]] }, legend: { columns: 2 } };
  return {
    data: { values: rows },
    width,
    height: { step: rowHeight(outcomes, 30) / 2, for: "offset" },
    layer: [
      { mark: { type: "rule", color: muted, strokeDash: [3, 3] }, encoding: { x: { ...x, datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2 },
        encoding: { y, yOffset, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 55, opacity: 1 },
        encoding: {
          ...{ y, yOffset, x: { ...x, field: "difference" }, color },
          shape: { ...kind, scale: { domain: kinds, range: ["circle", "diamond"] }, legend: { columns: 2 } },
          tooltip: Object.entries(words.tooltip).map(([field, name]) => ({ field, type: "nominal", title: name })),
        },
      },
      {
        mark: { type: "text", align: "left", fontSize: 11 },
        encoding: { y, yOffset, x: { value: width + 14 }, text: { field: "figure" }, color },
      },
    ],
  };
}

/** A headline outcome as observed and with the same tonnes missing. */
type SeverityPair = { readonly observed: PairedDifference; readonly matched: PairedDifference };

/** The headline outcomes that both comparisons have. */
function severityPairs({ observed, matched }: Pick<SeverityRecord, "observed" | "matched">): readonly SeverityPair[] {
  return headlineOutcomes(observed).flatMap((of) => {
    const found = matched.find((each) => outcomeId(each) === outcomeId(of));
    return found === undefined ? [] : [{ observed: of, matched: found }];
  });
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

/** How many differences are left with the same tonnes missing, and the clearest of them. */
function severityFinding(
  record: SeverityRecord,
  [a, b]: readonly [string, string],
  repetitions: number,
  titles: Names,
  lang: Lang,
): Finding {
  const { headline } = severityWords[lang];
  const matched = severityPairs(record).map((pair) => pair.matched);
  if (record.runs < 2) return nothingFound(headline.noError(runsText(record.runs, lang)));
  const of = clearestOf(matched, repetitions);
  if (of === undefined) return tooClose(headline.close(matched.length), [], lang);
  const left = matched.filter((each) => isBeyondError(each, repetitions)).length;
  const [from, to] = [of.a, of.b].map((side) => levelTold(of, side, repetitions, lang));
  return findingOf(
    (figures) => headline.left(left, matched.length, labelOf(of, titles, lang), figures.from, figures.to, a, b),
    { from, to },
    lang,
  );
}

/** The differences of the headline outcomes as observed beside those with the same tonnes missing, a panel a unit. */
export function severityChart({ studies, matched, record }: SeverityMatched, lang: Lang = "en"): Chart {
  const words = severityWords[lang];
  const [{ manifest }] = studies;
  const { titles } = factsOf(manifest, lang);
  const { runs } = manifest;
  const repetitions = repetitionsOf(manifest);
  const reach = runs < 2 ? 0 : studentT95(repetitions);
  const row = (of: PairedDifference, kind: string): SeverityRow => {
    const { factor, difference: unit } = shown(of.unit, lang);
    const [difference, halfWidth] = [of.difference * factor, reach * of.standardError * factor];
    return {
      ...{ outcome: labelOf(of, titles, lang), unit, kind, difference: short(difference) },
      ...{ low: short(difference - halfWidth), high: short(difference + halfWidth) },
      figure: differenceFigure(of, runs, lang),
      beyondError: isBeyondError(of, repetitions) ? "yes" : "no",
    };
  };
  const pairs = severityPairs(record);
  const rows = pairs.flatMap((pair) => [
    row(pair.observed, words.kinds.observed),
    row(pair.matched, words.kinds.matched),
  ]);
  const { missingTonnes } = record;
  const ends = quotedLabelsOf(studies[0], studies[1], lang);
  const [a, b] = ends;
  const tonnes = ({ value, standardError }: Estimate) =>
    inUnit(runs < 2 ? toThreeDigits(value) : formatWithError(value, standardError), shown("t", lang).sign, lang);
  const missing = {
    ...{ a, b, inA: tonnes(missingTonnes.a), inB: tonnes(missingTonnes.b), matched: tonnes(missingTonnes.matched) },
  };
  const units = [...new Set(rows.map(({ unit }) => unit))];
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
    kind: words.kind(a, b, pairs.length),
    notes: [
      words.note(a, b, factorFigure(record, lang)),
      words.missing(missing),
      runs < 2 ? words.oneRun : words.error,
    ],
    table: tableOf(rows, {
      ...{ unit: "of difference, low and high", difference: "b minus a, mean over runs", low: "lower 95 % limit" },
      ...{ high: "upper 95 % limit", figure: "± one standard error" },
    }),
    body: {
      spacing: 20,
      resolve: { scale: { color: "shared", shape: "shared" } },
      vconcat: units.map((unit) =>
        severityPanel(
          words.axis(unit),
          rows.filter((each) => each.unit === unit),
          widthOfNames(rows.map(({ outcome }) => outcome)),
          words,
        ),
      ),
    },
  });
}
