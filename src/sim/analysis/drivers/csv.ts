import type { VarianceSplit } from "../../study/insights.ts";

/**
 * What drives each outcome, one line a share of its variance: first each input by its path, then the sums by grade, whose
 * path is empty; `remainder` is interactions and the luck of later draws.
 */
export function driversToCsv({ drivers, byGrade }: VarianceSplit): string {
  const lines = [...drivers, ...byGrade.map((each) => ({ ...each, path: "" }))].map(
    ({ outcome, material, sector, path, grade, share, standardError }) =>
      [outcome, material ?? "", sector ?? "", path, grade, share, standardError].join(","),
  );
  return `${["outcome,material,sector,input,grade,shareOfVariance,standardError", ...lines].join("\n")}\n`;
}
