import type { ForecastProbability, ForecastQuantity, ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import { spreadFigure } from "../spread-figure.ts";
import { formatToError, formatWithError } from "../words/figures.ts";

export type TitledRows = { readonly title: string; readonly rows: readonly (readonly string[])[] };

/** The forecast as tables: one a quantity with the materials side by side, one of the events. */
export function forecastTables(record: ForecastRecord): readonly TitledRows[] {
  const series = [...new Set(record.quantities.map((quantity) => quantity.series))];
  return [...series.map((name) => seriesTable(record, name)), inForceTable(record), stopsTable(record)];
}

function seriesTable({ quantities, country }: ForecastRecord, series: string): TitledRows {
  const own = quantities.filter((quantity) => quantity.series === series);
  const materials = [...new Set(own.map(({ material }) => material))];
  const months = own.filter(({ material }) => material === materials[0]);
  return {
    title: `${seriesWords(series, country)} [${own[0].unit}]`,
    rows: [
      ["month", ...materials.flatMap((material) => [`${material} mean`, `${material} 5 % to 95 % (median)`])],
      ...months.map(({ from }) => [
        from.slice(0, 7),
        ...own.filter((quantity) => quantity.from === from).flatMap((each) => [meanFigure(each), intervalFigure(each)]),
      ]),
    ],
  };
}

function meanFigure({ mean, meanError }: ForecastQuantity): string {
  return formatWithError(mean, meanError);
}

function intervalFigure({ quantiles, limits }: ForecastQuantity): string {
  return spreadFigure({ p05: quantiles[0], p50: quantiles[9], p95: quantiles[18], limits });
}

function inForceTable({ events }: ForecastRecord): TitledRows {
  const rows = events.filter(({ event }) => event === "restrictionInForce").map((each) => [each.day, shareOf(each)]);
  return { title: "Probability that a restriction is in force [%]", rows: [["at the end of", "in force"], ...rows] };
}

function stopsTable({ events }: ForecastRecord): TitledRows {
  const stops = events.filter(({ event }) => event === "lineStopped");
  const sectors = [...new Set(stops.map(({ sector }) => sector))];
  const days = stops.filter(({ sector }) => sector === null).map(({ day }) => day);
  return {
    title: "Probability that a line has stopped by then [%]",
    rows: [
      ["by", ...sectors.map((sector) => sector ?? "any sector")],
      ...days.map((day) => [day, ...stops.filter((each) => each.day === day).map(shareOf)]),
    ],
  };
}

/** Per cent, cut where the exact limits of the share over the runs begin. */
function shareOf({ probability, low, high }: ForecastProbability): string {
  return formatToError(100 * probability, 50 * (high - low));
}

function seriesWords(series: string, country: string): string {
  switch (series) {
    case "priceDomesticUsdPerKg":
      return "Quote in the exporter's market, monthly mean";
    case "priceFobUsdPerKg":
      return "FOB quote, monthly mean";
    case "priceAskUsdPerKg":
      return "Ask outside the exporter's market, monthly mean";
    default: {
      const [flow, form] = series.split(".");
      return flow === "shippedShare"
        ? `Shipments to ${country} as the exporter's customs count them, ${form}`
        : `Arrivals in ${country}, ${form}`;
    }
  }
}
