import { z } from "zod";
import { releaseTriggers } from "../../model/scenario/parts.ts";
import { resultsSchemaVersion } from "../study/study.ts";

/* Records of results folders as far as a report reads them: the rest is made again from the studies beside them. */

const version = z.literal(resultsSchemaVersion, `must be ${resultsSchemaVersion}`);
const text = z.string("must be text").min(1, "must not be empty");
const whole = z.int("must be a whole number").min(1, "must be 1 or more");
const number = z.number("must be a number");
const hash = z.string("must be text").regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits");
const map = "must be a map";
const list = "must be a list";
const trigger = z.enum(releaseTriggers, `must be one of ${releaseTriggers.join(", ")}`);
const estimate = z.looseObject({ value: number, standardError: number }, map);

/** baselines.json: the last scenario against each before it. */
export const baselinesSchema = z.looseObject(
  {
    ...{ schemaVersion: version, subject: text, seed: text, runs: whole },
    resultHashes: z.array(hash, list).min(3, "must be three or more"),
    comparisons: z.array(z.looseObject({ baseline: text }, map), list).min(2, "must be two or more"),
  },
  map,
);

/** rules.json: a scenario under each release rule. */
export const rulesSchema = z.looseObject(
  {
    ...{ schemaVersion: version, scenario: text, seed: text, runs: whole, own: trigger },
    rules: z.array(z.looseObject({ trigger, resultHash: hash }, map), list),
  },
  map,
);

/** matched.json: two scenarios with the same tonnes missing. */
export const matchedSchema = z.looseObject(
  {
    ...{ schemaVersion: version, a: text, b: text, seed: text, runs: whole, searchRuns: whole },
    factor: estimate,
    materials: z.array(text, list),
    missingTonnes: z.looseObject({ a: estimate, b: estimate, matched: estimate, left: estimate }, map),
    resultHash: hash,
  },
  map,
);

/** hindcast.json: all that is in it and in fans.csv is held by its hash. */
export const hindcastSchema = z.looseObject(
  {
    ...{ schemaVersion: version, engineVersion: text, seed: text, runs: whole, resultHash: hash },
    results: z.array(z.looseObject({}, map), list).min(1, "must be one or more"),
    pooled: z.array(z.looseObject({}, map), list).min(1, "must be one or more"),
    ablation: z.array(z.looseObject({}, map), list),
  },
  map,
);
