import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { comparisonTable } from "../../../report/tables/outcomes.ts";
import { judgedText, judgedTogether } from "../../../report/words/difference-figures.ts";
import { type Names, ownNames } from "../../../report/words/study.ts";
import { differencesToCsv } from "../../../sim/analysis/explain/csv.ts";
import { mustBeComparable, sharedHorizon } from "../../../sim/results/checks.ts";
import { recordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts } from "../../../sim/results/kept/unfinished.ts";
import { matchedFolder, studyLetters } from "../../../sim/results/open-comparison.ts";
import { openStudy } from "../../../sim/results/open-study.ts";
import { loadScenarios } from "../../../sim/results/shipped.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import { compareStudies, pairedRepetitions, pairedRuns } from "../../../sim/study/compare.ts";
import { resultsSchemaVersion, type Study } from "../../../sim/study/study.ts";
import type { UntilFlags } from "../../flags/study.ts";
import { prepare } from "../../study/until.ts";
import type { Io } from "../../terminal/io.ts";
import { writeConfiguration } from "./configuration.ts";
import { explanationJob, outcomesToExplain, writeExplanation } from "./explain.ts";
import { findMatch, severityJob, writeMatched } from "./matched.ts";

export type CompareOptions = StudyOptions &
  UntilFlags &
  Earlier & {
    readonly out?: string;
    readonly explain: boolean;
    /** Outcomes to explain, by id; the headlines when left out. */
    readonly outcome?: readonly string[];
    /** Runs of each hybrid; at most 2,000 when left out. */
    readonly explainRuns?: number;
    readonly severityMatched: boolean;
  };

/** Runs of a hybrid unless more are asked for: there are up to 128 of them. */
const mostUnasked = 2000;

/** Runs two scenarios on common random numbers and writes both results and their paired differences. */
export async function compare(paths: readonly [string, string], options: CompareOptions, io: Io): Promise<void> {
  const both = loadScenarios(paths, io);
  const [readA, readB] = both;
  mustBeComparable(readA.scenario, readB.scenario, paths);
  const toExplain = options.explain ? outcomesToExplain(both, paths, options.outcome) : null;
  const { seed, sampling, workers } = options;
  const out = options.out ?? `results/${readA.scenario.name}-and-${readB.scenario.name}`;
  const names: Names = { ...ownNames, horizonWeeks: sharedHorizon(both) };
  const { mostRuns, write, reached } = await prepare(both, options, io);
  const studies = both.map((read, k) => ({
    below: studyLetters[k],
    record: recordOf(read, { ...options, runs: mostRuns }, io),
  }));
  const given = { seed, sampling, workers, runs: mostRuns };
  const explained = { ...given, runs: Math.min(mostRuns, options.explainRuns ?? mostUnasked) };
  const jobs = [
    ...(toExplain === null ? [] : [{ below: "explain", record: explanationJob(both, toExplain, explained, io) }]),
    ...(options.severityMatched ? [{ below: "severity", record: severityJob(both, given, io) }] : []),
  ];
  const later = options.severityMatched ? [matchedFolder] : [];
  const { texts, pairs } = await fillFromParts(
    { out, kind: "comparison", studies, jobs, later },
    options,
    io,
    async (folder, opened) => {
      const { parts } = opened;
      const [severity] = opened.jobs.filter(({ record }) => record.job === "severity");
      const match = severity === undefined ? null : await findMatch(both, given, severity, io);
      const place = { folder, shown: out };
      const configuration = writeConfiguration(folder, readA, readB);
      const places = studies.map(({ below }) => ({ folder: join(folder, below), shown: join(out, below) }));
      for (const place of places) mkdirSync(place.folder);
      await write(places, parts);
      const { studies: written, pairs, text } = await writeDifferences(folder, names, io);
      const { runs } = written[0].manifest;
      const texts = [configuration, text, ...(reached() === "" ? [] : [reached()])];
      const study = { seed, sampling, workers, runs };
      if (toExplain !== null) {
        const explained = {
          ...study,
          runs: Math.min(runs, options.explainRuns ?? mostUnasked),
          outcome: options.outcome,
        };
        texts.push(await writeExplanation(place, both, toExplain, explained, opened.jobs[0], written, names, io));
      }
      if (match !== null)
        texts.push(await writeMatched(place, both, match, study, { later: opened.later, job: severity }, names, io));
      return { texts, pairs };
    },
  );
  io.stdout(texts.join("\n"));
  const paired = pairs === 1 ? "1 paired run" : `${pairs} paired runs`;
  io.stdout(
    `\nall outcomes: ${join(out, "comparison.csv")}\nall inputs that differ: ${join(out, "configuration.csv")}\n`,
  );
  if (toExplain !== null) io.stdout(`all bars: ${join(out, "explain.csv")}\n`);
  if (options.severityMatched) io.stdout(`severity-matched: ${join(out, "matched.csv")}\n`);
  io.stdout(`${paired}, seed ${seed}\nresults: ${out}\n`);
}

/** Writes the differences of the studies that lie in `a` and `b`; returns what the terminal is shown, and their runs. */
async function writeDifferences(
  folder: string,
  names: Names,
  io: Io,
): Promise<{ readonly studies: readonly [Study, Study]; readonly pairs: number; readonly text: string }> {
  const [a, b] = [await openStudy(join(folder, "a"), io), await openStudy(join(folder, "b"), io)];
  const differences = await compareStudies(a, b);
  const resultHashes = [a.manifest.resultHash, b.manifest.resultHash];
  const [nameA, nameB] = [a, b].map(({ manifest }) => String(manifest.scenario.name));
  const { seed, runs } = a.manifest;
  const record = { schemaVersion: resultsSchemaVersion, a: nameA, b: nameB, seed, runs, resultHashes, differences };
  writeFileSync(join(folder, "comparison.json"), `${JSON.stringify(record, null, 1)}\n`);
  const repetitions = pairedRepetitions(a, b);
  const judged = judgedTogether(differences, repetitions);
  writeFileSync(join(folder, "comparison.csv"), differencesToCsv(judged));
  const pairs = pairedRuns(a, b);
  const table = comparisonTable(differences, nameA, nameB, pairs, names, repetitions);
  return { studies: [a, b], pairs, text: `${table}\n${judgedText(judged, repetitions, names)}` };
}
