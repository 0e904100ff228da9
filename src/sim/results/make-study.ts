import { outcomeKeys } from "../../model/outcomes/index.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { type FoundInsights, insightsOf } from "../analysis/insights/insights.ts";
import { newsOfPlainRuns } from "../analysis/news/plain.ts";
import type { Band } from "../engine/bands/bands-of.ts";
import type { Failure } from "../engine/failures.ts";
import { canonicalJson } from "../engine/parts/canonical.ts";
import { type RunOptions, runStudy } from "../engine/run-study.ts";
import { weightsOf } from "../engine/sampling/weights.ts";
import { sourcesOf } from "../engine/sources.ts";
import { actorsLikeSeveral } from "../scenario/actors.ts";
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
import { type Carried, carriedForward } from "./carry-forward.ts";
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
  /** The run from which each stems, where facts have carried them forward as particles. */
  readonly ancestors?: ArrayLike<number>;
};

/** Whether runs may become particles, where few carry the weight of the facts. */
type CarryOption = {
  readonly mayCarry?: boolean | undefined;
  /** What facts have made of the runs of another study on the same draws, whose particles these are to be; undefined where nothing. */
  readonly carried?: Carried | undefined;
};

/** Numbers that are held of facts at most, 128 MB: of more runs it is not told what each fact moved. */
const mostHeld = 16_777_216;

/**
 * Runs the study that a record tells of and gives what its results are made of to `sink`. StudyFailed if too many runs
 * failed; InputError for results whose means are not finite numbers.
 */
export async function makeStudy(
  scenario: Scenario,
  given: StudyRecord,
  {
    mayCarry = false,
    carried: shared,
    ...options
  }: Pick<RunOptions, "workers" | "kept" | "onProgress" | "signal"> & CarryOption,
  sink: StudySink,
): Promise<MadeStudy> {
  const keys = outcomeKeys(createWorld(scenario));
  const { seed, runs, sampling } = given;
  const facts = given.facts?.weighing ?? [];
  const { workers, kept, signal } = options;
  const carried =
    mayCarry && shared === undefined
      ? await carriedForward(scenario, facts, { seed, runs, sampling, workers, kept, signal })
      : shared;
  const told = carried && (await newsOfPlainRuns(scenario, facts, { seed, runs, sampling, workers, kept, signal }));
  const record = carried === undefined ? given : { ...given, particles: carried.particles };
  const contents = {
    outcomes: keys,
    sources: sourcesOf(scenario, seed, sampling),
    facts,
    origin: originOf(record),
    weightOf: weightsOf(sampling, seed),
    ancestorOf: carried && ((run: number) => carried.ancestors[run]),
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
  // Of particles it is not told what each fact moved: they have met all of them.
  const isHeld = carried === undefined && facts.length * runs <= mostHeld;
  const inPlace = isHeld ? facts.map(() => new Float64Array(runs)) : [];
  let rows = 0;
  const { bands, policy } = await runStudy(scenario, {
    ...options,
    ...{ seed, runs, sampling, facts, lineage: carried?.lineage, paths: record.paths },
    onPaths: (ofRange, failedNow) =>
      paths?.append(
        ofRange,
        failedNow.map(({ run }) => run),
      ),
    onOutcomes: (outcomes, range, failedNow, drawn, weighed) => {
      failures.push(...failedNow);
      const { ofFacts, weights: counts } = weighed ?? { ofFacts: [] };
      const missing = failedNow.map(({ run }) => run);
      writer.append([...outcomes, ...drawn, ...ofFacts], missing, counts);
      if (counts !== undefined) {
        weights.set(counts, rows);
        if (carried === undefined) surprises.add(ofFacts);
        inPlace.forEach((column, f) => void column.set(ofFacts[f], rows));
      }
      rows += outcomes[0].length;
      sink.onOutcomes(outcomes, drawn, range.firstRun + range.runs);
    },
  });
  writer.finish(failures.length > 0 ? aboutFailures(failures) : {});
  paths?.finish();
  sink.write("bands.csv", bandsToCsv(bands));
  const failed = failures.map(({ run }) => run);
  const known = {
    ...(facts.length > 0 ? { weights: weights.subarray(0, rows) } : {}),
    ...(carried === undefined ? {} : { ancestors: carried.ancestors.filter((_, run) => !failed.includes(run)) }),
  };
  const laid = { ...record, failed, ...known };
  const layout = layoutOf(laid);
  const worth = facts.length > 0 ? { effectiveRuns: mustBeWorthEnough(layout, rows, surprises) } : {};
  const summary = await sink.withColumns((columns) => summarize(keys, columns, layout, record.facts?.asOf));
  mustSumUp(summary, bands);
  sink.write("summary.json", summaryToJson(summary));
  const weighed = { facts, told, ofFacts: inPlace.map((column) => column.subarray(0, rows)) };
  const found = await sink.withColumns((columns) => insightsOf(scenario, laid, policy, columns, weighed));
  sink.write(insightsFile, `${canonicalJson(found.insights)}\n`);
  const failedRuns = failures.length > 0 ? { failedRuns: failures.length } : {};
  const several = actorsLikeSeveral(record.scenario);
  const asOne = several.length > 0 ? { treatedAsOne: several } : {};
  const manifest = { ...record, ...failedRuns, ...asOne, ...worth, resultHash: sink.hash() };
  return { manifest, summary, bands, failures, ...known, ...found };
}
