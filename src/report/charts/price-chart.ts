import type { BandSeries, StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import { quantileFigureWithLimits } from "../outcome-figures.ts";
import { dateAxis, logOrZero } from "./axes.ts";
import { capitalised, capitalisedExpression } from "./capitalised.ts";
import { type Chart, tableOf } from "./chart.ts";
import { fanColor, fanLayers, fanPoint, fanTooltip, fanUnits } from "./fan.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import { framedChart } from "./framed-chart.ts";
import { outcomeOf } from "./outcomes.ts";
import { blues, vermilions } from "./theme.ts";
import { tooltipLayer, weekTooltip } from "./tooltip.ts";
import { weekStep, weeksShown } from "./weeks-shown.ts";

/** The four quotes of each material as fans on one logarithmic scale: what one reads apart from what is paid. */
export function priceChart(results: StudyResults): Chart {
  const { materials, titles, horizonWeeks, country, exporter } = factsOf(results.manifest);
  const quotes = quotesOf(country, exporter);
  const series = materials.length * quotes.length;
  const isShown = weeksShown(horizonWeeks, series);
  const bands = results.bands.filter(
    ({ series, week }) => quotes.some((each) => each.series === series) && isShown(week),
  );
  const rows = bands.map((band) => {
    const quote = quotes.find(({ series }) => series === band.series) ?? quotes[0];
    return {
      week: band.week,
      date: band.date,
      material: titles.material(band.material ?? ""),
      quote: quote.title,
      kind: quote.kind,
      ...fanPoint(band),
    };
  });
  const spacing = (width * weekStep(horizonWeeks, series)) / horizonWeeks;
  const fans = [
    { prefix: "quoted: ", tints: blues, filter: "datum.kind === 'quoted'" },
    { prefix: "paid: ", tints: vermilions, filter: "datum.kind === 'paid'" },
  ] as const;
  const panels = materials.flatMap((material) =>
    quotes.map((quote) => capitalised(`${titles.material(material)} · ${quote.title}`)),
  );
  return framedChart({
    id: "prices",
    manifests: [results.manifest],
    question: "How high, and which price?",
    reading: readingOf(results),
    kind: `Fan charts of prices in USD per kg over ${horizonWeeks} weeks, one for each of: ${panels.join("; ")}.`,
    notes: [
      "Blue: what you read, three quotes. Vermilion: what was paid, on average over all deliveries.",
      "Bands hold the middle 90 % and 50 % of the runs, each week on its own. Logarithmic scale, one for each metal.",
      fanErrorNote(results.manifest.runs),
    ],
    table: tableOf(rows, fanUnits("USD/kg")),
    body: {
      spacing: 16,
      resolve: { scale: { color: "shared" } },
      vconcat: materials.map((material, m) => {
        const of = rows.filter((row) => row.material === titles.material(material));
        const { scale, ticks } = logOrZero(of.flatMap(({ p05, p95 }) => [p05, p95]));
        const y = { title: "USD per kg", scale, axis: { format: ",", ...ticks } };
        const x = dateAxis(horizonWeeks, width, m < materials.length - 1 ? null : undefined);
        return {
          data: { values: of },
          transform: [{ calculate: capitalisedExpression("datum.material + ' · ' + datum.quote"), as: "panel" }],
          facet: { field: "panel", type: "nominal", sort: panels },
          columns: quotes.length,
          spacing: { column: 16 },
          spec: {
            width,
            height: 170,
            encoding: { color: fanColor(fans) },
            layer: [
              ...fans.flatMap(({ prefix, filter }) => fanLayers({ x, y, prefix, filter })),
              tooltipLayer({ x, spacing, tooltip: [weekTooltip, ...fanTooltip("USD/kg")], view: material }),
            ],
          },
        };
      }),
    },
  });
}

const width = 196;

type Quote = { readonly series: BandSeries; readonly title: string; readonly kind: "quoted" | "paid" };

function quotesOf(country: string, exporter: string): readonly Quote[] {
  return [
    { series: "priceDomesticUsdPerKg", title: `domestic, ${exporter}`, kind: "quoted" },
    { series: "priceFobUsdPerKg", title: `FOB ${exporter}`, kind: "quoted" },
    { series: "priceAskUsdPerKg", title: `ask outside ${exporter}`, kind: "quoted" },
    { series: "pricePaidUsdPerKg", title: `paid in ${country}`, kind: "paid" },
  ];
}

function readingOf(results: StudyResults): string {
  const { materials, titles, exporter, horizonWeeks } = factsOf(results.manifest);
  const peak = (quote: string, material: string) => {
    const of = outcomeOf(results, `price${quote}PeakMultiple`, material);
    const figure = quantileFigureWithLimits(of, 0.5, horizonWeeks, "times");
    return figure === "1 times" ? "no more than its start" : `${figure} its start`;
  };
  const each = materials.map(
    (material) =>
      `${titles.material(material)} at ${peak("Ask", material)} in the ask outside ${exporter} and at ${peak("Paid", material)} in the price paid`,
  );
  return `The median peaks: ${each.join("; ")}.`;
}
