import type { Title } from "../../../model/scenario/title.ts";
import type { SensitiveOutcome, SensitivityRecord } from "../../../sim/analysis/sensitivity/record.ts";
import { z95 } from "../../../sim/study/shares.ts";
import type { InputText } from "../../words/inputs.en.ts";
import { inputOrLane } from "../../words/inputs.ts";
import { knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised, listed } from "../../words/lists.ts";
import { labelOf } from "../../words/outcomes.ts";
import { factsOf } from "../../words/study.ts";
import { titleIn } from "../../words/titles.ts";
import { shareText } from "../../words/variance-figures.ts";
import { type Chart, limitUnits, short, tableOf } from "../kit/chart.ts";
import { type Finding, findingOf, nothingFound, told } from "../kit/finding.ts";
import { frame, ofWhom } from "../kit/frame.ts";
import { linesOf, textOf } from "../kit/names.ts";
import { ink, muted } from "../kit/theme.ts";
import { sensitivityWords } from "./sensitivity.words.ts";

/** Dark and light of one hue for inputs, warm for what they do together, grey for luck (after Okabe and Ito 2008). */
const colors = ["#004f80", "#b5d3e8", "#e0a36f", "#b5521b", "#c9cfd5"];
const [labelWidth, width, rowHeight, lineHeight] = [420, 240, 33, 15];

/** Inputs and pairs drawn. */
const [shownInputs, shownPairs] = [6, 4];

/** Inputs that explain less stand in the row of all others [share of the variance]. */
const leastShown = 0.005;

type Kind = keyof (typeof sensitivityWords)["en"]["kinds"];
type Estimate = { readonly value: number; readonly standardError: number };

/** `plotOver` is 1 for what is drawn upon the light bar of its row, and told with that. */
type Row = {
  readonly [field in "outcome" | "input" | "what" | "kind" | "figure" | "plotRow" | "plotInput" | "plotWhat"]: string;
} & { readonly [field in "share" | "low" | "high" | "plotRise" | "plotOver"]: number };

/** Where the numbers of a chart of sensitivity come from. */
export function sensitivitySource(record: SensitivityRecord, lang: Lang): string {
  const { name, title } = record.scenario as { readonly name: string; readonly title: Title };
  const { seed, runs, points, engineVersion: engine, scenarioSha256 } = record;
  return sensitivityWords[lang].source({
    ...{ title: titleIn(title, lang), name, known: knownWords(record, lang) },
    ...{ seed, runs, points, engine, hash: scenarioSha256.slice(0, 8) },
  });
}

/** Every outcome's variance: inputs alone and with all others, pairs by name, more together, luck. */
export function partsChart(record: SensitivityRecord, lang: Lang): Chart {
  const words = sensitivityWords[lang];
  const { name, titles } = factsOf(record, lang);
  const panels = record.outcomes.map((of) => {
    const title = capitalised(labelOf(of, titles, lang));
    return { of, title, rows: rowsOf(title, of, record, lang) };
  });
  return frame({
    ...{ id: "sensitivity", lang, study: name, sources: [sensitivitySource(record, lang)] },
    question: words.question,
    finding: partsFinding(record, lang),
    shows: words.shows,
    of: ofWhom([record], lang),
    reading: panels.map(({ of, title }) => readingOf(title, of, lang)).join(lang === "ja" ? "" : " "),
    kind: words.alt(
      listed(
        panels.map(({ title }) => title),
        lang,
      ),
    ),
    notes: [...words.notes, words.error],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      { share: "of the outcome's variance over runs, 0-1", ...limitUnits, figure: "share ± one standard error" },
    ),
    body: {
      columns: 1,
      spacing: 18,
      concat: panels.map(({ title, rows }, k) => panelOf(title, rows, k === panels.length - 1, lang)),
    },
  });
}

/** The input that explains most of the variance of an outcome by itself, of all outcomes, and how much of that one is luck. */
function partsFinding(record: SensitivityRecord, lang: Lang): Finding {
  const words = sensitivityWords[lang];
  const { titles } = factsOf(record, lang);
  const perCent = ({ value, standardError }: Estimate) => told(100 * value, 100 * z95 * standardError, "%", lang);
  const [most] = record.outcomes
    .flatMap((of) => of.inputs.map(({ path, first }) => ({ of, path, first })))
    .filter(({ first }) => isBeyondError(first))
    .toSorted((a, b) => b.first.value - a.first.value);
  if (most === undefined) return nothingFound(words.nothing);
  const { name } = inputOrLane(most.path, record, lang);
  const figures = { share: perCent(most.first), luck: perCent(most.of.parts.luck) };
  return findingOf(
    ({ share, luck }) => words.headline(capitalised(name), labelOf(most.of, titles, lang), share, luck),
    figures,
    lang,
  );
}

function readingOf(title: string, { parts }: SensitiveOutcome, lang: Lang): string {
  const together = {
    value: parts.pairs.value + parts.more.value,
    standardError: Math.hypot(parts.pairs.standardError, parts.more.standardError),
  };
  return sensitivityWords[lang].reading(
    title.slice(0, 1).toLowerCase() + title.slice(1),
    ...([parts.alone, together, parts.luck].map((each) => percent(each, lang)) as [string, string, string]),
  );
}

function rowsOf(outcome: string, of: SensitiveOutcome, record: SensitivityRecord, lang: Lang): readonly Row[] {
  const words = sensitivityWords[lang];
  const row = (
    kind: Kind,
    { name, what }: InputText,
    share: Estimate,
    figure = percent(share, lang),
    key = name,
  ): Row => ({
    ...{ outcome, input: name, what, kind: words.kinds[kind] },
    share: short(share.value),
    low: short(Math.max(share.value - z95 * share.standardError, Math.min(0, share.value))),
    high: short(Math.min(share.value + z95 * share.standardError, Math.max(1, share.value))),
    figure,
    plotRow: key,
    plotOver: 0,
    plotRise: lineHeight * (linesOf(name, labelWidth - 16, 12).length - 1),
    plotInput: linesOf(name, labelWidth - 16, 12).join("\n"),
    plotWhat: linesOf(what, labelWidth - 16, 11).join("\n"),
  });
  const size = ({ first, total, shapley }: SensitiveOutcome["inputs"][number]) => (total ?? shapley ?? first).value;
  const shown = of.inputs
    .filter(({ first, total }) =>
      [first, total].some((each) => each !== null && isBeyondError(each) && each.value >= leastShown),
    )
    .toSorted((a, b) => size(b) - size(a))
    .slice(0, shownInputs);
  const pairs = of.pairs
    .filter(({ share }) => isBeyondError(share))
    .toSorted((a, b) => b.share.value - a.share.value)
    .slice(0, shownPairs);
  const sum = (shares: readonly Estimate[]) => shares.reduce((total, { value }) => total + value, 0);
  const restOf = (whole: Estimate, parts: readonly Estimate[]): Estimate => ({
    value: whole.value - sum(parts),
    standardError: Math.hypot(whole.standardError, ...parts.map(({ standardError }) => standardError)),
  });
  const text = (path: string) => inputOrLane(path, record, lang);
  return [
    ...shown.flatMap(({ path, first, total }) => {
      if (total === null) return [row("alone", text(path), first, undefined, path)];
      const figure = words.figures(percent(first, lang), percent(total, lang));
      return [
        row("total", text(path), total, figure, path),
        { ...row("alone", text(path), first, figure, path), plotOver: 1 },
      ];
    }),
    row(
      "alone",
      { name: words.rows.otherInputs, what: words.rows.otherInputsAre },
      restOf(
        of.parts.alone,
        shown.map(({ first }) => first),
      ),
    ),
    ...pairs.map(({ a, b, share }) =>
      row("pair", { name: text(a).name, what: words.with(text(b).name) }, share, undefined, `${a} ${b}`),
    ),
    row(
      "pair",
      { name: words.rows.morePairs, what: words.rows.morePairsAre },
      restOf(
        of.parts.pairs,
        pairs.map(({ share }) => share),
      ),
    ),
    row("more", { name: words.rows.more, what: words.rows.moreIs }, of.parts.more),
    row("luck", { name: words.rows.luck, what: words.rows.luckIs }, of.parts.luck),
  ];
}

/** Whether a share is above what its error alone may make of it. */
export function isBeyondError({ value, standardError }: Estimate): boolean {
  return value > z95 * standardError && value > 0;
}

function percent({ value, standardError }: Estimate, lang: Lang): string {
  return shareText({ value, standardError }, lang);
}

function panelOf(title: string, rows: readonly Row[], isLast: boolean, lang: Lang): object {
  const words = sensitivityWords[lang];
  const kinds = Object.values(words.kinds);
  const y = { field: "plotRow", type: "nominal", sort: rows.map(({ plotRow }) => plotRow), axis: null };
  const x = {
    type: "quantitative",
    title: isLast ? words.axis : null,
    scale: { domain: [Math.min(0, ...rows.map(({ low }) => low)), Math.max(1, ...rows.map(({ high }) => high))] },
    axis: { format: ".0%", tickCount: 5, grid: true },
  };
  const under = { transform: [{ filter: "datum.plotOver === 0" }] };
  const over = { transform: [{ filter: "datum.plotOver === 1" }] };
  const color = {
    field: "kind",
    type: "nominal",
    scale: { domain: kinds, range: colors },
    legend: { columns: 5, offset: 10 },
  };
  const tooltip = [
    { field: "input", type: "nominal", title: words.input },
    { field: "what", type: "nominal", title: words.what },
    { field: "kind", type: "nominal", title: words.kind },
    { field: "figure", type: "nominal", title: words.axis },
  ];
  const label = (field: string, look: object) => ({
    ...under,
    mark: { type: "text", align: "left", baseline: "bottom", lineBreak: "\n", aria: false, ...look },
    encoding: { y, x: { value: -labelWidth }, text: { field } },
  });
  // Names stand above the middle of a row and what they are below it: two rows must have room for the longest of each.
  const most = (texts: readonly string[]) => Math.max(...texts.map((text) => text.split("\n").length));
  const lines = most(rows.map(({ plotInput }) => plotInput)) + most(rows.map(({ plotWhat }) => plotWhat));
  return {
    title: {
      text: textOf(linesOf(title, labelWidth + width, 13)),
      ...{ fontSize: 13, fontWeight: 600, frame: "group", dx: -labelWidth, offset: 4 },
    },
    data: { values: rows },
    width,
    height: { step: rowHeight + (lines - 2) * lineHeight },
    layer: [
      label("plotInput", { baseline: "line-bottom", dy: { expr: "1 - datum.plotRise" }, fontSize: 12, color: ink }),
      label("plotWhat", { baseline: "line-top", dy: 1, fontSize: 11, color: muted }),
      {
        ...under,
        mark: { type: "bar", height: 14 },
        encoding: { y, x: { ...x, field: "share" }, color, tooltip },
      },
      {
        ...over,
        mark: { type: "bar", height: 14 },
        encoding: { y, x: { ...x, field: "share" }, color, tooltip },
      },
      {
        ...under,
        mark: { type: "rule", color: ink, strokeWidth: 1.2 },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" } },
      },
      {
        ...under,
        mark: { type: "text", align: "left", fontSize: 12, color: ink },
        encoding: { y, x: { value: width + 14 }, text: { field: "figure" } },
      },
    ],
  };
}
