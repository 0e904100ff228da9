import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { agesLines } from "../../../report/tables/ages.ts";
import { changesText } from "../../../report/tables/changes.ts";
import { datedOf } from "../../../report/words/known.ts";
import { ownNames } from "../../../report/words/study.ts";
import { changesBetween } from "../../../sim/analysis/news/changes.ts";
import { changesToCsv } from "../../../sim/analysis/news/csv.ts";
import type { Change, ChangesRecord } from "../../../sim/analysis/news/record.ts";
import type { KnownScenario } from "../../../sim/facts/known-by.ts";
import { InputError } from "../../../sim/results/host.ts";
import { recordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts } from "../../../sim/results/kept/unfinished.ts";
import { studyLetters } from "../../../sim/results/open-comparison.ts";
import { openStudy } from "../../../sim/results/open-study.ts";
import { mustBeReplaceable } from "../../../sim/results/replace.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { finishedRuns } from "../../../sim/study/layout.ts";
import { resultsSchemaVersion, type Study } from "../../../sim/study/study.ts";
import { knownInTurn, type ManyFactsFlags } from "../../flags/facts.ts";
import type { UntilFlags } from "../../flags/study.ts";
import { prepare } from "../../study/until.ts";
import type { Io } from "../../terminal/io.ts";

type Options = StudyOptions & UntilFlags & ManyFactsFlags & Earlier & { readonly out?: string };

/** Holds one scenario against itself as it was known later: what changed, and what each fact moved, on common random numbers. */
export async function compareKnown(given: string, options: Options, io: Io): Promise<void> {
  if (options.facts === undefined)
    throw new InputError(
      "b: must be a second scenario; or --facts must say what has happened, and a is held against itself before it",
    );
  const read = knownInTurn(given, options, io);
  if (read.length > studyLetters.length)
    throw new InputError(`--facts: must be at most ${studyLetters.length} times what was known, got ${read.length}`);
  const { name } = read[0].scenario;
  const out = options.out ?? `results/${name}-news`;
  mustBeReplaceable(out, "changes", io);
  const { mostRuns, write } = await prepare(read, options, io);
  const kept = read.map((each, k) => ({
    below: studyLetters[k],
    record: recordOf(each, { ...options, runs: mostRuns }, io),
  }));
  const record = await fillFromParts(
    { out, kind: "changes", studies: kept },
    options,
    io,
    async (folder, { parts }) => {
      const places = kept.map(({ below }) => ({ folder: join(folder, below), shown: join(out, below) }));
      for (const place of places) mkdirSync(place.folder);
      await write(places, parts);
      const studies: Study[] = [];
      for (const place of places) studies.push(await openStudy(place.folder, io));
      const changes: Change[] = [];
      for (const [k, study] of studies.slice(1).entries()) changes.push(await changesBetween(studies[k], study));
      const made = recordOfChanges(read, studies, changes);
      writeFileSync(join(folder, "changes.json"), `${JSON.stringify(made, null, 1)}\n`);
      writeFileSync(join(folder, "changes.csv"), changesToCsv(made));
      return made;
    },
  );
  io.answer?.({ results: out, record });
  io.stdout(agesLines(datedOf(read.slice(-1)), io.today()));
  io.stdout(changesText(record, ownNames));
  io.stdout(
    `\nall headline outcomes: ${join(out, "changes.csv")}\n${record.runs} runs of ${name}, seed ${record.seed}, weighed ${read.length} times\nresults: ${out}\n`,
  );
}

function recordOfChanges(
  read: readonly KnownScenario[],
  studies: readonly Study[],
  changes: readonly Change[],
): ChangesRecord {
  const { seed, runs } = studies[0].manifest;
  return {
    schemaVersion: resultsSchemaVersion,
    ...{ scenario: read[0].scenario.name, seed, runs },
    known: read.map(({ scenario, facts }, k) => ({
      facts: facts?.name ?? null,
      sha256: facts?.sha256 ?? null,
      asOf: facts?.asOf ?? scenario.policy.knownUntil,
      effectiveRuns: studies[k].manifest.effectiveRuns ?? finishedRuns(studies[k].manifest),
    })),
    resultHashes: studies.map(({ manifest }) => manifest.resultHash),
    changes,
  };
}
