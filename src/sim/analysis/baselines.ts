import { z } from "zod";
import { hash, list, map, text, version, whole } from "../study/fields.ts";
import type { JudgedBaseline } from "../study/judged.ts";
import { differenceSchema } from "../study/study.ts";
import { judgedCells, judgedHeads } from "./explain/csv.ts";

const few = (most: string) => `must be ${most} or more`;

/** baselines.json: the last scenario against each before it; differences are the last minus that. */
export const baselinesSchema = map({
  schemaVersion: version,
  ...{ subject: text, seed: text, runs: whole },
  /** Of the studies, that of the subject last. */
  resultHashes: z.array(hash, "must be a list").min(3, few("three")).readonly(),
  comparisons: z
    .array(map({ baseline: text, differences: list(differenceSchema) }), "must be a list")
    .min(2, few("two"))
    .readonly(),
});
export interface BaselinesRecord extends z.infer<typeof baselinesSchema> {}

/** One scenario held against several as a table: one line an outcome and baseline; differences are subject minus baseline. */
export function baselinesToCsv(subject: string, baselines: readonly JudgedBaseline[]): string {
  const lines = baselines.flatMap(({ baseline, differences }) =>
    differences.map((of) => [subject, baseline, ...judgedCells(of)].join(",")),
  );
  return `${[`subject,baseline,${judgedHeads("baseline", "subject")}`, ...lines].join("\n")}\n`;
}
