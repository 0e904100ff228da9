import { type HostOptions, hostOf, packageRoot } from "./host.ts";
import { compareInto as compareWith, type WrittenComparison } from "./report/files/compare.ts";
import { type ReportOptions, type WrittenReport, writeReport as writeReportWith } from "./report/files/report.ts";
import { paintChart } from "./report/render/render.ts";
import type { Lang } from "./report/words/lang.ts";
import type { Shard } from "./sim/engine/ranges.ts";
import { mustBeComparable } from "./sim/results/checks.ts";
import { outcomesToExplain } from "./sim/results/compare/explanation.ts";
import { type Host, InputError } from "./sim/results/host.ts";
import type { OpenedResults } from "./sim/results/kinds.ts";
import { openResults as openResultsWith } from "./sim/results/open.ts";
import { openStudy as openStudyWith } from "./sim/results/open-study.ts";
import { type AskedStudy, runInto, settledStudy, type WrittenRun } from "./sim/results/run.ts";
import { type FinishedShard, mergeInto, runShardInto } from "./sim/results/shards.ts";
import { loadScenario } from "./sim/results/shipped.ts";
import { type ReadScenario, readDocument } from "./sim/scenario/read.ts";
import type { Study } from "./sim/study/study.ts";

export type { Distribution } from "./model/distributions/distribution.ts";
export { outcomeId } from "./model/outcomes/outcome.ts";
export type { InputGroup } from "./model/scenario/input-spec.ts";
export type { Grade, Input } from "./model/scenario/parts.ts";
export type { Scenario } from "./model/scenario/scenario.ts";
export { type Title, titleIn } from "./model/scenario/title.ts";
export { chartsOf, comparisonCharts } from "./report/charts/index.ts";
export type { Chart, ChartTable } from "./report/charts/kit/chart.ts";
export { htmlPage } from "./report/page/page.ts";
export { renderPdf, renderPng, renderSvg } from "./report/render/render.ts";
export type { Lang } from "./report/words/lang.ts";
export { type ConfigurationDifference, configurationDifference } from "./sim/analysis/explain/configuration.ts";
export { type ExplainOptions, explainDifference, outcomesOfBoth } from "./sim/analysis/explain/explain.ts";
export type { Explanation, ExplanationRecord } from "./sim/analysis/explain/explanation.ts";
export type { Band } from "./sim/engine/bands/bands-of.ts";
export { type Failure, StudyFailed } from "./sim/engine/failures.ts";
export { type RunOptions, runStudy } from "./sim/engine/run-study.ts";
export type { Sampling } from "./sim/engine/sampling/sampling.ts";
export { type HoldOptions, holdStudy } from "./sim/results/hold.ts";
export { Interrupted } from "./sim/results/host.ts";
export { formatProblem, type Problem, ScenarioError } from "./sim/scenario/problem.ts";
export { type ReadScenario, readScenario } from "./sim/scenario/read.ts";
export { compareStudies } from "./sim/study/compare.ts";
export type { Insights } from "./sim/study/insights.ts";
export type {
  Manifest,
  OutcomeSummary,
  PairedDifference,
  Study,
  StudyResults,
  Summary,
} from "./sim/study/study.ts";
export { summarize } from "./sim/study/summarize.ts";
export type {
  AskedStudy,
  FinishedShard,
  Host,
  HostOptions,
  OpenedResults,
  Shard,
  WrittenComparison,
  WrittenReport,
  WrittenRun,
};
export { hostOf, InputError };

/**
 * Reads a scenario from disk, a shipped one by its name, or the one that made a results folder. Throws InputError with every
 * problem of the files at once.
 *
 * @example
 * ```ts
 * const { scenario } = readScenarioFile("ban-2026");
 * ```
 */
export function readScenarioFile(given: string, cwd = "."): ReadScenario {
  return loadScenario(given, { cwd, packageRoot });
}

/**
 * Checks a scenario that a program has put together or changed: the `document` of one that was read, with other numbers in it. Its
 * keys are those of a scenario file, everything written out. Throws ScenarioError with every problem at once.
 *
 * @example
 * ```ts
 * const { document } = readScenarioFile("ban-2026");
 * const year = changedScenario({ ...document, name: "ban-of-a-year", horizonWeeks: 52 });
 * const study = await holdStudy(year, { seed: "board", runs: 512 });
 * ```
 */
export function changedScenario(document: Readonly<Record<string, unknown>>): ReadScenario {
  return readDocument(document, typeof document.name === "string" ? document.name : "scenario");
}

/**
 * Runs a scenario and writes its results folder, with the files and the result hash that the command `run` gives it. The
 * folder is new, empty, or has earlier results, which are replaced in one step when all is done. Finished parts are kept
 * beside it in `<folder>.unfinished` until then: aborted, the call throws Interrupted, and the same call with `resume: true`
 * computes only what is missing; `fresh: true` throws them away.
 *
 * Throws InputError for options out of range, a folder of something else, or unfinished work of another study, and StudyFailed
 * if more than 1 run in 1,000 fails.
 *
 * @example
 * ```ts
 * const { study } = await writeStudy(readScenarioFile("ban-2026"), "results/ban", { seed: "board", runs: 10_000, workers: 4 });
 * console.log(study.manifest.resultHash);
 * ```
 */
export async function writeStudy(
  read: ReadScenario,
  folder: string,
  asked: AskedStudy,
  host: Host = hostOf(),
): Promise<WrittenRun> {
  return await runInto(folder, read, settledStudy(asked), host);
}

/**
 * Runs share `index` of `of` shares of a study, counted from 1, into a folder that all shares have in common; on any number of
 * machines, in any order. Studies are cut between pieces of 1,024 runs; what is finished in the folder is not computed again,
 * so that the same call goes on after an interruption. `mergeShards` makes the whole of them.
 *
 * Throws InputError for options out of range, more shares than there are pieces, or a folder of another study; Interrupted if aborted; StudyFailed if more than 1 run in 1,000 fails.
 *
 * @example
 * ```ts
 * const study = { seed: "board", runs: 4096 };
 * for (const index of [1, 2]) await writeShard(readScenarioFile("ban-2026"), "shards", { index, of: 2 }, study);
 * await mergeShards("shards", "results/ban");
 * ```
 */
export async function writeShard(
  read: ReadScenario,
  folder: string,
  shard: Shard,
  asked: Omit<AskedStudy, "resume" | "fresh">,
  host: Host = hostOf(),
): Promise<FinishedShard> {
  return await runShardInto(folder, read, shard, settledStudy(asked), host);
}

/**
 * Makes the results folder of the whole study of its shares: the same bytes as the study in one piece. The shares stay. Throws
 * InputError with all that keeps them from being the whole study.
 *
 * @example
 * ```ts
 * await mergeShards("shards", "results/ban");
 * ```
 */
export async function mergeShards(
  shards: string,
  folder: string,
  { workers = 1 }: Pick<AskedStudy, "workers"> = {},
  host: Host = hostOf(),
): Promise<WrittenRun> {
  return await mergeInto(folder, shards, { workers }, host);
}

/** How a program asks for a comparison; what it leaves out has its usual value. */
export type AskedComparison = AskedStudy & {
  /**
   * Whether differences are decomposed into the groups of inputs that differ: of which outcomes, by id (the headlines when left
   * out), and on how many runs of each of up to 128 hybrids (2,000 when left out, and at most those compared).
   */
  readonly explain?: boolean | { readonly outcomes?: readonly string[]; readonly runs?: number };
  /** Whether the second is also run with its restrictions as long as misses the tonnes that the first misses. */
  readonly severityMatched?: boolean;
};

/**
 * Runs two scenarios on common random numbers into a results folder, as the command `compare` does: both studies in `a` and `b`,
 * what the scenarios have different, and the paired differences, b minus a, each with its standard error in the unit of its
 * outcome. Finished parts are kept and gone on with as by `writeStudy`.
 *
 * Throws InputError for options out of range, scenarios that cannot be compared, outcomes that not both have, and where no
 * length of restrictions misses the same tonnes; Interrupted if aborted; StudyFailed if more than 1 run in 1,000 fails.
 *
 * @example
 * ```ts
 * const [before, now] = [readScenarioFile("precedent-2010"), readScenarioFile("ban-2026")];
 * const { differences } = await compareInto("results/both", [before, now], { seed: "board", runs: 10_000 });
 * ```
 */
export async function compareInto(
  folder: string,
  both: readonly [ReadScenario, ReadScenario],
  { explain = false, severityMatched = false, ...asked }: AskedComparison,
  host: Host = hostOf(),
): Promise<WrittenComparison> {
  const names = [both[0].scenario.name, both[1].scenario.name] as const;
  mustBeComparable(both[0].scenario, both[1].scenario, names);
  const { outcomes, runs } = typeof explain === "object" ? explain : {};
  if (runs !== undefined && !(Number.isInteger(runs) && runs >= 1))
    throw new InputError(`explain.runs: must be a whole number of 1 or more, got ${runs}`);
  const explained = explain === false ? null : { outcomes: outcomesToExplain(both, names, outcomes, host.terms), runs };
  return await compareWith(folder, both, { ...settledStudy(asked), explain: explained, severityMatched }, host);
}

/**
 * Opens the results folder of one study: its manifest, summary and weekly bands, and the values of any outcome, one number a run,
 * read when asked for. Throws InputError for a folder of anything else, of another version, or one that is damaged.
 *
 * @example
 * ```ts
 * const study = await openStudy("results/ban");
 * const weeks = await study.values("firstLineStopWeek.large");
 * ```
 */
export async function openStudy(folder: string, host: Host = hostOf()): Promise<Study> {
  return await openStudyWith(folder, host);
}

/**
 * Opens a results folder of any kind that a report can be made of; its `kind` says which it is. Throws InputError for any other
 * folder, for one of another version, and for one that is damaged.
 *
 * @example
 * ```ts
 * const { kind } = await openResults("results/ban");
 * ```
 */
export async function openResults(folder: string, host: Host = hostOf()): Promise<OpenedResults> {
  return await openResultsWith(folder, host);
}

/**
 * Makes the report of a results folder in `<folder>/report`, as `chokepoint report` does: every chart as Vega-Lite, SVG, PDF, PNG
 * and table, and one page that opens offline; also printed to report.pdf where `browser` is the path of a Chromium or Chrome. `today`
 * lets the page say how old its scenarios are. `office` names forms of Office in which it is written too: `["xlsx"]`. Of several languages each goes into a folder of its name. `with` takes other results folders, a section of the page each. An earlier report is replaced. Throws InputError for a folder that
 * no report can be made of.
 *
 * @example
 * ```ts
 * const { charts } = await writeReport("results/ban", { lang: "ja" });
 * ```
 */
export async function writeReport(
  folder: string,
  { lang = "en", ...options }: Partial<Omit<ReportOptions, "lang"> & { readonly lang: Lang | readonly Lang[] }> = {},
  host: Host = hostOf(),
): Promise<WrittenReport> {
  return await writeReportWith(folder, { with: [], ...options, lang: [lang].flat() }, host, paintChart);
}
