import { outcomeId } from "../../model/outcomes/outcome.ts";
import { countedRuns, type Layout, layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits, sharesUpTo } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";
import { isNone, outcomeOf, quantileFigureWithLimits, widestLimits } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { type Chart, limitUnits, type StudyChart, short, tableOf } from "./kit/chart.ts";
import { areApart, type Finding, findingOf, nothingFound, quantileTold } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { panelHeader } from "./kit/names.ts";
import { hues } from "./kit/theme.ts";
import { tooltipLayer } from "./kit/tooltip.ts";
import { unmetNeedWords } from "./unmet-need.words.ts";

export type ExceedancePoint = ShareEstimate & { readonly threshold: number };

/** What is no more than a millionth is the tail of a spread of firms, of no use to anyone, and counts as nothing. */
const dust = 1e-6;

/**
 * Share of the values above each of rising thresholds, with 95 % limits; at zero, of those above a millionth.
 */
export function exceedanceCurve(
  values: Float64Array,
  thresholds: readonly number[],
  layout: Layout | null,
): readonly ExceedancePoint[] {
  const bounds = thresholds.map((threshold) => Math.max(dust, threshold));
  return sharesUpTo(values, bounds, layout).map(({ mean, standardError }, k) => ({
    threshold: thresholds[k],
    ...shareLimits({ mean: 1 - mean, standardError }, values.length, layout),
  }));
}

const even = 75;
const ofRuns = 100;

/**
 * Thresholds from zero to `top`: evenly spaced ones, and between them the values at every hundredth of the runs, so that the
 * curve falls by no more than a hundredth from one to the next, however steep it is.
 */
function exceedanceGrid(values: Float64Array, top: number): readonly number[] {
  const sorted = values.slice().sort();
  const atRuns = Array.from({ length: ofRuns }, (_, k) => sorted[Math.floor((k * sorted.length) / ofRuns)]);
  const all = [
    ...Array.from({ length: even + 1 }, (_, k) => (top * k) / even),
    ...atRuns.filter((each) => each > dust),
  ];
  return [...new Set(all.map(short))].filter((each) => each <= top).sort((a, b) => a - b);
}

/** Share of the runs in which more than x of the need goes unmet over the horizon, with 95 % limits, by material. */
function drawUnmetNeed(results: StudyResults, lang: Lang): Chart {
  const words = unmetNeedWords[lang];
  const { materials, titles, horizonWeeks, country } = factsOf(results.manifest, lang);
  const values = materials.map((material) => results.values(idOf(material)));
  const top = topOf(values);
  const layout = layoutOfStudy(results);
  const rows = materials.flatMap((material, m) =>
    exceedanceCurve(values[m], exceedanceGrid(values[m], top), layout).map(({ threshold, share, low, high }) => ({
      material: titles.material(material),
      unmetShare: short(threshold),
      runsAbove: short(share),
      low: short(low),
      high: short(high),
    })),
  );
  const x = {
    field: "unmetShare",
    type: "quantitative",
    axis: { title: words.axes.x(horizonWeeks), format: ".0%", tickCount: 5 },
    scale: { domain: [0, top], nice: false },
  };
  const y = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 5 },
    title: words.axes.y,
  };
  const width = materials.length === 1 ? 820 : 400;
  const step = { interpolate: "step-after", aria: false };
  const [{ line, tint }] = hues;
  return framedChart({
    id: "unmet-need",
    lang,
    manifests: [results.manifest],
    question: words.question,
    finding: unmetFinding(results, lang),
    shows: words.shows(factsOf(results.manifest).horizonWeeks),
    reading: readingOf(results, lang),
    kind: words.kind(country, materials.map(titles.material)),
    notes: [...words.notes, words.error(widestLimits(rows))],
    table: tableOf(rows, {
      unmetShare: "of the need, 0-1",
      runsAbove: "share of runs in which more goes unmet, 0-1",
      ...limitUnits,
    }),
    body: {
      data: { values: rows },
      facet: {
        ...{ field: "material", type: "nominal", sort: materials.map(titles.material) },
        header: panelHeader(materials.map(titles.material), width, capitalised),
      },
      columns: Math.min(2, materials.length),
      spacing: { row: 22, column: 28 },
      spec: {
        width,
        height: 215,
        layer: [
          {
            mark: { type: "area", color: tint, ...step },
            encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
          },
          {
            mark: { type: "line", color: line, strokeWidth: 2, ...step },
            encoding: { x, y: { ...y, field: "runsAbove" } },
          },
          tooltipLayer({
            x,
            spacing: width / 75,
            tooltip: [
              { field: "unmetShare", type: "quantitative", title: words.tooltip.unmet, format: ".2~p" },
              { field: "runsAbove", type: "quantitative", title: words.tooltip.runs, format: ".2~p" },
              { field: "low", type: "quantitative", title: words.tooltip.low, format: ".2~p" },
              { field: "high", type: "quantitative", title: words.tooltip.high, format: ".2~p" },
            ],
          }),
        ],
      },
    },
  });
}

/** End of the axis: the largest value seen, rounded up to a tenth. */
function topOf(values: readonly Float64Array[]): number {
  const largest = Math.max(...values.map((each) => each.reduce((a, b) => Math.max(a, b), 0)));
  return largest > 0 ? Math.min(1, Math.ceil(largest * 10) / 10) : 1;
}

/** How much of the need goes unmet in one run in twenty and in half, of the material of which most does. */
function unmetFinding(results: StudyResults, lang: Lang): Finding {
  const { materials, titles } = factsOf(results.manifest, lang);
  const { headline } = unmetNeedWords[lang];
  const each = materials
    .map((material) => {
      const of = outcomeOf(results, "unmetNeedShare", material);
      const [half, twentieth] = [0.5, 0.95].map((p) => quantileTold(of, p, "%", lang));
      return { title: titles.material(material), half, twentieth };
    })
    .toSorted((a, b) => b.twentieth.value - a.twentieth.value);
  const [{ half, twentieth, title }] = each;
  if (isNone(twentieth.text)) return nothingFound(headline.none(runsText(countedRuns(results.manifest), lang)));
  const alike = each
    .filter((other) => !areApart(other.twentieth, twentieth) && !areApart(other.half, half))
    .map((other) => other.title);
  const material = alike.length === 2 ? headline.alike(alike) : title;
  return isNone(half.text)
    ? findingOf((of) => headline.tail(material, of.twentieth), { twentieth }, lang)
    : findingOf((of) => headline.some(material, of.twentieth, of.half), { twentieth, half }, lang);
}

function readingOf(results: StudyResults, lang: Lang): string {
  const { materials, titles, horizonWeeks } = factsOf(results.manifest, lang);
  const words = unmetNeedWords[lang];
  const each = materials.map((material) => {
    const unmet = outcomeOf(results, "unmetNeedShare", material);
    const [half, twentieth] = [0.5, 0.95].map((p) => quantileFigureWithLimits(unmet, p, horizonWeeks, "%", lang));
    const tail = isNone(twentieth) ? words.noneEven : words.orMore(twentieth);
    return words.each(titles.material(material), isNone(half) ? words.none : words.orMore(half), tail);
  });
  return words.reading(horizonWeeks, each);
}

const idOf = (material: string) => outcomeId({ outcome: "unmetNeedShare", material, sector: null });

/** How much of the need goes unmet? */
export const unmetNeedChart: StudyChart = {
  id: "unmet-need",
  needs: ({ materials }) => materials.map(idOf),
  draw: drawUnmetNeed,
};
