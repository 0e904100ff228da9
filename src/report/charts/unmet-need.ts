import { countedRuns } from "../../sim/study/layout.ts";
import type { ShareEstimate } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { formatWithLimits, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";
import { isNone, outcomeOf, quantileFigureWithLimits, shareFigure, widestLimits } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { caveatOf, withCaveat } from "./kit/caveat.ts";
import { type Chart, type DrawnStudy, limitUnits, type StudyChart, short, tableOf } from "./kit/chart.ts";
import { type Finding, findingOf, nothingFound, told } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { endLabels, heightOf, labelLines } from "./kit/labels.ts";
import { markedPoints, type Part } from "./kit/marked.ts";
import { topOfShares } from "./kit/scales.ts";
import { dashes, hues } from "./kit/theme.ts";
import { tooltipLayer } from "./kit/tooltip.ts";
import { type Curve, type Mark, unmetCurves, unmetId } from "./unmet-need.curves.ts";
import { unmetNeedWords } from "./unmet-need.words.ts";

/** Colours of the curves, in their order. */
const colorOf = (curve: number) => hues[curve % hues.length];

const [width, least] = [560, 250];

/** Room right of the panel for what a curve is [px]. */
const labelRoom = 235;

/** Share of the runs in which more than x of the need goes unmet over the horizon, with 95 % limits: a curve a material. */
function drawUnmetNeed(results: DrawnStudy, lang: Lang): Chart {
  const words = unmetNeedWords[lang];
  const { materials, titles, horizonWeeks, country } = factsOf(results.manifest, lang);
  const { ends, curves } = unmetCurves(results);
  const names = curves.map(({ materials: members }) => words.all(members.map(titles.material)));
  const rows = curves.flatMap(({ points }, c) =>
    points.map(({ threshold, share, low, high }) => ({
      ...{ material: names[c], unmetShare: short(threshold), runsAbove: short(share) },
      ...{ low: short(low), high: short(high) },
    })),
  );
  const onAxis = rows.filter(({ unmetShare }) => unmetShare > 0);
  const top = topOfShares(onAxis.map(({ high }) => high));
  const labels = curves.map(({ materials: members, points }, c) => ({
    ...labelLines(
      words.label(capitalised(names[c]), members.length > 1, shareFigure(noneOf(points[0]), lang)),
      labelRoom,
    ),
    ...{ end: points[points.length - 1].share, color: colorOf(c).line },
  }));
  const height = Math.max(least, heightOf(labels));
  const scale = { type: "log", domain: [ends.floor, ends.top], nice: false };
  const values = axisTicks.filter((tick) => tick >= ends.floor * 0.999 && tick <= ends.top * 1.001);
  const axis = { title: words.axes.x(horizonWeeks), format: "~%", values };
  const x = { field: "unmetShare", type: "quantitative", axis, scale };
  const y = {
    ...{ type: "quantitative", scale: { domain: [0, top], nice: false } },
    ...{ axis: { format: "~%", tickCount: 5 }, title: words.axes.y },
  };
  const partOf = (at: number | string, share: number): Part => [
    Math.log(Number(at) / ends.floor) / Math.log(ends.top / ends.floor),
    1 - share / top,
  ];
  const edges = (["runsAbove", "low", "high"] as const).flatMap((of) =>
    names.map((name) =>
      onAxis.filter(({ material }) => material === name).map((row) => partOf(row.unmetShare, row[of])),
    ),
  );
  const most = worstOf(curves);
  const points = most.marks
    .filter(({ value, share }) => value >= ends.floor && value <= ends.top && share > 0)
    .map(({ oneIn, value, low, high, share }) => ({
      ...{ x: short(value), y: short(share), color: colorOf(curves.indexOf(most)).line },
      text: words.mark(oneIn, formatWithLimits(100 * value, 100 * low, 100 * high, "%", undefined, lang)),
      brief: words.mark(oneIn, told(100 * value, 50 * (high - low), "%", lang).text),
    }));
  const look = { aria: false, clip: true };
  const color = (of: "line" | "tint") => ({
    ...{ field: "material", type: "nominal", legend: null },
    scale: { domain: names, range: curves.map((_, c) => colorOf(c)[of]) },
  });
  const dash = { domain: names, range: curves.map((_, c) => dashes[c % dashes.length]) };
  const panel = {
    width,
    height,
    data: { values: rows },
    // Where none at all goes unmet has no place on a logarithmic axis: the label says how often.
    transform: [{ filter: "datum.unmetShare > 0" }],
    layer: [
      {
        mark: { type: "area", opacity: Math.min(1, 1.4 / names.length), ...look },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color: color("tint") },
      },
      {
        mark: { type: "line", strokeWidth: 2, ...look },
        encoding: {
          ...{ x, y: { ...y, field: "runsAbove" }, stroke: color("line") },
          strokeDash: { field: "material", type: "nominal", legend: null, scale: dash },
        },
      },
      ...markedPoints(points, edges, { width, height, partOf }, { x, y }),
      endLabels(labels, { bottom: 0, top, height }, { x, at: { unmetShare: ends.top } }),
      tooltipLayer({
        x,
        spacing: width / 75,
        tooltip: [
          ...(names.length > 1 ? [{ field: "material", type: "nominal", title: words.tooltip.material }] : []),
          { field: "unmetShare", type: "quantitative", title: words.tooltip.unmet, format: ".2~p" },
          { field: "runsAbove", type: "quantitative", title: words.tooltip.runs, format: ".2~p" },
          { field: "low", type: "quantitative", title: words.tooltip.low, format: ".2~p" },
          { field: "high", type: "quantitative", title: words.tooltip.high, format: ".2~p" },
        ],
      }),
    ],
    resolve: { scale: { color: "independent" } },
  };
  const caveat = caveatOf(results, "unmetNeedShare", lang);
  return framedChart({
    id: "unmet-need",
    lang,
    manifests: [results.manifest],
    question: words.question,
    finding: unmetFinding(results, most, lang),
    shows: words.shows(factsOf(results.manifest).horizonWeeks),
    reading: readingOf(results, lang),
    kind: words.kind(country, materials.map(titles.material)),
    notes: [
      ...words.notes,
      ...curves.flatMap(({ materials: members }, c) => (members.length > 1 ? words.alike(names[c]) : [])),
      words.error(widestLimits(rows)),
    ],
    table: tableOf(rows, {
      unmetShare: "of the need, 0-1",
      runsAbove: "share of runs in which more goes unmet, 0-1",
      ...limitUnits,
    }),
    // The frame's footnote is the title of the body: a panel that has one of its own stands in it.
    body: caveat === undefined ? panel : { vconcat: [withCaveat(panel, caveat, width + labelRoom)] },
  });
}

/** Ticks of a logarithmic axis of shares: 1, 2 and 5 times the powers of ten. */
const axisTicks = [-9, -8, -7, -6, -5, -4, -3, -2, -1, 0].flatMap((power) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${power}`)),
);

/** The runs in which nothing goes unmet, of those in which something does. */
function noneOf({ share, low, high }: ShareEstimate): ShareEstimate {
  return { share: 1 - share, low: 1 - high, high: 1 - low };
}

/** The curve of which most goes unmet in one run in twenty. */
function worstOf(curves: readonly Curve[]): Curve {
  return curves.toSorted((a, b) => twentiethOf(b).value - twentiethOf(a).value)[0];
}

const twentiethOf = ({ marks }: Curve): Mark => marks[marks.length - 1];

/** How much of the need goes unmet in one run in twenty and in half, of the materials of which most does. */
function unmetFinding(results: StudyResults, most: Curve, lang: Lang): Finding {
  const { titles } = factsOf(results.manifest, lang);
  const { headline } = unmetNeedWords[lang];
  const [half, twentieth] = [most.marks[0], twentiethOf(most)].map(({ value, low, high }) =>
    told(100 * value, 50 * (high - low), "%", lang),
  );
  if (isNone(twentieth.text)) return nothingFound(headline.none(runsText(countedRuns(results.manifest), lang)));
  const material = headline.either(most.materials.map(titles.material));
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

/** How much of the need goes unmet? */
export const unmetNeedChart: StudyChart = {
  id: "unmet-need",
  needs: ({ materials }) => materials.map(unmetId),
  draw: drawUnmetNeed,
};
