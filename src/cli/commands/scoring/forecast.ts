import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, isDay } from "../../../model/calendar.ts";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { agesLines } from "../../../report/tables/ages.ts";
import { forecastMarkdown, forecastTable, forecastText } from "../../../report/tables/forecast.ts";
import { datedOf } from "../../../report/words/known.ts";
import { canonicalJson, sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import { plainSampling } from "../../../sim/engine/sampling/sampling.ts";
import type { KnownScenario } from "../../../sim/facts/known-by.ts";
import { carriedForward } from "../../../sim/results/carry-forward.ts";
import { InputError } from "../../../sim/results/host.ts";
import { type JobOptions, runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, NoUseGoingOn } from "../../../sim/results/kept/unfinished.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import type { ForecastRecord } from "../../../sim/scoring/forecast/record.ts";
import { runForecast } from "../../../sim/scoring/forecast/run.ts";
import { type FactsFlags, loadKnown } from "../../flags/facts.ts";
import type { Io } from "../../terminal/io.ts";

export type ForecastFlags = Omit<StudyOptions, "sampling"> &
  FactsFlags &
  Earlier & {
    readonly until: string;
    readonly markdown: boolean;
    readonly out?: string;
  };

/** Foretells month by month what a scenario brings, prints it, and writes it with --out so that it can be scored later. */
export async function forecast(given: string, options: ForecastFlags, io: Io): Promise<void> {
  const read = loadKnown(given, options, io);
  const { out, until, seed, runs, markdown } = options;
  mustLieInHorizon(read, until);
  const of = { scenario: read.scenario.name, scenarioSha256: sha256OfDocument(read.document), ...ofFacts(read), until };
  const job = jobRecordOf({ job: "forecast", of, seed, runs, sampling: plainSampling }, io);
  const record = await runJob(
    { out, kind: "forecast", record: job },
    options,
    io,
    (kept) => made(read, options, kept, io),
    write,
  );
  io.answer?.({ results: out ?? null, record });
  if (!markdown) io.stdout(agesLines(datedOf([read]), io.today()));
  io.stdout(markdown ? forecastMarkdown(record) : forecastText(record));
  if (out !== undefined && !markdown) io.stdout(`\nresults: ${out}\n`);
}

/** What a forecast is conditional on, as far as parts of it are of that alone. */
function ofFacts({ facts }: KnownScenario) {
  return facts === undefined ? {} : { facts: facts.name, factsSha256: sha256OfDocument(facts) };
}

function write(folder: string, record: ForecastRecord): void {
  writeFileSync(join(folder, "forecast.json"), `${canonicalJson(record)}\n`);
  writeFileSync(join(folder, "forecast.csv"), tableToCsv(forecastTable(record)));
}

async function made(
  read: KnownScenario,
  { until, seed, runs, workers }: ForecastFlags,
  kept: JobOptions,
  io: Io,
): Promise<ForecastRecord> {
  const progress = io.progress(read.scenario.name, runs);
  const onProgress = (finished: number, found: number) => progress.update(finished, found);
  const weighing = read.facts?.weighing ?? [];
  const carried = await carriedForward(read.scenario, weighing, { ...kept, seed, runs, workers });
  const record = await foretold(read, until, { ...kept, seed, runs, workers, carried, onProgress });
  for (const { id, mean, meanError } of record.quantities)
    if (!Number.isFinite(mean) || !Number.isFinite(meanError))
      throw new NoUseGoingOn(`${id}: must have a finite mean and error, got ${mean} and ${meanError}`);
  return record;
}

/** The same; facts that leave too few runs are wrong input. */
async function foretold(...given: Parameters<typeof runForecast>): Promise<ForecastRecord> {
  try {
    return await runForecast(...given);
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith("facts: ")) throw new NoUseGoingOn(error.message);
    throw error;
  }
}

function mustLieInHorizon({ scenario: { start, horizonWeeks } }: ReadScenario, until: string): void {
  const last = addDays(start, 7 * horizonWeeks - 1);
  if (!isDay(until)) throw new InputError(`--until: must be a day that exists, such as ${last}, got ${until}`);
  if (until < start || until > last)
    throw new InputError(`--until: must lie within the scenario, ${start} to ${last}, got ${until}`);
}
