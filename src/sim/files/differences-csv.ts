import { type JudgedDifference, judgedCells, judgedHeads } from "./judged-cells.ts";

/** The paired differences as a table: one line an outcome. */
export function differencesToCsv(differences: readonly JudgedDifference[]): string {
  const lines = differences.map((of) => judgedCells(of).join(","));
  return `${[judgedHeads("a", "b"), ...lines].join("\n")}\n`;
}
