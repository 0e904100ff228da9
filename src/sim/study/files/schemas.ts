import { z } from "zod";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { resultsSchemaVersion } from "../study.ts";

const version = z.literal(resultsSchemaVersion, `must be ${resultsSchemaVersion}`);
const text = z.string("must be text").min(1, "must not be empty");
const whole = z.int("must be a whole number").min(1, "must be 1 or more");
const share = z.number("must be a number").min(0, "must be 0 or more").max(1, "must be 1 or less");
/** A scenario by whose outlines runs were chosen: held by the hash that runs.parquet has of it. */
const outlinedBy = z.custom<Scenario>(
  (value) => z.looseObject({ name: text, horizonWeeks: whole }).safeParse(value).success,
  "must be a scenario",
);
const samplingSchema = z.discriminatedUnion(
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
      region: z.array(z.strictObject({ dimension: text, from: share, to: share }), "must be a list"),
    }),
  ],
  "must be a known way of sampling",
);
const hash = z.string("must be text").regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const titled = z.record(z.string(), z.looseObject({ title: text }, "must be a map"), "must be a map");

/** The scenario as far as a report reads it by name; the rest is held by its hash. */
const scenario = z.looseObject(
  {
    name: text,
    title: text,
    country: text,
    exporter: text,
    start: z.string("must be text").regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date"),
    horizonWeeks: whole,
    materials: titled,
    sectors: titled,
    outcomes: z.looseObject({ lineStopShare: z.looseObject({ unit: text }, "must be a map") }, "must be a map"),
    loss: z.looseObject({ currency: text }, "must be a map"),
  },
  "must be a map",
);

const number = z.number("must be a number");
const until = z.looseObject(
  {
    rule: text,
    confidence: number,
    ceiling: whole,
    pilotRuns: whole,
    looks: z.array(whole, "must be a list"),
    met: z.boolean("must be true or false"),
    goals: z.array(
      z.looseObject({ goal: text, value: number, halfWidth: number, ratio: number }, "must be a map"),
      "must be a list",
    ),
  },
  "must be a map",
);

const study = {
  schemaVersion: version,
  scenario,
  scenarioSha256: hash,
  seed: text,
  runs: whole,
  sampling: samplingSchema,
  codeVersion: text,
  engineVersion: text,
};

/** manifest.json of a study. */
export const manifestSchema = z.looseObject(
  { ...study, failedRuns: whole.optional(), resultHash: hash, until: until.optional() },
  "must be a map",
);

/** study.json of a study under way. */
export const unfinishedSchema = z.looseObject({ ...study, shards: whole }, "must be a map");

/** job.json of probes under way. */
export const jobSchema = z.looseObject(
  {
    schemaVersion: version,
    job: text,
    of: z.record(z.string(), text, "must be a map"),
    ...{ seed: text, runs: whole, sampling: samplingSchema, codeVersion: text, engineVersion: text },
  },
  "must be a map",
);

/** comparison.json of two studies, as far as it says which. */
export const comparisonSchema = z.looseObject(
  {
    schemaVersion: version,
    a: text,
    b: text,
    seed: text,
    runs: whole,
    resultHashes: z.tuple([hash, hash], "must be two hashes"),
    differences: z.array(z.unknown(), "must be a list"),
  },
  "must be a map",
);
