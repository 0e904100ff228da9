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
