import { outcomeKeys } from "../../model/outcomes/index.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type FoundInsights, insightsOf } from "../analysis/insights/insights.ts";
import type { Band } from "../engine/bands/bands-of.ts";
import type { Failure } from "../engine/failures.ts";
import { canonicalJson } from "../engine/parts/canonical.ts";
import { type RunOptions, runStudy } from "../engine/run-study.ts";
import { weightsOf } from "../engine/sampling/weights.ts";
import { sourcesOf } from "../engine/sources.ts";
import { bandsToCsv } from "../study/files/bands.ts";
import { aboutFailures } from "../study/files/failures.ts";
import { PathsWriter } from "../study/files/paths.ts";
import { aboutStudy, originOf, RunsWriter } from "../study/files/runs.ts";
import { summaryToJson } from "../study/files/summary.ts";
import type { Emit } from "../study/files/table.ts";
import { layoutOf } from "../study/layout.ts";
import type { Manifest, Summary } from "../study/study.ts";
import { summarize } from "../study/summarize.ts";
import { Surprises } from "../study/surprise.ts";
import { mustSumUp } from "./checks.ts";
import type { StudyRecord } from "./kept/records.ts";
import { insightsFile } from "./study-folder.ts";
import { mustBeWorthEnough } from "./worth.ts";

type Columns = (outcomeId: string) => Float64Array | Promise<Float64Array>;

/** Where the results of a study go while it runs, and whence they are read again: a folder, or memory. */
export type StudySink = {
  /** Takes the bytes of runs.parquet as they come. */
  readonly runs: Emit;
  /** Takes the bytes of paths.parquet as they come, where the record asks for it; where left out, none are kept. */
  readonly paths?: Emit | undefined;
  /** Sees the outcomes of some runs and what they drew, in run order, without those that failed, and how many runs are finished by then. */
  readonly onOutcomes: (outcomes: readonly Float64Array[], drawn: readonly Float64Array[], finished: number) => void;
  readonly write: (name: "summary.json" | "bands.csv" | typeof insightsFile, text: string) => void;
  /** Lends the outcomes of all runs, once all are in. */
  readonly withColumns: <T>(use: (columns: Columns) => Promise<T>) => Promise<T>;
  /** SHA-256 over summary.json, bands.csv and runs.parquet, hex. */
  readonly hash: () => string;
};

export type MadeStudy = FoundInsights & {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly bands: readonly Band[];
  readonly failures: readonly Failure[];
  /** What each run counts for, where facts weigh them. */
  readonly weights?: Float64Array;
};

/** Numbers that are held of facts at most, 128 MB: of more runs it is not told what each fact moved. */
const mostHeld = 16_777_216;

/**
 * Runs the study that a record tells of and gives what its results are made of to `sink`. StudyFailed if too many runs
 * failed; InputError for results whose means are not finite numbers.
 */
export async function makeStudy(
  scenario: Scenario,
  record: StudyRecord,
  options: Pick<RunOptions, "workers" | "kept" | "onProgress" | "signal">,
  sink: StudySink,
): Promise<MadeStudy> {
  const keys = outcomeKeys(createWorld(scenario));
  const { seed, runs, sampling } = record;
  const facts = record.facts?.weighing ?? [];
  const contents = {
    outcomes: keys,
    sources: sourcesOf(scenario, seed, sampling),
    facts,
    origin: originOf(record),
    weightOf: weightsOf(sampling, seed),
  };
  const writer = new RunsWriter(contents, aboutStudy(record), sink.runs);
  const paths =
    record.paths === undefined || sink.paths === undefined
      ? null
      : new PathsWriter(
          record.paths,
          createWorld(scenario),
          { ...aboutStudy(record), origin: contents.origin },
          sink.paths,
        );
  const failures: Failure[] = [];
  const [weights, surprises] = [new Float64Array(facts.length > 0 ? runs : 0), new Surprises(facts)];
  const inPlace = facts.length * runs <= mostHeld ? facts.map(() => new Float64Array(runs)) : [];
  let rows = 0;
  const { bands, policy } = await runStudy(scenario, {
    ...options,
    ...{ seed, runs, sampling, facts, paths: record.paths },
    onPaths: (ofRange, failed) =>
      paths?.append(
        ofRange,
        failed.map(({ run }) => run),
      ),
    onOutcomes: (outcomes, range, failed, drawn, weighed) => {
      failures.push(...failed);
      const { ofFacts, weights: counts } = weighed ?? { ofFacts: [] };
      const missing = failed.map(({ run }) => run);
      writer.append([...outcomes, ...drawn, ...ofFacts], missing, counts);
      if (counts !== undefined) {
        weights.set(counts, rows);
        surprises.add(ofFacts);
        inPlace.forEach((column, f) => void column.set(ofFacts[f], rows));
      }
      rows += outcomes[0].length;
      sink.onOutcomes(outcomes, drawn, range.firstRun + range.runs);
    },
  });
  writer.finish(failures.length > 0 ? aboutFailures(failures) : {});
  paths?.finish();
  sink.write("bands.csv", bandsToCsv(bands));
  const known = facts.length > 0 ? { weights: weights.subarray(0, rows) } : {};
  const laid = { ...record, failed: failures.map(({ run }) => run), ...known };
  const layout = layoutOf(laid);
  const worth = facts.length > 0 ? { effectiveRuns: mustBeWorthEnough(layout, rows, surprises) } : {};
  const summary = await sink.withColumns((columns) => summarize(keys, columns, layout, record.facts?.asOf));
  mustSumUp(summary, bands);
  sink.write("summary.json", summaryToJson(summary));
  const weighed = { facts, ofFacts: inPlace.map((column) => column.subarray(0, rows)) };
  const found = await sink.withColumns((columns) => insightsOf(scenario, laid, policy, columns, weighed));
  sink.write(insightsFile, `${canonicalJson(found.insights)}\n`);
  const failedRuns = failures.length > 0 ? { failedRuns: failures.length } : {};
  const manifest = { ...record, ...failedRuns, ...worth, resultHash: sink.hash() };
  return { manifest, summary, bands, failures, ...known, ...found };
}
