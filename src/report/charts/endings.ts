import { finishedRuns, repetitionsOf } from "../../sim/estimates/repetitions.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import { outcomeId, type StudyResults } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { type Dot, quantileDots, widestDotLimits } from "./ending-dots.ts";
import { endingWords } from "./endings.words.ts";
import { type Chart, tableOf } from "./kit/chart.ts";
import { framedChart } from "./kit/frame.ts";
import { outcomeOf } from "./outcomes.ts";

const kinds = ["briefStandoff", "prolongedDispute", "fragmentedMarket"] as const;
/** Told apart by lightness too (Okabe and Ito 2008). */
const colors = ["#93c1e1", "#004f80", "#c8551b"];
const dots = 20;
const [mostColumns, mostTicks] = [28, 14];
const [width, tallest] = [820, 210];

/** How the runs end, as twenty dots along the weeks under restriction. */
export function endingChart(results: StudyResults, lang: Lang = "en"): Chart {
  const words = endingWords[lang];
  const { horizonWeeks } = factsOf(results.manifest, lang);
  const column = (outcome: string) => results.values(outcomeId({ outcome, material: null, sector: null }));
  const weeks = column("banWeeks");
  const { manifest, failed } = results;
  const [runs, repetitions] = [finishedRuns(manifest), repetitionsOf(manifest)];
  const layout = layoutOf({ ...manifest, failed });
  const shares = kinds.map((kind) => meanFigure(outcomeOf(results, kind), runs, "%", repetitions, lang));
  const names = kinds.map((kind, k) => words.kindWithShare(words.kinds[kind], shares[k]));
  const columnWeeks = Math.ceil(horizonWeeks / mostColumns);
  const columns = Math.ceil(horizonWeeks / columnWeeks);
  const rows = stackedDots(quantileDots(weeks, kinds.map(column), dots, layout), columnWeeks, columns).map((dot) => ({
    ending: words.kinds[kinds[dot.kind]],
    weeks: Math.round(dot.weeks * 10) / 10,
    columnFrom: dot.column * columnWeeks,
    columnTo: (dot.column + 1) * columnWeeks,
    plotAt: (dot.column + 0.5) * columnWeeks,
    plotHeight: dot.height,
  }));
  const highest = Math.max(...rows.map(({ plotHeight }) => plotHeight));
  const step = Math.min(width / columns, tallest / highest);
  const tickWeeks = columnWeeks * Math.ceil(columns / mostTicks);
  return framedChart({
    id: "endings",
    lang,
    manifests: [results.manifest],
    question: words.question,
    reading: words.reading(kinds.map((kind, k) => words.share[kind](shares[k]))),
    kind: words.kind(dots, horizonWeeks),
    notes: [
      ...words.notes(dots, horizonWeeks, columnWeeks),
      words.error(formatExact(Number(widestDotLimits(weeks, dots, layout).toPrecision(2)))),
    ],
    table: tableOf(rows, {
      weeks: "weeks under restriction in the middle of the dot's runs",
      columnFrom: "weeks",
      columnTo: "weeks",
    }),
    body: {
      data: { values: rows },
      width,
      height: Math.max(3, highest) * step,
      mark: { type: "circle", size: (step - 2) ** 2, opacity: 1 },
      encoding: {
        x: {
          field: "plotAt",
          type: "quantitative",
          scale: { domain: [0, columns * columnWeeks], nice: false },
          axis: {
            title: words.axis(horizonWeeks),
            values: Array.from(
              { length: Math.floor((columns * columnWeeks) / tickWeeks) + 1 },
              (_, k) => k * tickWeeks,
            ),
            grid: false,
          },
        },
        y: {
          field: "plotHeight",
          type: "quantitative",
          scale: { domain: [0.5, Math.max(3, highest) + 0.5], nice: false },
          axis: null,
        },
        color: {
          field: "ending",
          type: "nominal",
          scale: { domain: kinds.map((kind) => words.kinds[kind]), range: colors },
          legend: {
            columns: 3,
            symbolType: "circle",
            labelExpr: `${JSON.stringify(names)}[indexof(${JSON.stringify(kinds.map((kind) => words.kinds[kind]))}, datum.label)]`,
          },
        },
        tooltip: [
          { field: "ending", type: "nominal", title: words.tooltip.ending },
          { field: "weeks", type: "quantitative", title: words.tooltip.weeks, format: ".0f" },
        ],
      },
    },
  });
}

/** Dots in columns of equal width, those of one kind on top of each other. */
function stackedDots(all: readonly Dot[], columnWeeks: number, columns: number) {
  const heights = new Map<number, number>();
  return all.map((dot) => {
    const column = Math.min(columns - 1, Math.floor(dot.weeks / columnWeeks));
    const height = (heights.get(column) ?? 0) + 1;
    heights.set(column, height);
    return { ...dot, column, height };
  });
}
