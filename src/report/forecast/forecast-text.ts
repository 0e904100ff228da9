import type { ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import { leftOut } from "../left-out.ts";
import { markdownTable } from "../markdown-table.ts";
import { forecastTables } from "../tables/forecast.ts";
import { textColumns } from "../text-columns.ts";
import { formatExact } from "../words/figures.ts";

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

function title({ title, start, until, runs, failedRuns, seed }: ForecastRecord): string {
  const intro = `Forecast from ${start} to ${until}: ${formatExact(runs)} runs, seed ${seed}`;
  return [title, intro, ...leftOut(runs, failedRuns)].join("\n");
}

function origin(record: ForecastRecord): string {
  const { scenario, scenarioSha256, start, knownUntil, until, runs, failedRuns, seed, engineVersion } = record;
  return [
    `Scenario \`${scenario}\` as known on ${knownUntil}, SHA-256 \`${scenarioSha256}\`.`,
    `From ${start} to ${until}; seed \`${seed}\`, ${formatExact(runs)} runs, engine ${engineVersion}.`,
    ...leftOut(runs, failedRuns).map((line) => `${line}.`),
  ].join("\n");
}

const reading =
  "Means ± one Monte Carlo standard error; quantiles and shares of runs are cut where their 95 % limits begin.";
