import { z } from "zod";
import { inputGroups } from "../../../model/scenario/input-spec.ts";
import { estimate, estimateFields, list, map, natural, text, version, whole } from "../../study/fields.ts";
import type { Layout } from "../../study/layout.ts";
import { estimateMean } from "../../study/mean.ts";
import { differenceFields, differenceSchema } from "../../study/study.ts";

const group = z.enum(inputGroups, `must be one of ${inputGroups.join(", ")}`);

const mergerSchema = map({ groups: list(group), why: text });
export interface Merger extends z.infer<typeof mergerSchema> {}

export interface Estimate extends z.infer<typeof estimate> {}

/** What groups of inputs that differ contribute to a difference. */
const barSchema = map({
  ...estimateFields,
  /** One group, or several that cannot be told apart because no scenario has the one without the other. */
  groups: list(group),
  /** What the group does where all others are as in a, and where all others are as in b: its share depends on the order. */
  first: estimate,
  last: estimate,
});

const explainedSchema = map({
  ...differenceFields,
  bars: list(barSchema),
  /** What the bars lack of the difference, since the explained runs show nothing of it; absent where they sum to it. */
  remainder: estimate.optional(),
  /** The same difference over the explained runs alone. */
  explained: differenceSchema,
});
/** A difference of means, b minus a, over all runs compared, and the Shapley values of the groups of inputs. */
export interface Explanation extends z.infer<typeof explainedSchema> {}

export const explanationSchema = map({
  schemaVersion: version,
  /** Names of the scenarios. */
  a: text,
  b: text,
  seed: text,
  /** Runs of each hybrid, the same draws in all. */
  runs: whole,
  /** Runs of the comparison, of which those are the first. */
  comparedRuns: whole,
  /** Those explained that are left out, since an outcome of some hybrid is no finite number. */
  failed: list(natural),
  /** Scenarios run: a, b, and all that have some groups from the one and the rest from the other. */
  hybrids: whole,
  /** Groups that had to be taken as one, and the rule that a scenario with the one and not the other breaks. */
  mergers: list(mergerSchema),
  explanations: list(explainedSchema),
});
/** explain.json: what `compare --explain` leaves behind. */
export interface ExplanationRecord extends z.infer<typeof explanationSchema> {}

/** The mean of one number a run, with its standard error. */
export function estimateOf(values: Float64Array, layout: Layout | null): Estimate {
  const { mean: value, standardError } = estimateMean(values, layout);
  return { value, standardError };
}
