import type { z } from "zod";
import { inputGroups } from "../../../model/scenario/input-spec.ts";
import { grades } from "../../../model/scenario/parts.ts";
import {
  day,
  estimate,
  hash,
  list,
  map,
  nameOrNone,
  number,
  oneOf,
  positive,
  text,
  version,
  whole,
} from "../../study/fields.ts";
import { documentSchema } from "../../study/study.ts";

const group = oneOf(inputGroups);

/** An uncertain number and its shares of a variance; those that its correlation with others leaves without meaning are null. */
const inputSchema = map({
  path: text,
  grade: oneOf(grades),
  group,
  /** What it explains by itself, Var(E[Y|X]) / Var(Y). */
  first: estimate,
  /** What would be left if all else were known, luck too, E[Var(Y|all else)] / Var(Y); null where it is correlated. */
  total: estimate.nullable(),
  /** Its part in what it explains together with those that it is correlated with; null where it is correlated with none. */
  shapley: estimate.nullable(),
});

/** Several inputs as one. */
const several = { first: estimate, total: estimate };

const ofOutcome = { outcome: text, material: nameOrNone, sector: nameOrNone };

const outcomeSchema = map({
  ...ofOutcome,
  unit: text,
  ...{ mean: number, standardDeviation: positive },
  inputs: list(inputSchema),
  /** Inputs that are correlated, as one. */
  correlated: list(map({ paths: list(text), ...several })),
  groups: list(map({ group, ...several })),
  /** What two inputs explain together beyond what each does by itself. */
  pairs: list(map({ ...{ a: text, b: text }, share: estimate })),
  /** The whole variance in four: they sum to 1. */
  parts: map({
    /** Inputs by themselves, correlated ones as one. */
    alone: estimate,
    /** The pairs listed. */
    pairs: estimate,
    /** Three inputs or more together, and pairs that are not listed. */
    more: estimate,
    /** Variance between runs that have every input alike. */
    luck: estimate,
  }),
});
export interface SensitiveOutcome extends z.infer<typeof outcomeSchema> {}

const courseSchema = map({
  ...ofOutcome,
  months: list(
    map({
      /** First day, and the day after the last. */
      ...{ from: day, to: day },
      standardDeviation: positive,
      luck: estimate,
      /** One an input of `inputs`. */
      first: list(estimate),
      total: list(estimate.nullable()),
    }),
  ),
  /** Paths of the inputs that matter most in some month. */
  inputs: list(text),
});
/** Shares of the variance of a weekly series' monthly mean, over the months in which it varies. */
export interface SensitiveCourse extends z.infer<typeof courseSchema> {}

/** sensitivity.json: which inputs matter, alone and together, and how much is luck. */
export const sensitivitySchema = map({
  schemaVersion: version,
  /** As resolved. */
  ...{ scenario: documentSchema, scenarioSha256: hash, seed: text },
  /** Runs from which first orders and pairs are told. */
  runs: whole,
  /** How those were laid out. */
  sampling: text,
  /** Points of the design from which total orders, groups and luck are told, each run once for every input. */
  points: whole,
  engineVersion: text,
  outcomes: list(outcomeSchema),
  courses: list(courseSchema),
});
export interface SensitivityRecord extends z.infer<typeof sensitivitySchema> {}
