import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { listed, partSign } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { capitalised, capitalisedExpression } from "./capitalised.ts";
import { coverWords } from "./cover.words.ts";
import { alikeCoverNotes, sectorsDrawn } from "./cover-alike.ts";
import { coverReading } from "./cover-reading.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import { dateAxis, fromZero } from "./kit/axes.ts";
import { type Chart, short, tableOf } from "./kit/chart.ts";
import { fanColor, fanLayers, fanPoint, fanTooltip, fanUnits } from "./kit/fan.ts";
import { framedChart } from "./kit/frame.ts";
import { blues, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";
import { weekUnits } from "./table-units.ts";
import { weekStep, weeksShown } from "./weeks-shown.ts";

/** Makers' cover over time as a fan, one panel for each sector and material, with the line at which a first firm stops. */
export function coverChart(
  results: StudyResults,
  stopCoverWeeks: Readonly<Record<string, number>> = {},
  lang: Lang = "en",
): Chart {
  const words = coverWords[lang];
  const { materials, titles, horizonWeeks } = factsOf(results.manifest, lang);
  const sectors = sectorsDrawn(results);
  const series = materials.length * sectors.length;
  const isShown = weeksShown(horizonWeeks, series);
  const bands = results.bands.filter(({ series, week }) => series === "makerCoverWeeks" && isShown(week));
  const drawn = bands.filter(({ sector }) => sectors.includes(sector ?? ""));
  const rows = drawn.map((band) => ({
    week: band.week,
    date: band.date,
    sector: titles.sector(band.sector ?? ""),
    material: titles.material(band.material ?? ""),
    ...fanPoint(band),
    ...(band.sector !== null && band.sector in stopCoverWeeks ? { stopLine: short(stopCoverWeeks[band.sector]) } : {}),
  }));
  const hasStopLine = sectors.every((sector) => sector in stopCoverWeeks);
  const panels = sectors.flatMap((sector) =>
    materials.map((material) => capitalised(`${titles.sector(sector)}${partSign[lang]}${titles.material(material)}`)),
  );
  const width = panels.length === 1 ? 820 : 400;
  const x = dateAxis(horizonWeeks, width, lang);
  const spacing = (width * weekStep(horizonWeeks, series)) / horizonWeeks;
  const y = { title: words.unit, scale: fromZero(drawn.map(({ p95 }) => p95)), axis: { tickCount: 4 } };
  return framedChart({
    id: "cover",
    lang,
    manifests: [results.manifest],
    question: words.question,
    reading: coverReading(results, lang),
    kind: words.kind(horizonWeeks, listed(panels, lang)),
    notes: [
      words.notes.cover,
      words.notes.floor,
      ...(hasStopLine ? [words.notes.stop] : []),
      ...alikeCoverNotes(results, lang),
      fanErrorNote(results.manifest, lang),
    ],
    table: tableOf(rows, weekUnits({ ...fanUnits("weeks of need"), stopLine: "weeks of need" })),
    body: {
      data: { values: rows },
      transform: [
        { calculate: capitalisedExpression(`datum.sector + '${partSign[lang]}' + datum.material`), as: "panel" },
      ],
      facet: { field: "panel", type: "nominal", sort: panels },
      columns: Math.min(2, panels.length),
      spacing: { row: 22, column: 28 },
      spec: {
        width,
        height: panels.length === 1 ? 260 : sectors.length > 4 ? 100 : 125,
        encoding: { color: fanColor([{ tints: blues }], lang) },
        layer: [
          ...fanLayers({ x, y }, lang),
          ...(hasStopLine ? stopLayers(y, words.stopLine, width) : []),
          tooltipLayer({ x, spacing, tooltip: [weekTooltip(lang), ...fanTooltip(words.weeks, lang)] }),
        ],
      },
    },
  });
}

/** One line over the width of the panel, and its name below its middle, where few medians cross it. */
function stopLayers(
  { title, scale }: { readonly title: string; readonly scale: object },
  name: string,
  width: number,
): readonly object[] {
  const y = { aggregate: "min", field: "stopLine", type: "quantitative", title, scale };
  const look = { color: vermilions[2], aria: false };
  return [
    { mark: { type: "rule", strokeDash: [5, 3], strokeWidth: 1.4, ...look }, encoding: { y } },
    {
      mark: { type: "text", align: "left", baseline: "top", dy: 3, fontSize: 11, ...look },
      encoding: { y, x: { value: width * 0.6 }, text: { value: name } },
    },
  ];
}
