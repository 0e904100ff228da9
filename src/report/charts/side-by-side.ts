import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { SeriesName } from "../../model/series.ts";
import { earliestOf, stoppedBy } from "../../sim/analysis/insights/first-stops.ts";
import type { RestrictionPaths } from "../../sim/study/insights.ts";
import { layoutOfStudy } from "../../sim/study/layout.ts";
import { type ShareEstimate, shareLimits } from "../../sim/study/shares.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { isFlat, outcomeOf, quantileFigureWithLimits, shareFigure, widestLimits } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { fromZero, spanned, weekField, weekStep, weeksShown } from "./kit/axes.ts";
import { type Chart, type Pair, type PairChart, type Row, short, tableOf, weekUnits } from "./kit/chart.ts";
import { fanColor, fanErrorNote, fanLayers, fanPoint, fanTooltip, fanUnits } from "./kit/fan.ts";
import { areApart, type Finding, findingOf, shareTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { linesOf, panelHeader, textOf } from "./kit/names.ts";
import { blues, muted } from "./kit/theme.ts";
import { tooltipLayer } from "./kit/tooltip.ts";
import { labelsOf, type Shared, sharedBy } from "./kit/two-studies.ts";
import { sideBySideWords } from "./side-by-side.words.ts";

/** From all to nothing refused, from the bottom up; told apart by lightness (vermilion after Okabe and Ito 2008). */
const colors = ["#a34300", "#d98a52", "#f2c9a5", "#eef0f2"] as const;
/** The same as fields of a row: the share of the runs that is in the class. */
const classes = ["over90", "to90", "to50", "under10"] as const;

/** By week: how the runs fall into four classes by how much of the usual orders is refused. */
function refusalRows({ refusals }: RestrictionPaths, study: string) {
  return refusals.map(([under10, under50, under90], week) => ({
    ...{ study, quantity: "refused", week },
    over90: short(1 - under90.mean),
    to90: short(under90.mean - under50.mean),
    to50: short(under50.mean - under10.mean),
    under10: short(under10.mean),
  }));
}

/** Names and colours of the classes, for the legend. */
function refusalClasses(lang: Lang): readonly { readonly name: string; readonly color: string }[] {
  const { refused } = sideBySideWords[lang];
  return classes.map((each, k) => ({ name: refused[each], color: colors[k] }));
}

/** The classes as areas on top of each other, which fill the panel: two camps show as two broad areas. */
function refusalAreas(x: object, lang: Lang): readonly object[] {
  const { units, refused } = sideBySideWords[lang];
  const y = {
    type: "quantitative",
    title: units.stopped,
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 3 },
  };
  const sum = (fields: readonly string[]) => ["0", ...fields.map((field) => `datum.${field}`)].join("+");
  return classes.map((each, k) => ({
    transform: [
      { calculate: sum(classes.slice(0, k)), as: "from" },
      { calculate: `min(1,${sum(classes.slice(0, k + 1))})`, as: "to" },
    ],
    mark: { type: "area", interpolate: "step-after", clip: true, aria: false },
    encoding: { x, y: { ...y, field: "from" }, y2: { field: "to" }, color: { datum: refused[each] } },
  }));
}

/** The four shares of the runs at one week, for its tooltip. */
function refusalTooltip(lang: Lang): readonly object[] {
  const { refused } = sideBySideWords[lang];
  return classes.map((field) => ({ field, type: "quantitative", title: refused[field], format: ".2~p" }));
}

/** First line of a tooltip: weeks count from the start of each scenario. */
function weekTold(lang: Lang): object {
  return { field: "week", type: "quantitative", title: sideBySideWords[lang].tooltip.week };
}

/** How the runs fall into classes by what is refused, and the figures on demand. */
function refusedLayers(x: object, spacing: number, lang: Lang): readonly object[] {
  const tooltip = [weekTold(lang), ...refusalTooltip(lang)];
  return [...refusalAreas(x, lang), tooltipLayer({ x, spacing, tooltip, view: "refused" })];
}

/** Share of runs with a line stopped, with its limits, and the figures on demand. */
function stopLayers(x: object, spacing: number, lang: Lang): readonly object[] {
  const { units, tooltip } = sideBySideWords[lang];
  const y = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 3 },
    title: units.stopped,
  };
  const step = { interpolate: "step-after", aria: false, clip: true };
  return [
    {
      mark: { type: "area", color: blues[0], ...step },
      encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
    },
    {
      mark: { type: "line", strokeWidth: 2, color: blues[2], ...step },
      encoding: { x, y: { ...y, field: "stopped" } },
    },
    tooltipLayer({
      x,
      spacing,
      tooltip: [weekTold(lang), { field: "stopped", type: "quantitative", title: tooltip.stopped, format: ".2~p" }],
      view: "stopped",
    }),
  ];
}

/** Lines of data that the chart draws thinned: three quantities of two studies; what is refused keeps every week. */
const seriesShown = 8;

/** The fans of one study: the cover of the shared sector, the price paid over its first median. */
function fanRows(results: StudyResults, study: string, { material, sector }: Shared) {
  const { horizonWeeks } = factsOf(results.manifest);
  const isShown = weeksShown(horizonWeeks, seriesShown);
  const fan = (quantity: string, series: SeriesName, of: readonly [string | null, string | null]) => {
    const bands = results.bands.filter(
      (band) => band.series === series && band.material === of[0] && band.sector === of[1],
    );
    const unit = quantity === "paid" && bands[0].p50 > 0 ? bands[0].p50 : 1;
    return bands
      .filter(({ week }) => isShown(week))
      .map((band) => ({ study, quantity, week: band.week, ...fanPoint(band, unit) }));
  };
  return [
    ...fan("cover", "makerCoverWeeks", [material, sector]),
    ...fan("paid", "pricePaidUsdPerKg", [material, null]),
  ];
}

/** Share of runs of one study in which a line of any sector has stopped, with 95 % limits. */
function stopRows(results: StudyResults, study: string) {
  const { horizonWeeks } = factsOf(results.manifest);
  const isShown = weeksShown(horizonWeeks, seriesShown);
  return anyStopped(results).flatMap(({ share, low, high }, week) =>
    isShown(week)
      ? [{ study, quantity: "stopped", week, stopped: short(share), low: short(low), high: short(high) }]
      : [],
  );
}

export function anyStopped(results: StudyResults): readonly ShareEstimate[] {
  const { sectors, horizonWeeks } = factsOf(results.manifest);
  const weeks = sectors.map((sector) => results.values(idOf(sector)));
  const layout = layoutOfStudy(results);
  return stoppedBy(earliestOf(weeks), horizonWeeks, layout);
}

function sideBySideReading(
  studies: readonly StudyResults[],
  labels: readonly string[],
  { material, titles }: Shared,
  lang: Lang,
): string {
  const words = sideBySideWords[lang];
  const each = studies.map((results, i) => {
    const { horizonWeeks } = factsOf(results.manifest);
    const stopped = shareFigure(anyStopped(results)[horizonWeeks - 1], lang);
    const paid = outcomeOf(results, "pricePaidPeakMultiple", material);
    const peak = isFlat(paid)
      ? words.flat
      : words.peak(quantileFigureWithLimits(paid, 0.5, horizonWeeks, words.units.paid, lang));
    return words.each(labels[i], stopped, titles.material(material), peak);
  });
  return words.reading(each);
}

/** How often a firm's line stops in either, and whether that differs beyond error. */
function sideBySideFinding(studies: readonly StudyResults[], [a, b]: readonly string[], lang: Lang): Finding {
  const { headline } = sideBySideWords[lang];
  const [inA, inB] = studies.map((results) =>
    shareTold(anyStopped(results)[factsOf(results.manifest).horizonWeeks - 1], lang),
  );
  return areApart(inA, inB)
    ? findingOf((of) => headline.apart(a, of.inA, b, of.inB), { inA, inB }, lang)
    : tooClose(headline.close(a, inA.text, b, inB.text), [inA, inB], lang);
}

/** Of what the fans draw, and of the shares of the runs by how much is refused. */
function sideBySideErrorNotes(
  studies: readonly StudyResults[],
  restrictions: readonly RestrictionPaths[],
  lang: Lang,
): readonly string[] {
  const words = sideBySideWords[lang];
  const edges = restrictions.flatMap(({ refusals, runs }, i) => {
    const layout = layoutOfStudy(studies[i]);
    return refusals.flatMap((week) => week.map((share) => shareLimits(share, runs, layout)));
  });
  return [
    fanErrorNote(studies[0].manifest, lang),
    ...(edges.length > 0 ? [words.errorOfCamps(widestLimits(edges))] : []),
  ];
}

/** Every column of the chart's table, in order: a row fills those that it draws. */
const noCells = {
  ...{ study: "", quantity: "", week: 0, over90: "", to90: "", to50: "", under10: "" },
  ...{ p05: "", p25: "", p50: "", p75: "", p95: "", stopped: "", low: "", high: "" },
};

const sideBySideUnits = weekUnits({
  ...{ over90: "runs with over 90 % of the orders refused, 0-1", to90: "over 50 to 90 %, 0-1" },
  ...{ to50: "over 10 to 50 %, 0-1", under10: "up to 10 %, 0-1" },
  ...fanUnits("cover: weeks of need; paid: times the first week"),
  stopped: "share of the runs, 0-1",
});

const width = 400;

/**
 * Two studies in two columns on common axes: what is refused, where the policy of both was followed, the stock, the price
 * paid, the line stops.
 */
function drawSideBySide({ a, b }: Pair, lang: Lang): Chart {
  const words = sideBySideWords[lang];
  const studies = [a, b];
  const shared = sharedBy(a, b, lang);
  const columns = labelsOf(a, b, lang);
  const fans = studies.flatMap((each, i) => fanRows(each, columns[i], shared));
  const known = studies.flatMap(({ insights }) => insights?.restriction ?? []);
  const restrictions = known.length === studies.length ? known : [];
  const refused = restrictions.flatMap((each, i) => refusalRows(each, columns[i]));
  const camps = refused.length > 0 ? refusalClasses(lang) : [];
  const stops = studies.flatMap((each, i) => stopRows(each, columns[i]));
  const horizon = Math.max(...studies.map(({ manifest }) => factsOf(manifest).horizonWeeks));
  const highest = (of: string) => fans.filter(({ quantity }) => quantity === of).map(({ p95 }) => p95);
  const spacing = (width * weekStep(horizon, seriesShown)) / horizon;
  const x = {
    field: weekField(horizon),
    type: "quantitative",
    scale: { domain: [0, horizon], nice: false },
    axis: { title: null, tickCount: 7 },
  };
  const lastX = { ...x, axis: { ...x.axis, title: words.weeks } };
  const first = refused.length > 0 ? "refused" : "cover";
  const row = (quantity: string, title: string, layer: readonly object[], rows: readonly Row[]) => ({
    title: {
      text: textOf(linesOf(title, 2 * width, 12.5)),
      fontSize: 12.5,
      fontWeight: 600,
      frame: "group",
      offset: 6,
    },
    data: { values: rows.filter((each) => each.quantity === quantity) },
    transform: spanned(horizon, "week"),
    facet: {
      field: "study",
      type: "nominal",
      sort: columns,
      header:
        quantity === first
          ? { labelFontWeight: 400, labelColor: muted, ...panelHeader(columns, width) }
          : { labelExpr: "''", labelFontSize: 1, labelPadding: 0 },
    },
    columns: 2,
    spacing: { column: 28 },
    spec: {
      width,
      height: 110,
      encoding: { color: fanColor([{ tints: blues }], lang, camps) },
      layer,
    },
  });
  const fan = (quantity: string, title: string, unit: string, y: object) =>
    row(
      quantity,
      title,
      [
        ...fanLayers({ x, y: { title: unit, ...y }, isClipped: true }, lang),
        tooltipLayer({
          x,
          spacing,
          tooltip: [weekTold(lang), ...fanTooltip(unit, lang)],
          view: quantity,
        }),
      ],
      fans,
    );
  const { refused: refusedTitle, ...titles } = words.titles(
    shared.titles.material(shared.material),
    shared.titles.sector(shared.sector),
  );
  return framedChart({
    id: "side-by-side",
    lang,
    manifests: studies.map(({ manifest }) => manifest),
    question: words.question,
    finding: sideBySideFinding(studies, columns, lang),
    shows: words.shows,
    reading: sideBySideReading(studies, columns, shared, lang),
    kind: words.kind(columns, horizon, listed(Object.values(titles), lang)),
    notes: [
      ...words.notes,
      ...(camps.length > 0 ? [words.camps] : []),
      ...sideBySideErrorNotes(studies, restrictions, lang),
    ],
    table: tableOf(
      [
        ...refused.map((each) => ({ ...noCells, ...each })),
        ...fans.map((each) => ({ ...noCells, ...each })),
        ...stops.map((each) => ({ ...noCells, ...each })),
      ],
      sideBySideUnits,
    ),
    body: {
      spacing: 20,
      vconcat: [
        ...(camps.length > 0 ? [row("refused", refusedTitle, refusedLayers(x, width / horizon, lang), refused)] : []),
        fan("cover", titles.cover, words.units.cover, { scale: fromZero(highest("cover")), axis: { tickCount: 4 } }),
        fan("paid", titles.paid, words.units.paid, { scale: fromZero(highest("paid")), axis: { tickCount: 4 } }),
        row("stopped", titles.stopped, stopLayers(lastX, spacing, lang), stops),
      ],
    },
  });
}

const idOf = (sector: string) => outcomeId({ outcome: "firstLineStopWeek", material: null, sector });

/** Two studies in the same weeks, beside each other. */
export const sideBySideChart: PairChart = {
  id: "side-by-side",
  needs: ({ sectors }) => sectors.map(idOf),
  draw: drawSideBySide,
};
