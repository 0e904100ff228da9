import type { z } from "zod";
import {
  day,
  hash,
  list,
  map,
  nameOrNone,
  number,
  oneOf,
  positive,
  share,
  text,
  version,
  whole,
  yes,
} from "../../study/fields.ts";

/* What changed between what was known and what is known now: changes.json. */

/** What one step does to what is known. */
const stepKinds = ["removed", "policy", "changed", "added"] as const;

const step = map({
  kind: oneOf(stepKinds),
  /** Names of its facts: one; of policy all that differ, which change the script together. */
  facts: list(text),
  /** Probability by which the model foretells the record, given all that is known at this step; null of what is no record. */
  probability: share.nullable(),
  /** Whether it is nearly impossible in the model. */
  contradicts: yes,
  /** Runs of equal weight that all are worth after it. */
  worth: positive,
  /** Largest shift of a mean that it brings, over the outcome's spread before all of them. */
  moved: positive,
});

const estimate = { mean: number, standardError: positive };

const change = map({
  /** In the order in which they are taken. */
  steps: list(step),
  outcomes: list(
    map({
      ...{ outcome: text, material: nameOrNone, sector: nameOrNone, unit: text },
      before: map(estimate),
      after: map(estimate),
      /** After less before, over the same runs. */
      ...{ difference: number, standardError: positive },
      /** By step: the mean after it, and its difference from that before. */
      steps: list(map({ mean: number, difference: number, standardError: positive })),
    }),
  ),
});

/** What was known: the facts file and the day; of a scenario without facts the day to which it is known by itself. */
const known = map({ facts: text.nullable(), sha256: hash.nullable(), asOf: day, effectiveRuns: positive });

export const changesSchema = map({
  schemaVersion: version,
  ...{ scenario: text, seed: text, runs: whole },
  /** In the order given, and the hashes of their studies. */
  known: list(known),
  resultHashes: list(hash),
  /** From each to the next. */
  changes: list(change),
});
export interface ChangesRecord extends z.infer<typeof changesSchema> {}
export type Change = z.infer<typeof change>;
export type ChangeStep = z.infer<typeof step>;
