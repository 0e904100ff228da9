import type { StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import { fromZero } from "./axes.ts";
import { type Chart, type Row, tableOf } from "./chart.ts";
import { fanColor, fanLayers, fanTooltip } from "./fan.ts";
import { framedChart } from "./framed-chart.ts";
import { labelsOf, sharedBy } from "./shared.ts";
import { sideBySideErrorNotes, sideBySideReading } from "./side-by-side-reading.ts";
import { fanRows, refusedRows, seriesShown, stopRows } from "./side-by-side-rows.ts";
import { blues, vermilions } from "./theme.ts";
import { tooltipLayer } from "./tooltip.ts";
import { weekStep } from "./weeks-shown.ts";

const width = 400;

/** Two studies in two columns on common axes: what is refused, the stock, the price paid, the line stops. */
export function sideBySideChart(a: StudyResults, b: StudyResults): Chart {
  const studies = [a, b];
  const shared = sharedBy(a, b);
  const columns = labelsOf(a, b);
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
    axis: { title: "weeks from the start", tickCount: 7 },
  };
  const row = (quantity: string, title: string, layer: readonly object[], rows: readonly Row[]) => ({
    title: { text: title, fontSize: 12.5, fontWeight: 600, frame: "group", offset: 6 },
    data: { values: rows.filter((each) => each.quantity === quantity) },
    facet: { field: "study", type: "nominal", sort: columns, header: { labelFontWeight: 400, labelColor: "#5b6773" } },
    columns: 2,
    spacing: { column: 28 },
    spec: { width, height: 110, encoding: { color: fanColor([{ tints: blues }], vermilions[2]) }, layer },
  });
  const fan = (quantity: string, title: string, unit: string, y: object) =>
    row(
      quantity,
      title,
      [
        ...fanLayers({ x, y: { title: unit, ...y }, isClipped: true }),
        tooltipLayer({
          x,
          spacing,
          tooltip: [{ field: "week", type: "quantitative" }, ...fanTooltip(unit)],
          view: quantity,
        }),
      ],
      fans,
    );
  const metal = shared.titles.material(shared.material);
  const titles = {
    refused: "Share of the usual orders that is refused, and its mean",
    cover: `Makers' cover, ${metal}: ${shared.titles.sector(shared.sector)}`,
    paid: `Price paid for ${metal}, over its median in the first week`,
    stopped: "Share of the runs in which the line of a first firm of any sector has stopped, with 95 % limits",
  };
  return framedChart({
    id: "side-by-side",
    manifests: studies.map(({ manifest }) => manifest),
    question: "How do the two compare, week by week?",
    reading: sideBySideReading(studies, columns, shared),
    kind: `Fan charts in two columns, ${columns.join(" and ")}, over ${horizon} weeks: ${Object.values(titles).join("; ")}.`,
    notes: [
      "Weeks count from the start of each scenario. Bands hold the middle 90 % and 50 % of the runs, each week on its own.",
      ...sideBySideErrorNotes(studies),
    ],
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
        row("refused", titles.refused, refusedLayers(x, horizon), refused),
        fan("cover", titles.cover, "weeks of need", { scale: fromZero(highest("cover")), axis: { tickCount: 4 } }),
        fan("paid", titles.paid, "times", { scale: fromZero(highest("paid")), axis: { tickCount: 4 } }),
        row("stopped", titles.stopped, stopLayers(x, spacing), stops),
      ],
    },
  });
}

/** Every column of the chart's table, in order: a row fills those that it draws. */
const noCells = {
  ...{ study: "", quantity: "", week: 0, p05: "", p25: "", p50: "", p75: "", p95: "", mean: "" },
  ...{ stopped: "", low: "", high: "" },
};

function refusedLayers(x: object, horizon: number): readonly object[] {
  const y = { title: "share", scale: { domain: [0, 1] }, axis: { format: ".0%", tickCount: 3 } };
  const spacing = (width * weekStep(horizon, 2)) / horizon;
  const tooltip = [{ field: "week", type: "quantitative" }, ...fanTooltip("0-1", "mean")];
  return [
    ...fanLayers({ x, y, mean: true, isStep: true, isClipped: true }),
    tooltipLayer({ x, spacing, tooltip, view: "refused" }),
  ];
}

function stopLayers(x: object, spacing: number): readonly object[] {
  const y = {
    type: "quantitative",
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 3 },
    title: "share of runs",
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
      tooltip: [
        { field: "week", type: "quantitative" },
        { field: "stopped", type: "quantitative", title: "runs with a line stopped", format: ".2~p" },
      ],
      view: "stopped",
    }),
  ];
}
