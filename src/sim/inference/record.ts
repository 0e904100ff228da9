import { z } from "zod";
import { hash, list, map, natural, number, positive, share, text, version, whole } from "../study/fields.ts";

/* What an inference leaves behind: inference.json. The posterior as scenarios read it is in src/sim/scenario/posterior. */

const sizes = map({
  waves: natural,
  points: whole,
  bank: whole,
  /** Points of the whole's bank with which that of some of the rows begins. */
  before: natural.optional(),
  runs: z.tuple([whole, whole, whole], "must be three numbers").readonly(),
});
const of = {
  name: text,
  tableSha256: hash,
  historiesSha256: hash,
  engineVersion: text,
  seed: text,
  sizes,
  /** Episode whose observations were not used. */
  leaveOut: text.nullable(),
  /** Day after which observations were not used. */
  knownUntil: text.nullable(),
};

const told = map({ p5: number, p50: number, p95: number });

const rankTest = map({ quantity: text, bins: list(natural), mean: share, probability: share });

export const inferenceRecordSchema = map({
  schemaVersion: version,
  inference: map(of),
  waves: list(
    map({
      points: whole,
      failed: natural,
      largest: whole,
      below: number,
      passed: natural,
      kept: natural,
      passedOnMeans: natural,
      volume: positive,
    }),
  ),
  emptied: map({
    rows: list(map({ row: text, passed: share, passedOthers: share })),
    pairs: list(z.tuple([text, text], "must be two names").readonly()),
  }),
  bank: map({ points: whole, failed: natural, refined: natural }),
  effective: positive,
  effectiveOfWorld: list(map({ world: text, effective: positive })),
  /** Posterior probability of each size of the discrepancy, 0.25, 0.75, ... 3.75 times as stated. */
  multiplier: list(share),
  noise: map({ points: natural, standardDeviation: positive }),
  parameters: list(
    map({
      name: text,
      title: z.union([text, map({ en: text.optional(), ja: text.optional() })]),
      unit: text,
      prior: told,
      posterior: told,
      /** Largest distance between the two distribution functions, 0-1. */
      distance: share,
      /** 1 less the variance of its rank over that of the prior: 0 where the data said nothing, 1 where all. */
      contraction: number,
      /** Posterior probability of each twentieth of the prior. */
      bins: list(share),
    }),
  ),
  observations: list(
    map({
      name: text,
      kind: text,
      episode: text,
      isUsed: z.boolean(),
      /** On the row's scale; null for what has no value. */
      value: number.nullable(),
      predicted: told.nullable(),
      /** The record less the mean that is foretold, in standard deviations of what is: of runs, record and discrepancy. */
      residual: number.nullable(),
      /** Probability that the model's own data lie below the record; of what has no value, that they say the same. */
      probability: share,
    }),
  ),
  derived: list(map({ name: text, posterior: told })),
  /** With another trust in a row: the posterior's mean ranks. */
  otherwise: list(
    map({ row: text, trust: share, effective: positive, meanRanks: list(map({ name: text, rank: share })) }),
  ),
  calibration: map({
    dataSets: whole,
    limit: share,
    tests: list(rankTest),
    failed: list(text),
    survival: map({ dataSets: natural, survived: natural }),
  }).nullable(),
  /** The posterior of a few rows by approximate Bayesian computation beside that by synthetic likelihood; null where no row asks. */
  abc: map({
    rows: list(text),
    /** Distance from the record, in standard deviations of all its rows, below which data count. */
    tolerance: positive,
    effective: positive,
    effectiveSynthetic: positive,
    /** Distance of two distribution functions beyond which they differ. */
    limit: share,
    parameters: list(map({ name: text, abc: told, synthetic: told, distance: share })),
    differ: list(text),
  }).nullable(),
  posteriorSha256: hash,
});
/** inference.json. */
export interface InferenceRecord extends z.infer<typeof inferenceRecordSchema> {}
