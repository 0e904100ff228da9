import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { outcomeKeys } from "../../../model/outcomes/index.ts";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import { type MechanismName, mechanismNames } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { engineVersion } from "../../../model/version.ts";
import { eventsText, outcomesText } from "../../../report/tables/replay.ts";
import { eventTitles, eventWords } from "../../../report/words/events.ts";
import { eventsToCsv, outcomesToCsv, type ToldRun, weeksToCsv } from "../../../sim/analysis/replay/csv.ts";
import { traceRun } from "../../../sim/analysis/replay/trace.ts";
import type { Failure } from "../../../sim/engine/failures.ts";
import { failuresOf } from "../../../sim/engine/find-failures.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import { decodePart } from "../../../sim/engine/parts/part.ts";
import { PartError } from "../../../sim/engine/parts/sealed.ts";
import { partsOf } from "../../../sim/engine/ranges.ts";
import { createStudy, type Study } from "../../../sim/engine/simulate-range.ts";
import { InputError, NotAsStored } from "../../../sim/results/host.ts";
import { partName, readUnfinished, studyFile } from "../../../sim/results/kept/folder.ts";
import { identityOf, type StudyRecord } from "../../../sim/results/kept/records.ts";
import { openStudy, recordedScenario } from "../../../sim/results/open-study.ts";
import { readBytes, readText } from "../../../sim/results/read-file.ts";
import { parseJson } from "../../../sim/results/read-record.ts";
import { fillFolder, mustBeReplaceable } from "../../../sim/results/replace.ts";
import { mustBeOneStudy } from "../../../sim/results/shipped.ts";
import { withRuns } from "../../../sim/results/study-folder.ts";
import { nearest, ScenarioError } from "../../../sim/scenario/problem.ts";
import { scenarioOfDocument } from "../../../sim/scenario/read.ts";
import { failuresFromCsv } from "../../../sim/study/files/failures.ts";
import { readRunsRow } from "../../../sim/study/files/runs.ts";
import type { Manifest, Unfinished } from "../../../sim/study/study.ts";
import type { Io } from "../../terminal/io.ts";

/** What a folder holds of one run: its outcomes by id or in the study's order, why it failed, or nothing yet. */
type StoredRun =
  | { readonly kind: "outcomes"; readonly values: readonly number[] }
  | { readonly kind: "failed"; readonly cause: string }
  | { readonly kind: "none" };

/** A study by its results folder, or by its parts as far as there are any; and what is stored of the run. */
async function storedRun(
  given: string,
  run: number,
  outcomeIdsOf: (record: StudyRecord) => readonly string[],
  io: Io,
): Promise<{ readonly record: StudyRecord; readonly shown: string; readonly stored: StoredRun }> {
  const path = resolve(io.cwd, given);
  if (existsSync(join(path, "manifest.json"))) {
    const { failed = [] } = await openStudy(given, io);
    const record = parseJson(join(path, "manifest.json"), join(given, "manifest.json")) as Manifest;
    mustHaveRun(run, record);
    const shown = join(given, "manifest.json");
    if (record.particles !== undefined)
      throw new InputError(
        `${shown}: particles: must not be there: a copy is no run of its own that could be made again`,
      );
    const failures = failed.length === 0 ? [] : failuresIn(path, given);
    const failure = failures.find((each) => each.run === run);
    if (failure !== undefined) return { record, shown, stored: { kind: "failed", cause: failure.cause } };
    const row = run - failures.filter((each) => each.run < run).length;
    const values = await withRuns(path, (file) => readRunsRow(file, outcomeIdsOf(record), row));
    return { record, shown, stored: { kind: "outcomes", values } };
  }
  mustBeOneStudy(given, io);
  if (!existsSync(join(path, studyFile)))
    throw new InputError(
      `${given}: must be a folder of results or of parts, got none with manifest.json or ${studyFile}`,
    );
  const record = readUnfinished(path, given);
  const shown = join(given, studyFile);
  mustHaveRun(run, record);
  if (record.engineVersion !== engineVersion)
    throw new InputError(`${shown}: engineVersion: must be ${engineVersion}, got ${record.engineVersion}`);
  return { record, shown, stored: listedAsFailed(path, given, run) ?? inParts(path, given, record, run) };
}

/** A study that was given up, or of which only the runs that failed are of interest, has them in a list. */
function listedAsFailed(path: string, given: string, run: number): StoredRun | undefined {
  if (!existsSync(join(path, "failures.csv"))) return undefined;
  const failure = failuresIn(path, given).find((each) => each.run === run);
  return failure && { kind: "failed", cause: failure.cause };
}

function failuresIn(path: string, given: string): readonly Failure[] {
  const shown = join(given, "failures.csv");
  const text = readText(join(path, "failures.csv"), shown);
  try {
    return failuresFromCsv(text);
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError)
      throw new InputError(`${shown}: must list the runs that failed, got ${error.message}`);
    throw error;
  }
}

function inParts(path: string, given: string, record: Unfinished, run: number): StoredRun {
  const { runs, shards } = record;
  for (let index = 1; index <= shards; index++)
    for (const part of partsOf(runs, { index, of: shards })) {
      if (run < part.firstRun || run >= part.firstRun + part.runs) continue;
      const file = join(path, partName(part));
      if (!existsSync(file)) return { kind: "none" };
      try {
        const { outcomes, failures } = decodePart(readBytes(file, join(given, partName(part))), {
          of: identityOf(record),
          range: part,
        });
        const failure = failures.find((each) => each.run === run);
        if (failure !== undefined) return { kind: "failed", cause: failure.cause };
        const row = run - part.firstRun - failures.filter((each) => each.run < run).length;
        return { kind: "outcomes", values: outcomes.map((values) => values[row]) };
      } catch (error) {
        if (error instanceof PartError) throw new InputError(`${join(given, partName(part))}: ${error.message}`);
        throw error;
      }
    }
  return { kind: "none" };
}

function mustHaveRun(run: number, { runs }: StudyRecord): void {
  if (run >= runs) throw new InputError(`--run: must be from 0 to ${runs - 1}, got ${run}`);
}

export type ReplayFlags = {
  readonly run: number;
  readonly trace: boolean;
  readonly off?: string;
  readonly out?: string;
};

/** Makes one run of a study again and holds it to what is stored; tells what happened in it, and how it goes otherwise. */
export async function replay(given: string, { run, trace, off, out }: ReplayFlags, io: Io): Promise<void> {
  if (out !== undefined) mustBeReplaceable(out, "replay", io);
  const idsOf = ({ scenario }: { readonly scenario: Readonly<Record<string, unknown>> }) =>
    outcomeKeys(createWorld(scenarioOfDocument(scenario))).map(outcomeId);
  const { record, shown, stored } = await storedRun(given, run, idsOf, io);
  const { scenario } = recordedScenario(record, shown);
  const study = createStudy(scenario, record.seed, record.sampling);
  const told: ToldRun[] = [{ name: "as run", study, trace: traceRun(study, run) }];
  if (off !== undefined) {
    const mechanism = mechanismOf(off, study);
    const mechanisms = { ...scenario.mechanisms, [mechanism]: false };
    const without = createStudy({ ...scenario, mechanisms }, record.seed, record.sampling);
    told.push({ name: `${mechanism} off`, study: without, trace: traceRun(without, run) });
  }
  const verdict = held(study, told[0], run, stored);
  const outcomes = study.outcomes.map((key, k) => ({
    ...key,
    values: told.map((each) => each.trace.outcomes?.[k] ?? null),
  }));
  io.answer?.({
    results: out ?? null,
    record: { run, seed: record.seed, told: told.map(({ name }) => name), outcomes },
  });
  io.stdout(`run ${run} of ${scenario.name}, seed ${record.seed}: ${verdict}\n\n`);
  const tellings = told.map(({ name, trace }) => ({ title: name, trace }));
  io.stdout(outcomesText(study.outcomes, tellings, scenario.horizonWeeks));
  if (trace)
    for (const { name, trace, study } of told)
      io.stdout(`\n${told.length > 1 ? `${name}:\n` : ""}${eventsText(trace, study.world)}`);
  if (out === undefined) return;
  await fillFolder(out, "replay", io, async (folder) =>
    write(folder, { run, seed: record.seed, off: off ?? null }, told),
  );
  io.stdout(`\nweek by week: ${join(out, "weeks.csv")}\nevery outcome: ${join(out, "outcomes.csv")}\n`);
}

function write(folder: string, about: Readonly<Record<string, unknown>>, told: readonly ToldRun[]): void {
  const [{ study }] = told;
  const titles = eventTitles(study.world.scenario);
  writeFileSync(join(folder, "weeks.csv"), weeksToCsv(told));
  writeFileSync(join(folder, "outcomes.csv"), outcomesToCsv(told));
  writeFileSync(
    join(folder, "events.csv"),
    eventsToCsv(told, (event) => eventWords(event, titles)),
  );
  const record = { schemaVersion: 1, scenario: study.world.scenario.name, ...about, replayed: true };
  writeFileSync(join(folder, "replay.json"), `${canonicalJson(record)}\n`);
}

/** Whether the run is the one that is stored; NotAsStored if it is not: the same bits are what a study promises. */
function held(study: Study, { trace: { outcomes } }: ToldRun, run: number, stored: StoredRun): string {
  switch (stored.kind) {
    case "none":
      return "its part is not finished, so there is nothing to hold it to";
    case "failed": {
      const [failure] = failuresOf(study, { firstRun: run, runs: 1 }, 1);
      if (failure?.cause === stored.cause) return `it fails again, as stored: ${stored.cause}`;
      throw new NotAsStored(
        `run ${run}: must fail as stored, ${stored.cause}, got ${failure?.cause ?? "no failure"}: this machine computes otherwise`,
      );
    }
    case "outcomes": {
      const { values } = stored;
      const other = study.outcomes.filter((_, k) => !Object.is(outcomes?.[k], values[k]));
      if (other.length === 0) return `its ${values.length} outcomes are those stored, bit for bit`;
      throw new NotAsStored(
        `run ${run}: ${other.length} of ${values.length} outcomes are not those stored, first ${outcomeId(other[0])}: this machine computes otherwise`,
      );
    }
  }
}

function mechanismOf(off: string, { world }: Study): MechanismName {
  const found = mechanismNames.find((name) => name === off);
  if (found === undefined) {
    const meant = nearest(off, mechanismNames);
    const hint = meant === undefined ? `there are ${mechanismNames.join(", ")}` : `did you mean ${meant}?`;
    throw new InputError(`--off: must be a mechanism, got ${off}: ${hint}`);
  }
  if (!world.scenario.mechanisms[found])
    throw new InputError(`--off: must be a mechanism that is on, got ${found}, which is off already`);
  return found;
}
