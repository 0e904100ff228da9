import type { Judged } from "../../study/judged.ts";
import type { Estimate, ExplanationRecord } from "./explanation.ts";

/**
 * Explained differences as a table: one line a bar, in the unit of the outcome, and one for what the bars lack, if anything, as
 * the group `remainder`. Groups taken as one are joined by `+`.
 */
export function explanationsToCsv({ explanations }: Pick<ExplanationRecord, "explanations">): string {
  const header =
    "outcome,material,sector,unit,group,contribution,standardError,first,firstStandardError,last,lastStandardError";
  const lines = explanations.flatMap(({ outcome, material, sector, unit, bars, remainder }) => {
    const of = [outcome, material ?? "", sector ?? "", unit];
    const cells = (estimate: Estimate | undefined) => [estimate?.value ?? "", estimate?.standardError ?? ""];
    return [
      ...bars.map((bar) => [...of, bar.groups.join("+"), ...cells(bar), ...cells(bar.first), ...cells(bar.last)]),
      ...(remainder === undefined ? [] : [[...of, "remainder", ...cells(remainder), "", "", "", ""]]),
    ].map((line) => line.join(","));
  });
  return `${[header, ...lines].join("\n")}\n`;
}

export const judgedHeads = (a: string, b: string) =>
  `outcome,material,sector,unit,${a}Mean,${a}StandardError,${b}Mean,${b}StandardError,difference,standardError,correlation,z,pHolm`;

/** Its cells in a table; `z` is Infinity where a difference has no error. */
export function judgedCells(of: Judged): readonly (string | number)[] {
  const { outcome, material, sector, unit, a, b, difference, standardError, correlation, z, pHolm } = of;
  const means = [a.mean, a.standardError, b.mean, b.standardError];
  return [outcome, material ?? "", sector ?? "", unit, ...means, difference, standardError, correlation, z, pHolm];
}

/** The paired differences as a table: one line an outcome. */
export function differencesToCsv(differences: readonly Judged[]): string {
  const lines = differences.map((of) => judgedCells(of).join(","));
  return `${[judgedHeads("a", "b"), ...lines].join("\n")}\n`;
}
