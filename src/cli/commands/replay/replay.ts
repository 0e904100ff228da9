import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { outcomeKeys } from "../../../model/outcomes/outcome.ts";
import { type MechanismName, mechanismNames } from "../../../model/scenario/scenario.ts";
import { createWorld } from "../../../model/scenario/world.ts";
import { eventWords } from "../../../report/replay/event-words.ts";
import { eventsText, outcomesText, titlesOf } from "../../../report/tables/replay.ts";
import { eventsToCsv, outcomesToCsv, type ToldRun, weeksToCsv } from "../../../sim/analysis/replay/csv.ts";
import { traceRun } from "../../../sim/analysis/replay/trace.ts";
import { failuresOf } from "../../../sim/engine/failures.ts";
import { canonicalJson } from "../../../sim/engine/parts/canonical.ts";
import { createStudy, type Study } from "../../../sim/engine/simulate-range.ts";
import type { Io } from "../../../sim/results/host.ts";
import { fillFolder, mustBeReplaceable } from "../../../sim/results/replace.ts";
import { nearest } from "../../../sim/scenario/nearest.ts";
import { scenarioOfDocument } from "../../../sim/scenario/read.ts";
import { outcomeId } from "../../../sim/study/study.ts";
import { FailedStudy } from "../../failed-study.ts";
import { InputError } from "../../input-error.ts";
import { recordedScenario } from "../../recorded-scenario.ts";
import { type StoredRun, storedRun } from "../../replay/stored-run.ts";

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
  const titles = titlesOf(study.world);
  writeFileSync(join(folder, "weeks.csv"), weeksToCsv(told));
  writeFileSync(join(folder, "outcomes.csv"), outcomesToCsv(told));
  writeFileSync(
    join(folder, "events.csv"),
    eventsToCsv(told, (event) => eventWords(event, titles)),
  );
  const record = { schemaVersion: 1, scenario: study.world.scenario.name, ...about, replayed: true };
  writeFileSync(join(folder, "replay.json"), `${canonicalJson(record)}\n`);
}

/** Whether the run is the one that is stored; FailedStudy if it is not: the same bits are what a study promises. */
function held(study: Study, { trace: { outcomes } }: ToldRun, run: number, stored: StoredRun): string {
  switch (stored.kind) {
    case "none":
      return "its part is not finished, so there is nothing to hold it to";
    case "failed": {
      const [failure] = failuresOf(study, { firstRun: run, runs: 1 }, 1);
      if (failure?.cause === stored.cause) return `it fails again, as stored: ${stored.cause}`;
      throw new FailedStudy(
        `run ${run}: must fail as stored, ${stored.cause}, got ${failure?.cause ?? "no failure"}: this machine computes otherwise`,
      );
    }
    case "outcomes": {
      const { values } = stored;
      const other = study.outcomes.filter((_, k) => !Object.is(outcomes?.[k], values[k]));
      if (other.length === 0) return `its ${values.length} outcomes are those stored, bit for bit`;
      throw new FailedStudy(
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
