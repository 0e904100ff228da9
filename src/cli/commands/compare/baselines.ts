import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { agesLines } from "../../../report/tables/ages.ts";
import { baselinesText } from "../../../report/tables/baselines.ts";
import { weighedText } from "../../../report/tables/facts.ts";
import { datedOf } from "../../../report/words/known.ts";
import { ownNames } from "../../../report/words/study.ts";
import { baselinesToCsv } from "../../../sim/analysis/baselines.ts";
import { mustBeComparable, sharedHorizon } from "../../../sim/results/checks.ts";
import { InputError } from "../../../sim/results/host.ts";
import { recordOf } from "../../../sim/results/kept/records.ts";
import { type Earlier, fillFromParts } from "../../../sim/results/kept/unfinished.ts";
import { studyLetters } from "../../../sim/results/open-comparison.ts";
import { openStudy } from "../../../sim/results/open-study.ts";
import { mustBeReplaceable } from "../../../sim/results/replace.ts";
import type { StudyOptions } from "../../../sim/results/write-study.ts";
import type { ReadScenario } from "../../../sim/scenario/read.ts";
import { compareStudies, repetitionsOfAll } from "../../../sim/study/compare.ts";
import { judgedPerBaseline } from "../../../sim/study/judged.ts";
import { type PairedDifference, resultsSchemaVersion, type Study } from "../../../sim/study/study.ts";
import { eachKnown, type ManyFactsFlags } from "../../flags/facts.ts";
import type { UntilFlags } from "../../flags/study.ts";
import { prepare } from "../../study/until.ts";
import type { Io } from "../../terminal/io.ts";

/**
 * Holds the last scenario against each of those before it, all on common random numbers: there may be no one "before". The
 * differences are the last minus each.
 */
export async function compareBaselines(
  given: readonly string[],
  options: StudyOptions & UntilFlags & ManyFactsFlags & Earlier & { readonly out?: string },
  io: Io,
): Promise<void> {
  if (given.length > studyLetters.length)
    throw new InputError(`scenarios: must be at most ${studyLetters.length}, got ${given.length}`);
  const read = eachKnown(given, options, io);
  mustAllBeComparable(read, given);
  const { seed } = options;
  const names = read.map(({ scenario }) => scenario.name);
  const subject = names[names.length - 1];
  const out = options.out ?? `results/${subject}-and-${names.length - 1}-baselines`;
  mustBeReplaceable(out, "baselines", io);
  const { mostRuns, write, reached } = await prepare(read, options, io);
  const kept = read.map((each, k) => ({
    below: studyLetters[k],
    record: recordOf(each, { ...options, runs: mostRuns }, io),
  }));
  const { text, runs } = await fillFromParts(
    { out, kind: "baselines", studies: kept },
    options,
    io,
    async (folder, { parts }) => {
      const places = kept.map(({ below }) => ({ folder: join(folder, below), shown: join(out, below) }));
      for (const place of places) mkdirSync(place.folder);
      await write(places, parts);
      const studies: Study[] = [];
      for (const place of places) studies.push(await openStudy(place.folder, io));
      const { runs } = studies[0].manifest;
      const last = studies[studies.length - 1];
      const comparisons: { readonly baseline: string; readonly differences: readonly PairedDifference[] }[] = [];
      for (const [k, study] of studies.slice(0, -1).entries())
        comparisons.push({ baseline: names[k], differences: await compareStudies(study, last) });
      const resultHashes = studies.map(({ manifest }) => manifest.resultHash);
      const record = { schemaVersion: resultsSchemaVersion, subject, seed, runs, resultHashes, comparisons };
      writeFileSync(join(folder, "baselines.json"), `${JSON.stringify(record, null, 1)}\n`);
      const judged = judgedPerBaseline(comparisons, repetitionsOfAll(studies));
      writeFileSync(join(folder, "baselines.csv"), baselinesToCsv(subject, judged));
      const table = baselinesText(subject, judged, runs, { ...ownNames, horizonWeeks: sharedHorizon(read) });
      io.answer?.({ results: out, record });
      return { text: reached() === "" ? table : `${table}\n${reached()}`, runs };
    },
  );
  io.stdout(agesLines(datedOf(read), io.today()));
  if (options.facts !== undefined) io.stdout(`${weighedText(read)}\n`);
  io.stdout(text);
  io.stdout(
    `\nall outcomes: ${join(out, "baselines.csv")}\n${runs} paired runs of each of ${read.length} scenarios, seed ${seed}\nresults: ${out}\n`,
  );
}

function mustAllBeComparable(read: readonly ReadScenario[], given: readonly string[]): void {
  const problems = new Set<string>();
  read.forEach((one, i) => {
    for (let j = i + 1; j < read.length; j++)
      try {
        mustBeComparable(one.scenario, read[j].scenario, [given[i], given[j]]);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        problems.add(error.message);
      }
  });
  if (problems.size > 0) throw new InputError([...problems].join("\n"));
}
