import { z } from "zod";
import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import { grades } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import type { Band } from "../engine/bands/bands-of.ts";
import type { Fact } from "../engine/facts/fact.ts";
import type { Sampling } from "../engine/sampling/sampling.ts";
import { actors } from "../scenario/actors.ts";
import {
  day,
  hash,
  list,
  map,
  nameOrNone,
  natural,
  number,
  positive,
  share,
  text,
  title,
  version,
  whole,
  yes,
} from "./fields.ts";
import type { Insights } from "./insights.ts";

/*
 * What a finished study leaves behind: the records of manifest.json, summary.json and bands.csv. A schema is the one
 * source of each record: files are read by it, and its type follows from it.
 */

export { resultsSchemaVersion } from "./schema-version.ts";

const ofOutcome = { outcome: text, material: nameOrNone, sector: nameOrNone, unit: text };

const quantileSchema = map({
  /** Probability, 0-1. */
  p: share,
  value: number,
  /** 95 % limits by order statistics, free of any assumption on the distribution. */
  low: number,
  high: number,
});
export interface QuantileEstimate extends z.infer<typeof quantileSchema> {}

const outcomeSchema = map({ ...ofOutcome, mean: number, standardError: positive, quantiles: list(quantileSchema) });
export interface OutcomeSummary extends z.infer<typeof outcomeSchema> {}

export const summarySchema = map({
  schemaVersion: version,
  /** Day to which all is known that its runs are weighed by; absent where no facts were given. */
  knownTo: day.optional(),
  outcomes: list(outcomeSchema),
});
/** summary.json of a study. */
export interface Summary extends z.infer<typeof summarySchema> {}

/** A scenario by whose outlines runs were chosen: held by the hash that runs.parquet has of it. */
const outlinedBy = z.custom<Scenario>(
  (value) => z.looseObject({ name: text, horizonWeeks: whole }).safeParse(value).success,
  "must be a scenario",
);
export const samplingSchema: z.ZodType<Sampling> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.enum(["plain", "sobol", "latin", "stratified"]) }),
    z.strictObject({
      kind: z.literal("outlined"),
      candidates: whole,
      by: z
        .tuple([outlinedBy])
        .or(z.tuple([outlinedBy, outlinedBy]))
        .optional(),
    }),
    z.strictObject({
      kind: z.literal("importance"),
      tail: text,
      factor: whole.max(16, "must be 16 or less"),
      region: list(z.strictObject({ dimension: text, from: share, to: share })),
    }),
  ],
  "must be a known way of sampling",
);

const titled = z.record(z.string(), z.looseObject({ title }, "must be a map"), "must be a map");

/** A scenario as written: checked as far as a report reads it by name; the rest is held by its hash. */
export const documentSchema: z.ZodType<Readonly<Record<string, unknown>>> = z.looseObject(
  {
    name: text,
    title,
    country: title,
    exporter: title,
    start: z.string("must be text").regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date"),
    horizonWeeks: whole,
    materials: titled,
    sectors: titled,
    outcomes: z.looseObject({ lineStopShare: z.looseObject({ unit: text }, "must be a map") }, "must be a map"),
    loss: z.looseObject({ currency: text }, "must be a map"),
  },
  "must be a map",
);

const untilSchema = map({
  /** `src/sim/analysis/precision/until.ts` has it. */
  rule: text,
  /** Of the intervals whose half width the errors are. */
  confidence: number,
  ceiling: whole,
  pilotRuns: whole,
  /** Runs after which the error of the study was looked at. */
  looks: list(whole),
  met: yes,
  goals: list(
    map({
      /** As given, e.g. `p95(pricePaid.Dy.peak) 3%`. */
      goal: text,
      value: number,
      /** In the outcome's unit. */
      halfWidth: number,
      /** Error over that asked for. */
      ratio: number,
    }),
  ),
});
/** How the number of runs came about, and what was reached. */
export interface UntilRecord extends z.infer<typeof untilSchema> {}

/** Counted from the start: below 0 within the history of a scenario. */
const anyWeek = z.int("must be a whole number");

/** A fact that weighs runs, as the engine takes it: held by the hash that runs.parquet has of all. */
const weighing = z.custom<Fact>(
  (value) =>
    z
      .looseObject({
        name: text,
        week: anyWeek,
        asked: z.looseObject({ kind: text }),
        law: z.looseObject({ kind: text }),
      })
      .safeParse(value).success,
  "must be a fact",
);

const factsSchema = map({
  name: text,
  title,
  /** Of the facts file, hex. */
  sha256: hash,
  /** Day to which all is known: facts of later days were not used. */
  asOf: day,
  /** In order of the day by which they were on record. */
  used: list(map({ name: text, title, kind: text, known: day, source: text, grade: z.enum(grades) })),
  /** Those of them that weigh runs; the others stand in the script of the scenario. */
  weighing: list(weighing),
  /** Those that were on record by the day to which the scenario's posterior knows the world, and would count twice. */
  setAside: map({ knownTo: day, facts: list(text) }).optional(),
});
const readingSchema = map({
  /** Whole weeks after which its facts were read. */
  week: anyWeek,
  facts: list(text),
  /** Particles that were weighed then, more than runs of the study where more stood at first. */
  weighed: whole,
  /** Runs of equal weight that these were worth by then, since they last had equal weights. */
  effective: positive,
  /** Logarithm of how likely its facts are, given all before them, each over the run that makes it likeliest. */
  logEvidence: number,
  /** Particles that ended here, with copies of others in their place; null where the weights were carried on. */
  copied: natural.nullable(),
  /** Runs from which all particles stem from here on, and how many of them they would be worth if each had as many descendants (Kish). */
  ancestors: whole,
  worth: positive,
});
const particlesSchema = map({
  /** Of who was copied when and into whose place, hex. */
  sha256: hash,
  readings: list(readingSchema),
});
/** How runs were carried forward as particles from fact to fact. */
export interface ParticlesRecord extends z.infer<typeof particlesSchema> {}

/** What was run, and by what. */
const work = { seed: text, runs: whole, sampling: samplingSchema, codeVersion: text, engineVersion: text };
const begun = {
  schemaVersion: version,
  /** The scenario as resolved (base merged in), as written in its files. */
  scenario: documentSchema,
  /** SHA-256 of the canonical JSON of `scenario`, hex. */
  scenarioSha256: hash,
  /** Day to which all is known: that of its facts, else of its policy; absent in results of builds that did not write it. */
  knownTo: day.optional(),
  ...work,
  facts: factsSchema.optional(),
  /** The command that runs it and what it was given, without what has no effect on any number; left out where no command does. */
  command: list(z.string("must be text")).optional(),
  /** Weekly series of which paths.parquet has every run's path, by id; left out where none were asked for. */
  paths: list(text).optional(),
};

export const manifestSchema = map({
  ...begun,
  /** Runs that failed, of `runs`: they stand in failures.csv and nowhere else. Absent where none did. */
  failedRuns: whole.optional(),
  /** There where few runs carried the weight of the facts: its runs are particles then. */
  particles: particlesSchema.optional(),
  /** Runs of equal weight that its runs are worth (Kish): there where facts weigh them. */
  effectiveRuns: positive.optional(),
  /** SHA-256 over summary.json, bands.csv and runs.parquet in this order, hex. */
  resultHash: hash,
  /** Actors that act as one though their names read like those of several; absent where none does. */
  treatedAsOne: list(z.enum(actors)).optional(),
  /** What decided on the number of runs; left out where it was given. */
  until: untilSchema.optional(),
  /** The folder in which it lies in the results of its command; left out where it is all of them. */
  part: text.optional(),
});
/** manifest.json of a study. */
export interface Manifest extends z.infer<typeof manifestSchema> {}

export const unfinishedSchema = map({ ...begun, shards: whole });
/** study.json: a study under way, and into how many shards it is cut. */
export interface Unfinished extends z.infer<typeof unfinishedSchema> {}

export const jobSchema = map({
  schemaVersion: version,
  job: z.enum(
    ["explanation", "severity", "hindcast", "forecast", "inference", "sweep", "sensitivity", "watch"],
    "must be a known job",
  ),
  /** What is run, field by field as a user may meet them. */
  of: z.record(z.string(), text, "must be a map").readonly(),
  ...work,
});
/** job.json: probes under way that are no study, since only some numbers of each run are kept. */
export interface JobRecord extends z.infer<typeof jobSchema> {}

const meanOf = map({ mean: number, standardError: positive });

export const differenceFields = {
  ...ofOutcome,
  a: meanOf,
  b: meanOf,
  /** b minus a. */
  difference: number,
  standardError: positive,
  /** Correlation of the two over runs; 0 where either does not vary. */
  correlation: number,
};
export const differenceSchema = map(differenceFields);
/** A difference of means between two scenarios, run for run on common random numbers. */
export interface PairedDifference extends z.infer<typeof differenceSchema> {}

/** comparison.json of two studies. */
export const comparisonSchema = map({
  schemaVersion: version,
  /** Names of the scenarios. */
  a: text,
  b: text,
  seed: text,
  runs: whole,
  resultHashes: z.tuple([hash, hash], "must be two hashes"),
  differences: list(differenceSchema),
});

/** How much of an outcome's variance facts that are not known have, alone and together: luck has the rest. */
export type IgnoranceShare = Pick<OutcomeKey, "outcome" | "material" | "sector"> & {
  readonly share: number;
  readonly standardError: number;
};

/**
 * A finished study. `values` are one number a run, in run order, without the runs that failed; a study of a million runs
 * gives them one outcome at a time.
 */
export type Study<Values = Float64Array | Promise<Float64Array>> = {
  readonly manifest: Manifest;
  readonly summary: Summary;
  readonly bands: readonly Band[];
  /** Runs that failed, in run order; absent where none did. */
  readonly failed?: readonly number[] | undefined;
  /** What each run counts for, in run order; there where facts weigh them. */
  readonly weights?: Float64Array | undefined;
  /** The run from which each stems, in run order; there where facts have carried them forward as particles. */
  readonly ancestors?: ArrayLike<number> | undefined;
  /** Of headline outcomes the share of the variance that ignorance has, 0-1; luck has the rest. Absent where runs are too few to tell. */
  readonly spread?: readonly IgnoranceShare[] | undefined;
  /** What it says beside all this; absent in results of builds that did not write it. */
  readonly insights?: Insights | undefined;
  /** Of an outcome, or of what was drawn: `input.` and its path. @throws RangeError for what the study does not hold. */
  readonly values: (outcomeId: string) => Values;
};

/** All a report needs of one finished study, with the values it reads at hand. */
export type StudyResults = Study<Float64Array>;
