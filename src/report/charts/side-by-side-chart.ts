import type { StudyResults } from "../../sim/results.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { fromZero } from "./axes.ts";
import { type Chart, type Row, tableOf } from "./chart.ts";
import { fanColor, fanLayers, fanTooltip } from "./fan.ts";
import { framedChart } from "./framed-chart.ts";
import { listed } from "./listed.ts";
import { labelsOf, sharedBy } from "./shared.ts";
import { sideBySideErrorNotes, sideBySideReading } from "./side-by-side-reading.ts";
import { fanRows, refusedRows, seriesShown, stopRows } from "./side-by-side-rows.ts";
import { sideBySideWords } from "./side-by-side-words.ts";
import { blues, vermilions } from "./theme.ts";
import { tooltipLayer } from "./tooltip.ts";
import { weekStep } from "./weeks-shown.ts";

const width = 400;

/** Two studies in two columns on common axes: what is refused, the stock, the price paid, the line stops. */
export function sideBySideChart(a: StudyResults, b: StudyResults, lang: Lang = "en"): Chart {
  const words = sideBySideWords[lang];
  const studies = [a, b];
  const shared = sharedBy(a, b, lang);
  const columns = labelsOf(a, b, lang);
  const fans = studies.flatMap((each, i) => fanRows(each, columns[i], shared));
  const refused = studies.flatMap((each, i) => refusedRows(each, columns[i]));
  const stops = studies.flatMap((each, i) => stopRows(each, columns[i]));
  const horizon = Math.max(...studies.map(({ manifest }) => factsOf(manifest).horizonWeeks));
  const highest = (of: string) => fans.filter(({ quantity }) => quantity === of).map(({ p95 }) => p95);
  const spacing = (width * weekStep(horizon, seriesShown)) / horizon;
  const x = {
    field: "week",
    type: "quantitative",
    scale: { domain: [0, horizon], nice: false },
    axis: { title: words.weeks, tickCount: 7 },
  };
  const row = (quantity: string, title: string, layer: readonly object[], rows: readonly Row[]) => ({
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", offset: 6 },
    data: { values: rows.filter((each) => each.quantity === quantity) },
    facet: { field: "study", type: "nominal", sort: columns, header: { labelFontWeight: 400, labelColor: "#5b6773" } },
    columns: 2,
    spacing: { column: 28 },
    spec: { width, height: 110, encoding: { color: fanColor([{ tints: blues }], lang, vermilions[2]) }, layer },
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
          tooltip: [weekField(lang), ...fanTooltip(unit, lang)],
          view: quantity,
        }),
      ],
      fans,
    );
  const titles = words.titles(shared.titles.material(shared.material), shared.titles.sector(shared.sector));
  return framedChart({
    id: "side-by-side",
    lang,
    manifests: studies.map(({ manifest }) => manifest),
    question: words.question,
    reading: sideBySideReading(studies, columns, shared, lang),
    kind: words.kind(columns, horizon, listed(Object.values(titles), lang)),
    notes: [...words.notes, ...sideBySideErrorNotes(studies, lang)],
    table: tableOf(
      [
        ...refused.map((each) => ({ ...noCells, ...each })),
        ...fans.map((each) => ({ ...noCells, ...each })),
        ...stops.map((each) => ({ ...noCells, ...each })),
      ],
      { stopped: "0-1", low: "0-1", high: "0-1" },
    ),
    body: {
      spacing: 26,
      vconcat: [
        row("refused", titles.refused, refusedLayers(x, horizon, lang), refused),
        fan("cover", titles.cover, words.units.cover, { scale: fromZero(highest("cover")), axis: { tickCount: 4 } }),
        fan("paid", titles.paid, words.units.paid, { scale: fromZero(highest("paid")), axis: { tickCount: 4 } }),
        row("stopped", titles.stopped, stopLayers(x, spacing, lang), stops),
      ],
    },
  });
}

function weekField(lang: Lang): object {
  return { field: "week", type: "quantitative", title: sideBySideWords[lang].tooltip.week };
}

/** Every column of the chart's table, in order: a row fills those that it draws. */
const noCells = {
  ...{ study: "", quantity: "", week: 0, p05: "", p25: "", p50: "", p75: "", p95: "", mean: "" },
  ...{ stopped: "", low: "", high: "" },
};

function refusedLayers(x: object, horizon: number, lang: Lang): readonly object[] {
  const { units } = sideBySideWords[lang];
  const y = { title: units.refused, scale: { domain: [0, 1] }, axis: { format: ".0%", tickCount: 3 } };
  const spacing = (width * weekStep(horizon, 2)) / horizon;
  const tooltip = [weekField(lang), ...fanTooltip(units.share, lang, "mean")];
  return [
    ...fanLayers({ x, y, mean: true, isStep: true, isClipped: true }, lang),
    tooltipLayer({ x, spacing, tooltip, view: "refused" }),
  ];
}

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
      tooltip: [weekField(lang), { field: "stopped", type: "quantitative", title: tooltip.stopped, format: ".2~p" }],
      view: "stopped",
    }),
  ];
}
