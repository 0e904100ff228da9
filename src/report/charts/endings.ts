import type { OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import {
  countedRuns,
  type Layout,
  layoutAt,
  layoutOfStudy,
  repetitionsOf,
  totalWeight,
} from "../../sim/study/layout.ts";
import { estimateQuantiles } from "../../sim/study/quantiles.ts";
import { shareLimits } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { meanFigure, outcomeOf } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { endingWords } from "./endings.words.ts";
import { type Chart, type StudyChart, tableOf } from "./kit/chart.ts";
import { areApart, type Finding, findingOf, shareTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";

/** One of so many equal shares of the runs: a kind of ending, and the weeks under restriction in that share's middle. */
export type Dot = { readonly kind: number; readonly weeks: number };

/**
 * Dots shared out among kinds by the runs of each (largest remainder), then laid at the middles of as many equal parts of
 * the kind's runs: quantile dots, by which readers judge odds best (Kay et al. 2016). `isOf` says by kind which runs are of
 * it: 1, else 0.
 */
export function quantileDots(
  weeks: Float64Array,
  isOf: readonly Float64Array[],
  dots: number,
  layout: Layout | null,
): readonly Dot[] {
  const byKind = isOf.map((flags) => Uint32Array.from(weeks.keys()).filter((run) => flags[run] > 0));
  const layouts = byKind.map((runs) => layoutAt(layout, runs));
  const counts = shareOut(
    byKind.map(({ length }, kind) => totalWeight(layouts[kind], length)),
    dots,
  );
  return byKind.flatMap((runs, kind) => {
    if (counts[kind] === 0) return [];
    const middles = Array.from({ length: counts[kind] }, (_, k) => (k + 0.5) / counts[kind]);
    const ofKind = Float64Array.from(runs, (run) => weeks[run]);
    return estimateQuantiles(ofKind, middles, layouts[kind]).map(({ value }) => ({ kind, weeks: value }));
  });
}

/** Whole numbers that sum to `total`, as near to the shares as can be; of equal remainders the first gets more. */
export function shareOut(sizes: readonly number[], total: number): readonly number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (all > 0 ? (size * total) / all : 0));
  const counts = exact.map(Math.floor);
  const order = exact.map((_, k) => k).sort((a, b) => (exact[b] % 1) - (exact[a] % 1) || a - b);
  const left = all > 0 ? total - counts.reduce((sum, count) => sum + count, 0) : 0;
  for (const k of order.slice(0, left)) counts[k]++;
  return counts;
}

/** Widest half of the 95 % limits of a dot's place, over all dots taken as quantiles of all runs [weeks]. */
export function widestDotLimits(weeks: Float64Array, dots: number, layout: Layout | null): number {
  const middles = Array.from({ length: dots }, (_, k) => (k + 0.5) / dots);
  return Math.max(...estimateQuantiles(weeks, middles, layout).map(({ low, high }) => (high - low) / 2));
}

const kinds = ["briefStandoff", "prolongedDispute", "fragmentedMarket"] as const;
/** Told apart by lightness too (Okabe and Ito 2008). */
const colors = ["#93c1e1", "#004f80", "#c8551b"];
const dots = 20;
const [mostColumns, mostTicks] = [28, 14];
const [width, tallest] = [820, 210];

/** The two endings that are most common, or that neither is. */
function endingFinding(results: StudyResults, lang: Lang): Finding {
  const { headline } = endingWords[lang];
  const { manifest } = results;
  const layout = layoutOfStudy(results);
  const [first, second] = kinds
    .map((kind) => ({
      kind,
      told: shareTold(shareLimits(outcomeOf(results, kind), countedRuns(manifest), layout), lang),
    }))
    .toSorted((a, b) => b.told.value - a.told.value);
  const { lead, next, as, between } = headline;
  const write = (of: { readonly first: string; readonly second: string }) =>
    lead(of.first, as[first.kind]) + between + next(of.second, as[second.kind]);
  return areApart(first.told, second.told)
    ? findingOf(write, { first: first.told, second: second.told }, lang)
    : tooClose(write({ first: first.told.text, second: second.told.text }), [first.told, second.told], lang);
}

/** How the runs end, as twenty dots along the weeks under restriction. */
function drawEndings(results: StudyResults, lang: Lang): Chart {
  const words = endingWords[lang];
  const { horizonWeeks } = factsOf(results.manifest, lang);
  const column = (outcome: OutcomeName) => results.values(idOf(outcome));
  const weeks = column("banWeeks");
  const { manifest } = results;
  const [runs, repetitions] = [countedRuns(manifest), repetitionsOf(manifest)];
  const layout = layoutOfStudy(results);
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
    finding: endingFinding(results, lang),
    shows: words.shows(dots),
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
            values: weekTicks(columns * columnWeeks, tickWeeks),
            format: "~f",
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

/** Every so many weeks from zero on; in halves where there is but one. */
function weekTicks(weeks: number, step: number): readonly number[] {
  const apart = weeks < 2 ? weeks / 2 : step;
  return Array.from({ length: Math.floor(weeks / apart) + 1 }, (_, k) => k * apart);
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

const idOf = (outcome: OutcomeName) => outcomeId({ outcome, material: null, sector: null });

/** How does it end? */
export const endingChart: StudyChart = {
  id: "endings",
  needs: () => [idOf("banWeeks"), ...kinds.map(idOf)],
  draw: drawEndings,
};
