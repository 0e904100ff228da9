import { type JudgedDifference, judgedCells, judgedHeads } from "./explain/csv.ts";

type JudgedBaseline = { readonly baseline: string; readonly differences: readonly JudgedDifference[] };

/** One scenario held against several as a table: one line an outcome and baseline; differences are subject minus baseline. */
export function baselinesToCsv(subject: string, baselines: readonly JudgedBaseline[]): string {
  const lines = baselines.flatMap(({ baseline, differences }) =>
    differences.map((of) => [subject, baseline, ...judgedCells(of)].join(",")),
  );
  return `${[`subject,baseline,${judgedHeads("baseline", "subject")}`, ...lines].join("\n")}\n`;
}
