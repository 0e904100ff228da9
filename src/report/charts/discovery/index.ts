import type { Title } from "../../../model/scenario/title.ts";
import type { DiscoveredBox, DiscoveredLimit, DiscoveryRecord } from "../../../sim/analysis/discovery/record.ts";
import { wilson, z95 } from "../../../sim/study/shares.ts";
import { boxWords, limitedInput, limitWords, noBoxWords, wrongWords } from "../../words/boxes.ts";
import { toThreeDigits, withUnit } from "../../words/figures.ts";
import { knownWords } from "../../words/known.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";
import { titleIn } from "../../words/titles.ts";
import { shareText } from "../../words/variance-figures.ts";
import { type Chart, short, tableOf } from "../kit/chart.ts";
import { areApart, type Finding, findingOf, nothingFound, told, tooClose } from "../kit/finding.ts";
import { frame, ofWhom } from "../kit/frame.ts";
import { linesOf, textOf } from "../kit/names.ts";
import { blues, ink, muted } from "../kit/theme.ts";
import { discoveryWords } from "./discovery.words.ts";

const [labelWidth, width, rowHeight] = [300, 320, 40];

/** The charts of a discovery: its boxes, where there are any, and how the first was peeled. */
export function discoveryCharts(record: DiscoveryRecord, lang: Lang = "en"): readonly Chart[] {
  return [...(record.boxes.length === 0 ? [] : [boxesChart(record, lang)]), trajectoryChart(record, lang)];
}

/** Where the numbers of a discovery come from. */
export function discoverySource(record: DiscoveryRecord, lang: Lang): string {
  const { name, title } = record.scenario as { readonly name: string; readonly title: Title };
  const { seed, runs, engineVersion: engine, scenarioSha256 } = record;
  return discoveryWords[lang].source({
    ...{ title: titleIn(title, lang), name, known: knownWords(record, lang) },
    ...{ seed, runs, engine, hash: scenarioSha256.slice(0, 8) },
  });
}

function framed(record: DiscoveryRecord, lang: Lang) {
  return {
    ...{ lang, study: factsOf(record, lang).name, sources: [discoverySource(record, lang)] },
    of: ofWhom([record], lang),
  };
}

function boxesChart(record: DiscoveryRecord, lang: Lang): Chart {
  const words = discoveryWords[lang];
  const panels = record.boxes.map((box, k) => ({ title: titleOf(box, k, lang), rows: rowsOf(box, k, record, lang) }));
  return frame({
    ...framed(record, lang),
    id: "discovery",
    question: words.question(wrongWords(record, lang)),
    finding: boxFinding(record, lang),
    shows: words.shows(wrongWords(record, lang)),
    reading: record.boxes.map((box) => boxWords(box, record, lang)).join(lang === "ja" ? "" : " ") || noBoxWords(lang),
    kind: words.boxAlt,
    notes: [...words.boxNotes, words.boxError],
    table: tableOf(
      panels.flatMap(({ rows }) => rows),
      { from: "share of the draws below, 0-1", to: "share of the draws up to the upper limit, 0-1" },
    ),
    body: {
      columns: 1,
      spacing: 22,
      concat: panels.map(({ title, rows }, k) => panelOf(title, rows, k === panels.length - 1, lang)),
    },
  });
}

/** How much oftener it goes wrong in the first box than in all runs, where it does so beyond error. */
function boxFinding(record: DiscoveryRecord, lang: Lang): Finding {
  const words = discoveryWords[lang];
  const wrong = wrongWords(record, lang).replace(/^“./, (start) => start.toUpperCase());
  const [{ density, coverage, mass, limits }] = record.boxes;
  const perCent = ({ value, standardError }: DiscoveredBox["density"]) =>
    told(100 * value, 100 * z95 * standardError, "%", lang);
  const base = told(100 * record.base, 100 * binomialReach(record.base, record.runs), "%", lang);
  if (limits.length === 0) return nothingFound(words.nothing(wrong, base.text), [base]);
  const figures = { density: perCent(density), base, coverage: perCent(coverage), mass: perCent(mass) };
  if (!areApart(figures.density, base))
    return tooClose(words.close(wrong, figures.density.text, base.text), [figures.density, base], lang);
  return findingOf((of) => words.headline(wrong, of.density, of.mass, of.base, of.coverage), figures, lang);
}

/** Half the 95 % limits of a share of so many runs. */
function binomialReach(share: number, runs: number): number {
  const { low, high } = wilson(share * runs, runs);
  return (high - low) / 2;
}

function titleOf({ density, coverage, mass }: DiscoveredBox, k: number, lang: Lang): string {
  const words = discoveryWords[lang];
  const percent = ({ value, standardError }: DiscoveredBox["density"]) => shareText({ value, standardError }, lang);
  const held = words.held(percent(density), percent(coverage), percent(mass));
  return lang === "ja" ? `${words.box(k + 1)}：${held}` : `${words.box(k + 1)}: ${held}`;
}

function rowsOf({ limits }: DiscoveredBox, k: number, record: DiscoveryRecord, lang: Lang) {
  return limits.map((limit) => {
    const input = limitedInput(limit.path, record, lang);
    return {
      ...{ box: k + 1, input, values: limitWords(limit, lang), quasiP: quasiPWords(limit) },
      ...{ from: short(limit.from), to: short(limit.to) },
      ...{ plotRow: limit.path, plotStart: 0, plotEnd: 1 },
      plotInput: linesOf(input, labelWidth - 16, 12).join("\n"),
      plotQuasiP: discoveryWords[lang].quasiP(quasiPWords(limit)),
    };
  });
}

/** Quasi-p of the lower and of the upper limit, as far as there are. */
export function quasiPWords({ lowQuasiP, highQuasiP }: DiscoveredLimit): string {
  return [lowQuasiP, highQuasiP]
    .flatMap((p) => (p === null ? [] : [p < 0.001 ? "<0.001" : toThreeDigits(p)]))
    .join(", ");
}

function panelOf(title: string, rows: ReturnType<typeof rowsOf>, isLast: boolean, lang: Lang): object {
  const words = discoveryWords[lang];
  const y = { field: "plotRow", type: "nominal", sort: rows.map(({ plotRow }) => plotRow), axis: null };
  const x = {
    type: "quantitative",
    title: isLast ? words.axis : null,
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 5, grid: false },
  };
  const label = (field: string, at: number, look: object) => ({
    mark: { type: "text", align: "left", lineBreak: "\n", ...look },
    encoding: { y, x: { value: at }, text: { field } },
  });
  const range = (from: string, to: string, color: string, tooltip?: object) => ({
    mark: { type: "bar", height: 12, color },
    encoding: { y, x: { ...x, field: from }, x2: { field: to }, ...(tooltip === undefined ? {} : { tooltip }) },
  });
  return {
    title: {
      text: textOf(linesOf(title, labelWidth + width + 280, 13)),
      ...{ fontSize: 13, fontWeight: 600, frame: "group", dx: -labelWidth, offset: 6 },
    },
    data: { values: rows },
    width,
    height: { step: rowHeight },
    layer: [
      label("plotInput", -labelWidth, { fontSize: 12, color: ink, aria: false }),
      range("plotStart", "plotEnd", blues[0]),
      range("from", "to", blues[2], [
        { field: "input", type: "nominal", title: words.input },
        { field: "values", type: "nominal", title: words.values },
      ]),
      label("values", width + 14, { fontSize: 12, color: ink, dy: -7 }),
      label("plotQuasiP", width + 14, { fontSize: 11, color: muted, dy: 8, aria: false }),
    ],
  };
}

function trajectoryChart(record: DiscoveryRecord, lang: Lang): Chart {
  const words = discoveryWords[lang];
  const { trajectory, taken } = record;
  const rows = trajectory.map(({ runs, coverage, density, limited }, step) => ({
    ...{ step, runs, coverage: short(coverage), density: short(density), limits: limited.length },
    taken: step === taken ? 1 : 0,
  }));
  const percent = (value: number) => withUnit(toThreeDigits(100 * value), "%", lang);
  const { coverage, density, limited } = trajectory[taken];
  const whole = (value: number) => told(100 * value, 0.5, "%", lang).text;
  const ends = [
    { at: trajectory[0], text: words.all(whole(trajectory[0].density)), isLast: false },
    { at: trajectory[taken], text: words.takenAt(whole(density), whole(coverage)), isLast: true },
  ].map(({ at, text, isLast }) => ({ place: at.density, coverage: at.coverage, text, isLast }));
  const least = Math.floor(10 * Math.min(...trajectory.map((step) => step.coverage))) / 10;
  const most = Math.min(1, 1.25 * Math.max(...trajectory.map((step) => step.density)));
  const axis = (field: string, title: string, domain: readonly [number, number]) => ({
    ...{ field, type: "quantitative", title, scale: { domain, nice: true } },
    axis: { format: ".0%", tickCount: 5, grid: true },
  });
  const encoding = {
    x: axis("coverage", words.coverage, [Math.min(least, 0.9), 1]),
    y: axis("density", words.density, [0, most > 0 ? most : 1]),
  };
  return frame({
    ...framed(record, lang),
    id: "discovery-trajectory",
    question: words.trajectoryQuestion,
    finding: {
      text: words.trajectoryHeadline(whole(trajectory[0].density), whole(density), whole(coverage), limited.length),
      ...{ figures: [], isHedged: false },
    },
    shows: words.trajectoryShows(wrongWords(record, lang)),
    reading: words.trajectoryReading(percent(density), percent(coverage), limited.length),
    kind: words.trajectoryAlt,
    notes: [...words.trajectoryNotes, words.trajectoryError],
    table: tableOf(rows, { coverage: "0-1", density: "0-1", taken: "1 for the step taken" }),
    body: {
      data: { values: rows },
      ...{ width: 460, height: 340 },
      layer: [
        { mark: { type: "line", color: muted, strokeWidth: 1 }, encoding: { ...encoding, order: { field: "step" } } },
        {
          mark: { type: "point", filled: true, size: 70, opacity: 1 },
          encoding: {
            ...encoding,
            color: {
              ...{ field: "limits", type: "ordinal", title: words.limits },
              scale: { scheme: "blues" },
              legend: { columns: 8, symbolLimit: 0 },
            },
            tooltip: [
              { field: "coverage", type: "quantitative", format: ".1%", title: words.coverage },
              { field: "density", type: "quantitative", format: ".1%", title: words.density },
              { field: "limits", type: "ordinal", title: words.limits },
            ],
          },
        },
        {
          transform: [{ filter: "datum.taken === 1" }],
          mark: { type: "point", size: 240, color: ink, strokeWidth: 2, aria: false },
          encoding,
        },
        ...[false, true].map((isLast) => ({
          data: { values: ends.filter((end) => end.isLast === isLast) },
          mark: {
            ...{ type: "text", fontSize: 12, fontWeight: 600, color: ink, aria: false },
            ...(isLast ? { align: "left", dx: 16, dy: -14 } : { align: "right", dx: -2, dy: 18 }),
          },
          encoding: { ...encoding, y: { ...encoding.y, field: "place" }, text: { field: "text" } },
        })),
      ],
    },
  });
}
