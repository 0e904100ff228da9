import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tableToCsv } from "../../report/charts/table-csv.ts";
import { forecastMarkdown, forecastText } from "../../report/forecast/forecast-text.ts";
import { forecastTable } from "../../report/forecast/record-table.ts";
import { addDays, isDay } from "../../sim/evidence/day.ts";
import { canonicalJson } from "../../sim/files/canonical-json.ts";
import type { ForecastRecord } from "../../sim/forecast/record.ts";
import { runForecast } from "../../sim/forecast/run-forecast.ts";
import type { ReadScenario } from "../../sim/scenario/read-scenario.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { fillFolder } from "../output-folder.ts";
import { Progress } from "../progress.ts";
import { loadScenario } from "../scenario-file.ts";
import type { StudyOptions } from "../write-study.ts";

export type ForecastFlags = Omit<StudyOptions, "sampling"> & {
  readonly until: string;
  readonly markdown: boolean;
  readonly out?: string;
};

/** Foretells month by month what a scenario brings, prints it, and writes it with --out so that it can be scored later. */
export async function forecast(given: string, options: ForecastFlags, io: Io): Promise<void> {
  const read = loadScenario(given, io);
  mustLieInHorizon(read, options.until);
  const { out } = options;
  const record =
    out === undefined
      ? await made(read, options, io)
      : await fillFolder(out, "forecast", io, (folder) => written(folder, read, options, io));
  io.stdout(options.markdown ? forecastMarkdown(record) : forecastText(record));
  if (out !== undefined && !options.markdown) io.stdout(`\nresults: ${out}\n`);
}

/** The forecast, written into a folder. */
async function written(folder: string, read: ReadScenario, options: ForecastFlags, io: Io): Promise<ForecastRecord> {
  const record = await made(read, options, io);
  writeFileSync(join(folder, "forecast.json"), `${canonicalJson(record)}\n`);
  writeFileSync(join(folder, "forecast.csv"), tableToCsv(forecastTable(record)));
  return record;
}

async function made(
  read: ReadScenario,
  { until, seed, runs, workers }: ForecastFlags,
  io: Io,
): Promise<ForecastRecord> {
  const progress = new Progress(io, read.scenario.name, runs);
  const onProgress = (finished: number) => progress.update(finished);
  const record = await runForecast(read, until, { seed, runs, workers, onProgress, signal: io.signal });
  for (const { id, mean, meanError } of record.quantities)
    if (!Number.isFinite(mean) || !Number.isFinite(meanError))
      throw new InputError(`${id}: must have a finite mean and error, got ${mean} and ${meanError}`);
  return record;
}

function mustLieInHorizon({ scenario: { start, horizonWeeks } }: ReadScenario, until: string): void {
  const last = addDays(start, 7 * horizonWeeks - 1);
  if (!isDay(until)) throw new InputError(`--until: must be a day that exists, such as ${last}, got ${until}`);
  if (until < start || until > last)
    throw new InputError(`--until: must lie within the scenario, ${start} to ${last}, got ${until}`);
}
