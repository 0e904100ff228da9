import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ReleaseTrigger, releaseTriggers } from "../../model/scenario/parts.ts";
import { baselinesSchema } from "../analysis/baselines.ts";
import { discoverySchema } from "../analysis/discovery/record.ts";
import { changesSchema } from "../analysis/news/record.ts";
import { rulesSchema } from "../analysis/rules/rules.ts";
import { sensitivitySchema } from "../analysis/sensitivity/record.ts";
import { sweepSchema } from "../analysis/sweep/record.ts";
import { watchSchema } from "../analysis/watch/record.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { inferenceRecordSchema } from "../inference/record.ts";
import { forecastSchema } from "../scoring/forecast/record.ts";
import { forecastScoreSchema } from "../scoring/forecast/score-record.ts";
import { hindcastSchema } from "../scoring/hindcast/record.ts";
import { map, natural, text, version } from "../study/fields.ts";
import { comparisonSchema, manifestSchema, type Study } from "../study/study.ts";
import type { Host } from "./host.ts";
import { openChanges } from "./open-changes.ts";
import {
  matchedFolder,
  openBaselines,
  openComparison,
  openExplanation,
  openMatched,
  studyLetters,
} from "./open-comparison.ts";
import { openHindcast } from "./open-hindcast.ts";
import { hashUnder, openRules } from "./open-rules.ts";
import { openStudy } from "./open-study.ts";
import { readSealed, type Sealed } from "./sealed.ts";
import { pathsFile } from "./study-folder.ts";

type Document = Readonly<Record<string, unknown>>;

/** A results folder, as the user calls it, and its record as it was read. */
type ResultsFolder<Record> = Sealed<Record> & { readonly given: string; readonly host: Host };

/** A scenario that results tell of, in the order in which their command was given them. */
export type ToldScenario = {
  readonly name: string;
  readonly document: Document;
  /** The results folder by which a command takes it. */
  readonly folder: string;
  /** The release rule that its document states in place of its own, if any. */
  readonly under?: ReleaseTrigger | undefined;
  /** Whether it is what the results are about, by which others can be of the same; else it is what that is held against. */
  readonly isSubject: boolean;
};

/** What a folder of results holds, as paths below it in which `*` stands for one name. */
type FolderShape = {
  readonly files: readonly string[];
  /** Folders of studies below it. */
  readonly studies?: readonly string[];
  /** Whether charts lie in it; those of its report always may. */
  readonly hasCharts?: boolean;
};

/** All that the program knows of a kind of results: readers, writers and the page go by this. */
type ResultsKind<Record, Results> = FolderShape & {
  /** The command that leaves it, as a user is told. */
  readonly command: string;
  /** Results that are called the same may take each other's place, and no others. */
  readonly called: string;
  /** A name alone proves nothing: results are known by this file with these keys in it. */
  readonly record: {
    readonly file: string;
    readonly keys: readonly (keyof Record & string)[];
    readonly schema: z.ZodType<Record>;
  };
  /** @throws InputError for what is damaged, or of another version. */
  readonly open: (folder: ResultsFolder<Record>) => Results | Promise<Results>;
  readonly scenarios: (results: Results, given: string) => readonly ToldScenario[];
};

const filesOfStudy = [
  ...["summary.json", "bands.csv", "runs.parquet"],
  ...[pathsFile, "insights.json", "drivers.csv", "convergence.csv", "spread.csv", "failures.csv"],
];
const filesOfFailed = ["failed/*/study.json", "failed/*/failures.csv"];

/** Which run of which scenario the tables beside it tell. */
const replaySchema = map({
  schemaVersion: version,
  ...{ scenario: text, seed: text, run: natural },
  /** The mechanism without which it is told too. */
  off: text.nullable(),
  replayed: z.literal(true, "must be true"),
});

/** A kind whose folders are opened by their names. */
function kind<const Name extends string, Record, Results>(name: Name, of: ResultsKind<Record, Results>) {
  return {
    ...of,
    name,
    open: async (given: string, host: Host) => {
      const sealed = readSealed(given, of.record, host);
      const { command, part, codeVersion } = sealed.seal ?? {};
      const results = await of.open({ given, ...sealed, host });
      const scenarios = of.scenarios(results, given);
      return { kind: name, given, results, scenarios, made: { command, part, codeVersion } };
    },
  };
}

/** Every kind of results that a command leaves in a folder of its own. */
export const resultsKinds = {
  study: kind("study", {
    command: "run",
    called: "earlier results",
    record: { file: "manifest.json", keys: ["resultHash"], schema: manifestSchema },
    files: filesOfStudy,
    open: async ({ given, host }) => ({ studies: [await openStudy(given, host)] as const }),
    scenarios: ({ studies }, given) => studies.map((study) => toldOf(study, given)),
  }),
  comparison: kind("comparison", {
    command: "compare with two scenarios",
    called: "earlier results",
    record: { file: "comparison.json", keys: ["schemaVersion", "differences"], schema: comparisonSchema },
    files: [
      ...["comparison.csv", "configuration.csv", "explain.json", "explain.csv", "explain-failures.csv"],
      ...["matched.json", "matched.csv", "matched-failures.csv", ...filesOfFailed],
    ],
    studies: ["a", "b", matchedFolder],
    open: async ({ given, record, host, ...seal }) => {
      const studies = await openComparison(given, record, host);
      const explained = openExplanation(given, studies, record.differences, seal, host);
      return { studies, explained, matched: await openMatched(given, studies, seal, host) };
    },
    scenarios: ({ studies }, given) => studies.map((study, k) => toldOf(study, join(given, studyLetters[k]))),
  }),
  baselines: kind("baselines", {
    command: "compare with several baselines",
    called: "earlier results",
    record: { file: "baselines.json", keys: ["schemaVersion", "comparisons"], schema: baselinesSchema },
    files: ["baselines.csv"],
    studies: studyLetters,
    open: ({ given, record, host }) => openBaselines(given, record, host),
    scenarios: ({ baselines, subject }, given) =>
      [...baselines, subject].map((study, k) => toldOf(study, join(given, studyLetters[k]), study === subject)),
  }),
  changes: kind("changes", {
    command: "compare with facts of one scenario",
    called: "earlier results",
    record: { file: "changes.json", keys: ["schemaVersion", "known", "changes"], schema: changesSchema },
    files: ["changes.csv"],
    studies: studyLetters,
    open: ({ given, record, host }) => openChanges(given, record, host),
    // Of one scenario: as it was known first, before what has been told it since.
    scenarios: ({ studies: [first] }, given) => [toldOf(first, join(given, studyLetters[0]))],
  }),
  rules: kind("rules", {
    command: "rules",
    called: "earlier results",
    record: { file: "rules.json", keys: ["schemaVersion", "rules"], schema: rulesSchema },
    files: ["rules.csv"],
    studies: releaseTriggers,
    hasCharts: true,
    open: ({ given, record, host }) => openRules(given, record, host),
    scenarios: ({ record: { scenario: name, own }, studies }, given) => {
      const { trigger, study } = studies.find((each) => each.trigger === own) ?? studies[0];
      const { scenario: document } = study.manifest;
      return [{ name, document, folder: given, under: trigger, isSubject: true }];
    },
  }),
  hindcast: kind("hindcast", {
    command: "hindcast",
    called: "an earlier hindcast",
    record: { file: "hindcast.json", keys: ["schemaVersion", "pooled"], schema: hindcastSchema },
    files: ["fans.csv", "features.csv", "points.csv", "targets.csv", "ablation.csv", "failures.csv", ...filesOfFailed],
    hasCharts: true,
    open: ({ given, host, ...sealed }) => ({
      ...openHindcast(given, sealed, host),
      codeVersion: sealed.seal?.codeVersion,
    }),
    scenarios: () => [],
  }),
  forecast: kind("forecast", {
    command: "forecast",
    called: "an earlier forecast",
    record: { file: "forecast.json", keys: ["schemaVersion", "quantities"], schema: forecastSchema },
    files: ["forecast.csv", "failures.csv", ...filesOfFailed],
    open: ({ record }) => ({ record }),
    scenarios: () => [],
  }),
  score: kind("score", {
    command: "forecast score",
    called: "an earlier score",
    record: { file: "score.json", keys: ["schemaVersion", "scored"], schema: forecastScoreSchema },
    files: ["score.csv"],
    open: ({ record }) => ({ record }),
    scenarios: () => [],
  }),
  inference: kind("inference", {
    command: "infer",
    called: "an earlier inference",
    record: { file: "inference.json", keys: ["schemaVersion", "posteriorSha256"], schema: inferenceRecordSchema },
    files: ["posterior.json", "parameters.csv", "observations.csv", "waves.csv"],
    open: ({ record, seal }) => ({ record, codeVersion: seal?.codeVersion }),
    scenarios: () => [],
  }),
  sweep: kind("sweep", {
    command: "sweep",
    called: "an earlier sweep",
    record: { file: "sweep.json", keys: ["schemaVersion", "gridSha256"], schema: sweepSchema },
    files: ["sweep.parquet", "sweep.csv", "failures.csv", ...filesOfFailed],
    hasCharts: true,
    open: ({ record, seal }) => ({ record, codeVersion: seal?.codeVersion }),
    scenarios: () => [],
  }),
  sensitivity: kind("sensitivity", {
    command: "sensitivity",
    called: "an earlier sensitivity analysis",
    record: { file: "sensitivity.json", keys: ["schemaVersion", "points", "courses"], schema: sensitivitySchema },
    files: ["sensitivity.csv", "months.csv", "failures.csv", ...filesOfFailed],
    hasCharts: true,
    open: ({ record, seal }) => ({ record, codeVersion: seal?.codeVersion }),
    scenarios: ({ record }, given) => [toldOfRecord(record, given)],
  }),
  watch: kind("watch", {
    command: "watch",
    called: "earlier watchpoints",
    record: { file: "watch.json", keys: ["schemaVersion", "windows"], schema: watchSchema },
    files: ["watch.csv", "failures.csv", ...filesOfFailed],
    hasCharts: true,
    open: ({ record, seal }) => ({ record, codeVersion: seal?.codeVersion }),
    scenarios: ({ record }, given) => [toldOfRecord(record, given)],
  }),
  discovery: kind("discovery", {
    command: "discover",
    called: "an earlier discovery",
    record: { file: "discovery.json", keys: ["schemaVersion", "threshold", "trajectory"], schema: discoverySchema },
    files: ["boxes.csv", "trajectory.csv", "tree.csv"],
    hasCharts: true,
    open: ({ record, seal }) => ({ record, codeVersion: seal?.codeVersion }),
    scenarios: ({ record }, given) => [toldOfRecord(record, given)],
  }),
  replay: kind("replay", {
    command: "replay",
    called: "an earlier replay",
    record: { file: "replay.json", keys: ["schemaVersion", "replayed"], schema: replaySchema },
    files: ["weeks.csv", "events.csv", "outcomes.csv"],
    open: ({ record }) => ({ record }),
    scenarios: () => [],
  }),
} as const;

type Registry = typeof resultsKinds;
export type ResultsKindName = keyof Registry;
export const resultsKindNames = Object.keys(resultsKinds) as readonly ResultsKindName[];

/** A results folder that has been read: its kind, how the user calls it, what it holds, and the scenarios it tells of. */
export type OpenedResults<Name extends ResultsKindName = ResultsKindName> = Awaited<ReturnType<Registry[Name]["open"]>>;

function toldOf({ manifest: { scenario } }: Pick<Study, "manifest">, folder: string, isSubject = true): ToldScenario {
  return { name: String(scenario.name), document: scenario, folder, isSubject };
}

/** The scenario of a record that holds it whole. */
function toldOfRecord({ scenario }: { readonly scenario: Document }, folder: string): ToldScenario {
  return { name: String(scenario.name), document: scenario, folder, isSubject: true };
}

/** SHA-256 of a scenario, under a release rule where one is given. */
export function hashOfTold({ name, document, under }: Pick<ToldScenario, "name" | "document" | "under">): string {
  return under === undefined ? sha256OfDocument(document) : hashUnder(document, name, under);
}

/** The kind of the results in a folder, by the record that lies there; undefined where there is none. */
export function kindIn(path: string): ResultsKindName | undefined {
  return resultsKindNames.find((name) => existsSync(join(path, resultsKinds[name].record.file)));
}
