import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addDays, isDay } from "../../../model/calendar.ts";
import { tableToCsv } from "../../../report/charts/kit/chart.ts";
import { watchChart } from "../../../report/charts/watch.ts";
import { writeCharts } from "../../../report/files/charts.ts";
import { watchTable, watchText } from "../../../report/tables/watch.ts";
import type { WatchRecord } from "../../../sim/analysis/watch/record.ts";
import type { Reports } from "../../../sim/analysis/watch/reports.ts";
import { endOfRun, runWatch } from "../../../sim/analysis/watch/watch.ts";
import { sha256OfDocument } from "../../../sim/engine/parts/canonical.ts";
import type { KnownScenario } from "../../../sim/facts/known-by.ts";
import { carriedForward } from "../../../sim/results/carry-forward.ts";
import { InputError } from "../../../sim/results/host.ts";
import { type JobOptions, runJob } from "../../../sim/results/kept/job.ts";
import { jobRecordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, NoUseGoingOn } from "../../../sim/results/kept/unfinished.ts";
import { asRecorded, knownOrNot } from "../../../sim/results/known.ts";
import { Mistakes } from "../../../sim/results/mistakes.ts";
import { loadReports, loadScenario } from "../../../sim/results/shipped.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import type { Io } from "../../terminal/io.ts";

export type WatchFlags = StudyOptions &
  Earlier & { readonly asOf?: string; readonly facts?: string; readonly reports?: string; readonly out?: string };

/** Tells what to watch and what each sight would mean, and writes it with --out. */
export async function watch(given: string, options: WatchFlags, io: Io): Promise<void> {
  const { out, seed, runs, sampling } = options;
  const { read, asOf, reports } = asked(given, options, io);
  const of = {
    ...{ scenario: read.scenario.name, scenarioSha256: sha256OfDocument(read.document), asOf },
    reportsSha256: sha256OfDocument(reports),
    ...(read.facts === undefined ? {} : { factsSha256: read.facts.sha256 }),
  };
  const job = jobRecordOf({ job: "watch", of, seed, runs, sampling }, io);
  const record = await runJob(
    { out, kind: "watch", record: job },
    options,
    io,
    (kept) => made(read, asOf, reports, options, kept, io),
    (folder, made) => write(folder, made, io),
  );
  io.answer?.({ results: out ?? null, record });
  io.stdout(watchText(record));
  if (out !== undefined)
    io.stdout(`\nall readings: ${join(out, "watch.csv")}\nchart: ${join(out, "charts")}\nresults: ${out}\n`);
}

/** What is watched, from which day, and what is reported of it; InputError with all that is wrong with either. */
function asked(given: string, { facts, asOf: day, reports: file }: WatchFlags, io: Io) {
  const mistakes = new Mistakes();
  const scenario = mistakes.of(() => loadScenario(given, io));
  const read: KnownScenario | undefined =
    facts === undefined
      ? scenario && mistakes.of(() => asRecorded(scenario, given, io))
      : knownOrNot(scenario, { facts, asOf: day, called: "--as-of" }, mistakes, io);
  const asOf = (facts === undefined ? day : undefined) ?? read?.facts?.asOf ?? read?.scenario.policy.knownUntil ?? "";
  if (read !== undefined) mistakes.of(() => mustLeaveADay(read, asOf, day === undefined));
  const reports = mistakes.of(() => loadReports(file, scenario?.scenario, io));
  mistakes.mustBeNone();
  return { read: read as KnownScenario, asOf, reports: reports as Reports };
}

async function made(
  read: KnownScenario,
  asOf: string,
  reports: Reports,
  { seed, runs, workers, sampling }: WatchFlags,
  kept: JobOptions,
  io: Io,
): Promise<WatchRecord> {
  const progress = io.progress(read.scenario.name, runs);
  const onProgress = (finished: number, found: number) => progress.update(finished, found);
  try {
    const known = { ...kept, seed, runs, workers, sampling };
    const carried = await carriedForward(read.scenario, read.facts?.weighing ?? [], known);
    return await runWatch(read, asOf, reports, { ...known, carried, onProgress });
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith("facts: ")) throw new NoUseGoingOn(error.message);
    throw error;
  }
}

/** The record as it stands: the model goes by the order of a scenario's keys. */
async function write(folder: string, record: WatchRecord, io: Io): Promise<void> {
  writeFileSync(join(folder, "watch.json"), `${JSON.stringify(record)}\n`);
  writeFileSync(join(folder, "watch.csv"), tableToCsv(watchTable(record)));
  const chart = watchChart(record);
  if (chart !== null) await writeCharts(folder, [chart], io.paint);
}

function mustLeaveADay({ scenario, facts }: KnownScenario, asOf: string, isDefault: boolean): void {
  const { start } = scenario;
  const { knownUntil } = scenario.policy;
  const known = facts !== undefined && facts.asOf > knownUntil ? facts.asOf : knownUntil;
  const first = known < start ? start : known;
  const last = addDays(endOfRun(scenario), -2);
  const flag = isDefault ? "--as-of: as policy.knownUntil, " : "--as-of: ";
  if (!isDay(asOf)) throw new InputError(`${flag}must be a day that exists, such as ${first}, got ${asOf}`);
  if (asOf < first || asOf > last)
    throw new InputError(
      first > last
        ? `${flag}must leave a day of the scenario, whose policy is known to its end, ${knownUntil}, got ${asOf}`
        : `${flag}must lie between what the scenario knows and the last day but one, ${first} to ${last}, got ${asOf}`,
    );
}
