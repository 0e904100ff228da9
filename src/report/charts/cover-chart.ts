import type { StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import { dateAxis, fromZero } from "./axes.ts";
import { capitalised, capitalisedExpression } from "./capitalised.ts";
import { type Chart, tableOf } from "./chart.ts";
import { coverReading } from "./cover-reading.ts";
import { fanColor, fanLayers, fanPoint, fanTooltip, fanUnits } from "./fan.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import { framedChart } from "./framed-chart.ts";
import { blues } from "./theme.ts";
import { tooltipLayer, weekTooltip } from "./tooltip.ts";
import { weekStep, weeksShown } from "./weeks-shown.ts";

/** Makers' cover over time as a fan, one panel for each sector and material. */
export function coverChart(results: StudyResults): Chart {
  const { materials, sectors, titles, horizonWeeks } = factsOf(results.manifest);
  const series = materials.length * sectors.length;
  const isShown = weeksShown(horizonWeeks, series);
  const bands = results.bands.filter(({ series, week }) => series === "makerCoverWeeks" && isShown(week));
  const rows = bands.map((band) => ({
    week: band.week,
    date: band.date,
    sector: titles.sector(band.sector ?? ""),
    material: titles.material(band.material ?? ""),
    ...fanPoint(band),
  }));
  const panels = sectors.flatMap((sector) =>
    materials.map((material) => capitalised(`${titles.sector(sector)} · ${titles.material(material)}`)),
  );
  const width = panels.length === 1 ? 820 : 400;
  const x = dateAxis(horizonWeeks, width);
  const spacing = (width * weekStep(horizonWeeks, series)) / horizonWeeks;
  const y = { title: "weeks of need", scale: fromZero(bands.map(({ p95 }) => p95)), axis: { tickCount: 4 } };
  return framedChart({
    id: "cover",
    manifests: [results.manifest],
    question: "How long do the makers' stocks last?",
    reading: coverReading(results),
    kind: `Fan charts of the makers' cover in weeks over ${horizonWeeks} weeks, one for each of: ${panels.join("; ")}.`,
    notes: [
      "Cover: the makers' stock over their present weekly need. Bands hold the middle 90 % and 50 % of the runs, each week on its own.",
      fanErrorNote(results.manifest.runs),
    ],
    table: tableOf(rows, fanUnits("weeks")),
    body: {
      data: { values: rows },
      transform: [{ calculate: capitalisedExpression("datum.sector + ' · ' + datum.material"), as: "panel" }],
      facet: { field: "panel", type: "nominal", sort: panels },
      columns: Math.min(2, panels.length),
      spacing: { row: 22, column: 28 },
      spec: {
        width,
        height: panels.length === 1 ? 260 : sectors.length > 4 ? 100 : 120,
        encoding: { color: fanColor([{ tints: blues }]) },
        layer: [...fanLayers({ x, y }), tooltipLayer({ x, spacing, tooltip: [weekTooltip, ...fanTooltip("weeks")] })],
      },
    },
  });
}
