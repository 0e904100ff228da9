import { z } from "zod";
import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import { title } from "../../sim/study/fields.ts";

const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();

/** The score of the model against the past in a few figures: docs/validation-score.json, which reports show. */
export const validationScoreSchema = z.strictObject({
  schemaVersion: z.literal(2),
  engineVersion: z.string(),
  seed: z.string(),
  runs: count,
  points: count,
  variants: z.array(
    z.strictObject({
      variant: z.enum(["outOfSample", "inSample", "policyKnown"]),
      /** Points within the middle 80 % of the runs, with exact 95 % limits. */
      coverage: z.strictObject({ held: count, of: count, low: share, high: share }),
      /** Against a random walk, from six months on; the error leaves out one series at a time. */
      skill: z.strictObject({ skill: z.number().nullable(), error: z.number().nullable() }),
      /** `failed`: names of the features whose 90 % interval misses what happened. */
      features: z.array(z.strictObject({ episode: z.string(), passed: count, of: count, failed: z.array(z.string()) })),
    }),
  ),
});

/** What a person concluded from the score, and of what it is: docs/validation-record.json, written by hand. */
export const validationRecordSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** As scenarios name them. */
  materials: z.array(z.string()),
  episodes: z.array(z.string()),
  /** The goods on record. */
  of: title,
  /** To follow on what the model was held against. */
  inShort: title,
  /** `{record}` stands for what the model was held against. */
  inFull: title,
});

export type ValidationRecord = Readonly<z.infer<typeof validationRecordSchema>>;

export type ValidationScore = Readonly<z.infer<typeof validationScoreSchema>>;

/** @throws RangeError when the hindcast was not scored at the level or the horizon that the score tells. */
export function validationScore({ engineVersion, seed, runs, results, pooled }: HindcastRecord): ValidationScore {
  return {
    ...{ schemaVersion: 2, engineVersion, seed, runs, points: pooled[0].coverage[0].of },
    variants: pooled.map(({ variant, coverage, skill }) => {
      const held = coverage.find(({ level }) => level === 0.8);
      const walk = skill.find((row) => row.reference === "randomWalk" && row.fromMonths === 6 && row.toMonths === null);
      if (held === undefined || walk === undefined)
        throw new RangeError("validationScore: not scored at 80 %, 6 months");
      return {
        variant,
        coverage: { held: held.held, of: held.of, low: held.low, high: held.high },
        skill: { skill: walk.skill, error: walk.error },
        features: results
          .filter((result) => result.variant === variant && result.features.length > 0)
          .map(({ episode, features }) => ({
            ...{ episode, passed: features.filter(({ pass }) => pass).length, of: features.length },
            failed: features.filter(({ pass }) => !pass).map(({ name }) => name),
          })),
      };
    }),
  };
}
