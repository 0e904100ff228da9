import type { ForecastProbability, ForecastQuantity, ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { formTitle } from "../words/features.ts";
import { formatExact, formatToError, formatWithError } from "../words/figures.ts";
import { markdownTable, textColumns, wrapped } from "../words/lines.ts";
import { spreadFigure } from "../words/outcome-figures.ts";
import { leftOut } from "./outcomes.ts";

type TitledRows = { readonly title: string; readonly rows: readonly (readonly string[])[] };

/** The forecast as tables: one a quantity with the materials side by side, one of the events. */
function forecastTables(record: ForecastRecord): readonly TitledRows[] {
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
      const [flow, name] = series.split(".");
      const form = formTitle(name, "en");
      return flow === "shippedShare"
        ? `Shipments to ${country} as the exporter's customs count them, ${form}`
        : `Arrivals in ${country}, ${form}`;
    }
  }
}

/** A forecast as plain text for the terminal. */
export function forecastText(record: ForecastRecord): string {
  const tables = forecastTables(record).map(({ title, rows }) => `${title}\n${textColumns(rows)}`);
  return `${[title(record), ...tables, reading].join("\n\n")}\n`;
}

/** The same as Markdown, with what is needed to make it again. */
export function forecastMarkdown(record: ForecastRecord): string {
  const tables = forecastTables(record).map(({ title, rows }) => `**${title}**\n\n${markdownTable(rows)}`);
  return `${[origin(record), ...tables, reading].join("\n\n")}\n`;
}

function title(record: ForecastRecord): string {
  const { title, start, until, runs, failedRuns, seed } = record;
  const intro = `Forecast from ${start} to ${until}: ${formatExact(runs)} runs, seed ${seed}`;
  return [title, intro, ...leftOut(runs, failedRuns), ...givenLines(record)].join("\n");
}

/** What a forecast is conditional on, and what its runs are worth by that. */
function givenLines({ facts, effectiveRuns, particles, runs, failedRuns = 0 }: ForecastRecord): readonly string[] {
  if (facts === undefined) return [];
  const known = `Given what is known to ${facts.asOf}: ${facts.used.length} facts of ${facts.name}, SHA-256 ${facts.sha256.slice(0, 12)}`;
  const worth =
    effectiveRuns === undefined
      ? ", all of them in the script of its policy."
      : `, ${facts.weighing} of which weigh runs: ${formatExact(runs - failedRuns)} are worth ${formatExact(Math.floor(effectiveRuns))} of equal weight${particles === undefined ? "" : ", carried forward as particles"}.`;
  const aside =
    facts.setAside === undefined ? [] : [`Set aside, for its posterior may know them: ${facts.setAside.join(", ")}.`];
  return [...wrapped(known + worth, 110), ...aside];
}

function origin(record: ForecastRecord): string {
  const { scenario, scenarioSha256, start, knownUntil, until, runs, failedRuns, seed, engineVersion } = record;
  return [
    `Scenario \`${scenario}\` as known on ${knownUntil}, SHA-256 \`${scenarioSha256}\`.`,
    `From ${start} to ${until}; seed \`${seed}\`, ${formatExact(runs)} runs, engine ${engineVersion}.`,
    ...leftOut(runs, failedRuns).map((line) => `${line}.`),
    ...givenLines(record),
  ].join("\n");
}

const reading =
  "Means ± one Monte Carlo standard error; quantiles and shares of runs are cut where their 95 % limits begin.";

const limitColumns = ["p05Low", "p05High", "p50Low", "p50High", "p95Low", "p95High"];

/** A line for each quantity and each event; of an event the mean is its probability, and its limits stand at p50. */
export function forecastTable({ probabilities, quantities, events }: ForecastRecord): ChartTable {
  const quantileColumns = probabilities.map((p) => `p${String(Math.round(100 * p)).padStart(2, "0")}`);
  return {
    columns: ["id", "from", "to", "unit", "mean", "meanError", ...limitColumns, ...quantileColumns],
    rows: [
      ...quantities.map(({ id, from, to, unit, mean, meanError, limits: { p05, p50, p95 }, quantiles }) => [
        ...[id, from, to, unit, mean, meanError, p05.low, p05.high, p50.low, p50.high, p95.low, p95.high],
        ...quantiles,
      ]),
      ...events.map(({ id, day, probability, low, high }) => [
        ...[id, "", day, "probability", probability, "", "", "", low, high, "", ""],
        ...quantileColumns.map(() => ""),
      ]),
    ],
  };
}
