import { headlineOutcomes, kindOf, type OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { repetitionsOf } from "../../sim/study/layout.ts";
import { studentT95 } from "../../sim/study/mean.ts";
import type { PairedDifference, StudyResults } from "../../sim/study/study.ts";
import { differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed } from "../words/lists.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { labelOf } from "../words/outcomes.ts";
import { factsOf } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { baselinesWords } from "./baselines.words.ts";
import { namedRows, rowHeight, widthOfNames } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { type Finding, findingOf, levelTold, nothingFound, tooClose } from "./kit/finding.ts";
import { frame, ofWhom, sourceLine } from "./kit/frame.ts";
import { linesOf, textOf, widestOf } from "./kit/names.ts";
import { blues, ink, muted, vermilions } from "./kit/theme.ts";

/** One scenario held against several on common random numbers; differences are the subject minus each. */
export type Baselines = {
  readonly subject: Pick<StudyResults, "manifest">;
  readonly each: readonly {
    readonly study: Pick<StudyResults, "manifest">;
    readonly differences: readonly PairedDifference[];
  }[];
};

/** Most room for a scenario's name beside a panel [px]; at least so much. */
const [mostWidth, leastWidth] = [340, 120];

/** What a text calls the subject and each baseline: by title, or by name where two share one. */
export function baselineTitles({ subject, each }: Baselines, lang: Lang) {
  const facts = [subject, ...each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang));
  const titles = facts.map(({ title }) => title);
  const [ofSubject, ...ofEach] = new Set(titles).size === titles.length ? titles : facts.map(({ name }) => name);
  return { subject: ofSubject, each: ofEach };
}

/** The same beside a panel, and how wide that is: by name where a title is too long. */
export function baselineLabels(of: Baselines, lang: Lang) {
  const { subject, each } = baselineTitles(of, lang);
  const titles = [subject, ...each];
  const names = [of.subject, ...of.each.map(({ study }) => study)].map(({ manifest }) => factsOf(manifest, lang).name);
  const labels = titles.every((title) => widthOf(title) <= mostWidth) ? titles : names;
  const [ofSubject, ...ofEach] = labels;
  return { subject: ofSubject, each: ofEach, width: Math.max(leastWidth, widthOfNames(labels, mostWidth)) };
}

/** About as wide as a text is drawn as an axis label [px]. */
function widthOf(text: string): number {
  return widestOf([text], 11.5);
}

/** An outcome against every baseline, in their order; undefined unless all have it. */
export function againstAll({ each }: Baselines, of: PairedDifference): readonly PairedDifference[] | undefined {
  const all = each.flatMap(({ differences }) => differences.filter((other) => outcomeId(other) === outcomeId(of)));
  return all.length === each.length ? all : undefined;
}

const width = 140;
/** Columns of figures right of the panel, by their right ends [px]: as wide as their longest, at least so wide. */
function columnsOf(rows: readonly BaselineRow[]): readonly [number, number] {
  const room = (field: "mean" | "figure", least: number) =>
    Math.max(
      least,
      14 +
        widestOf(
          rows.map((row) => row[field]),
          11,
        ),
    );
  const meanAt = width + room("mean", 88);
  return [meanAt, meanAt + room("figure", 98)];
}

type BaselineRow = {
  readonly [field in "outcome" | "unit" | "scenario" | "mean" | "figure"]: string;
} & { readonly [field in "level" | "low" | "high" | "subject" | "difference" | "standardError"]: number } & {
  readonly kind: "baseline" | "subject";
};

type Panel = {
  readonly title: string;
  readonly rows: readonly BaselineRow[];
  /** Whether its axis has a zero: times the start have none to begin at. */
  readonly isFromZero: boolean;
  /** Room for the scenarios' names [px]. */
  readonly labelWidth: number;
};

/** One outcome: the mean in each baseline, and how far from it the subject's lies. */
function baselinesPanel(
  { title, rows, isFromZero, labelWidth }: Panel,
  place: number,
  words: (typeof baselinesWords)["en"],
): object {
  const scenarios = rows.map(({ scenario }) => scenario);
  const [meanAt, differenceAt] = columnsOf(rows);
  const isFirst = place % 2 === 0;
  const named = namedRows("scenario", scenarios, labelWidth, mostWidth);
  const y = isFirst ? named : { ...named, axis: null };
  // From zero, a bar that goes below it is cut there: none of what is drawn can be negative.
  const ends = rows.flatMap(({ low, high }) => [isFromZero ? 0 : low, high]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const x = {
    type: "quantitative",
    title: null,
    scale: { domain: least < most ? [least, most] : [least, least + 1], nice: 4, zero: false },
    axis: { grid: true, tickCount: 4 },
  };
  const isSubject = "datum.kind === 'subject'";
  const color = { condition: { test: isSubject, value: vermilions[2] }, value: blues[2] };
  const text = (field: "mean" | "figure", at: number) => ({
    mark: { type: "text", align: "right", fontSize: 11 },
    encoding: {
      ...{ x: { value: at }, y, text: { field } },
      color: { condition: { test: isSubject, value: vermilions[2] }, value: ink },
    },
  });
  return {
    title: {
      text: textOf(linesOf(title, width + 186 + (isFirst ? labelWidth : 0), 12)),
      ...{ fontSize: 12, fontWeight: 600, frame: "group", offset: 6 },
      dx: isFirst ? -labelWidth - 8 : 0,
    },
    data: { values: rows },
    width,
    height: { step: rowHeight(scenarios, 24, mostWidth) },
    layer: [
      {
        mark: { type: "rule", color: vermilions[2], strokeDash: [4, 3] },
        encoding: { x: { ...x, field: "subject", aggregate: "max" } },
      },
      {
        mark: { type: "rule", strokeWidth: 1.5, color: "#c9ced3" },
        encoding: { y, x: { ...x, field: "level" }, x2: { field: "subject" } },
      },
      {
        transform: isFromZero ? [{ calculate: "max(0, datum.low)", as: "plotLow" }] : [],
        mark: { type: "rule", strokeWidth: 2.5 },
        encoding: { y, x: { ...x, field: isFromZero ? "plotLow" : "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: {
          ...{ y, x: { ...x, field: "level" }, color },
          shape: { condition: { test: isSubject, value: "diamond" }, value: "circle" },
          tooltip: Object.entries(words.tooltip).map(([field, name]) => ({ field, type: "nominal", title: name })),
        },
      },
      text("mean", meanAt),
      text("figure", differenceAt),
      ...(
        [
          ["mean", meanAt],
          ["difference", differenceAt],
        ] as const
      ).map(([field, at]) => ({
        data: { values: [{ place: field }] },
        mark: { type: "text", align: "right", fontSize: 11, color: muted },
        encoding: { x: { value: at }, y: { value: -10 }, text: { value: words.heads[field] } },
      })),
    ],
  };
}

/** The first headline outcome against each baseline in words. @throws RangeError when they share none. */
export function baselinesReading(of: Baselines, lang: Lang): string {
  const words = baselinesWords[lang];
  const { runs } = of.subject.manifest;
  const { titles } = factsOf(of.subject.manifest, lang);
  const labels = baselineTitles(of, lang);
  const first = headlineOutcomes(of.each[0].differences).find((each) => againstAll(of, each) !== undefined);
  if (first === undefined) throw new RangeError("baselinesReading: the baselines share no headline outcome");
  const each = (againstAll(of, first) ?? []).map((one, k) => {
    if (one.difference === 0) return words.same(labels.each[k]);
    return words.against({
      ...{ signed: inUnitOf(one, runs, lang), baseline: labels.each[k], isLess: one.difference < 0 },
      size: inUnitOf({ ...one, difference: Math.abs(one.difference) }, runs, lang).replace("+", ""),
    });
  });
  return words.reading(labelOf(first, titles, lang), labels.subject, each);
}

/** The first outcome against the baseline from which the subject lies farthest, where that is beyond error. */
function baselinesFinding(of: Baselines, lang: Lang): Finding {
  const { headline } = baselinesWords[lang];
  const { manifest } = of.subject;
  const repetitions = repetitionsOf(manifest);
  const { titles } = factsOf(manifest, lang);
  const labels = baselineTitles(of, lang);
  const first = headlineOutcomes(of.each[0].differences).find((each) => againstAll(of, each) !== undefined);
  if (first === undefined) throw new RangeError("baselinesFinding: the baselines share no headline outcome");
  const outcome = labelOf(first, titles, lang);
  if (manifest.runs < 2) return nothingFound(headline.noError(runsText(manifest.runs, lang)));
  const [farthest] = (againstAll(of, first) ?? [])
    .map((difference, k) => ({ difference, baseline: labels.each[k] }))
    .filter(({ difference }) => isBeyondError(difference, repetitions))
    .toSorted((a, b) => Math.abs(b.difference.difference) - Math.abs(a.difference.difference));
  if (farthest === undefined) return tooClose(headline.close(outcome, labels.subject), [], lang);
  const { difference, baseline } = farthest;
  const [from, to] = [difference.a, difference.b].map((side) => levelTold(difference, side, repetitions, lang));
  return findingOf((told) => headline.apart(outcome, labels.subject, told.to, baseline, told.from), { from, to }, lang);
}

function inUnitOf(of: PairedDifference, runs: number, lang: Lang): string {
  return inUnit(differenceFigure(of, runs, lang), shown(of.unit, lang).difference, lang);
}

/** Outcomes that are drawn, of each at most two: a material or a sector more would say much the same. */
const drawn: readonly OutcomeName[] = ["unmetNeedShare", "pricePaidPeakMultiple", "lossHigh", "banWeeks"];

/** The mean outcomes of a scenario beside those of each baseline, and what lies between, one panel an outcome. */
export function baselinesChart(of: Baselines, lang: Lang = "en"): Chart {
  const words = baselinesWords[lang];
  const { manifest } = of.subject;
  const { runs } = manifest;
  const { titles, name } = factsOf(manifest, lang);
  const labels = baselineLabels(of, lang);
  const [first] = of.each;
  const outcomes = drawn.flatMap((outcome) =>
    headlineOutcomes(first.differences)
      .filter((each) => each.outcome === outcome && againstAll(of, each) !== undefined)
      .slice(0, 2),
  );
  const panels = outcomes.map((each) => {
    const label = labelOf(each, titles, lang);
    return {
      label,
      title: each.unit === "weeks" ? capitalised(label) : words.panel(capitalised(label), shown(each.unit, lang).sign),
      isFromZero: each.unit !== "ratio",
      labelWidth: labels.width,
      rows: rowsOf(of, each, label, lang),
    };
  });
  return frame({
    id: "baselines",
    lang,
    study: name,
    sources: [...of.each.map(({ study }) => study), of.subject].map((each) => sourceLine(each.manifest, lang)),
    of: ofWhom([manifest], lang),
    question: words.question,
    finding: baselinesFinding(of, lang),
    shows: words.shows(labels.subject),
    reading: baselinesReading(of, lang),
    kind: words.kind(
      labels.subject,
      listed(labels.each, lang),
      listed(
        panels.map(({ label }) => label),
        lang,
      ),
    ),
    notes: [...words.notes(labels.subject), runs < 2 ? words.oneRun : words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      {
        ...{ unit: "of the figures of the row", level: "mean over runs" },
        ...{ low: "level less half the difference's 95 % limits", high: "level plus half of them" },
        subject: "mean of the scenario held against it",
        ...{ difference: "that scenario minus this one", standardError: "of the difference" },
      },
    ),
    body: {
      columns: 2,
      spacing: { row: 20, column: 44 },
      concat: panels.map((panel, k) => baselinesPanel(panel, k, words)),
    },
  });
}

/** Each baseline, then the subject itself, which differs from itself by nothing. */
function rowsOf(of: Baselines, outcome: PairedDifference, label: string, lang: Lang): readonly BaselineRow[] {
  const labels = baselineLabels(of, lang);
  const { runs } = of.subject.manifest;
  const repetitions = repetitionsOf(of.subject.manifest);
  const { factor, sign } = shown(outcome.unit, lang);
  const words = baselinesWords[lang];
  const row = (scenario: string, side: PairedDifference["a"], reach: number) => ({
    ...{ outcome: label, unit: sign, scenario, level: short(side.mean * factor) },
    ...{ low: short((side.mean - reach) * factor), high: short((side.mean + reach) * factor) },
    mean: isNone(side, outcome) ? words.none : meanFigure({ ...outcome, ...side }, runs, "", repetitions, lang),
  });
  const all = againstAll(of, outcome) ?? [];
  const [{ b }] = all;
  return [
    ...all.map((each, k) => ({
      ...row(labels.each[k], each.a, runs < 2 ? 0 : studentT95(repetitions) * each.standardError),
      ...{ kind: "baseline" as const, subject: short(b.mean * factor) },
      ...{ difference: short(each.difference * factor), standardError: short(each.standardError * factor) },
      figure: differenceFigure(each, runs, lang),
    })),
    {
      ...row(labels.subject, b, 0),
      ...{ kind: "subject" as const, subject: short(b.mean * factor) },
      ...{ difference: 0, standardError: 0, figure: "–" },
    },
  ];
}

/** Never seen in any run: what an amount of exactly nothing means. */
function isNone({ mean, standardError }: PairedDifference["a"], { outcome }: PairedDifference): boolean {
  return kindOf(outcome) === "amount" && mean === 0 && standardError === 0;
}
