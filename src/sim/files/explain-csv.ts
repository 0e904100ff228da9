import type { ExplanationRecord } from "../explain/explanation.ts";

/** Explained differences as a table: one line a bar, in the unit of the outcome. Groups taken as one are joined by `+`. */
export function explanationsToCsv({ explanations }: Pick<ExplanationRecord, "explanations">): string {
  const header =
    "outcome,material,sector,unit,group,contribution,standardError,first,firstStandardError,last,lastStandardError";
  const lines = explanations.flatMap(({ outcome, material, sector, unit, bars }) =>
    bars.map(({ groups, value, standardError, first, last }) =>
      [
        outcome,
        material ?? "",
        sector ?? "",
        unit,
        groups.join("+"),
        value,
        standardError,
        first.value,
        first.standardError,
        last.value,
        last.standardError,
      ].join(","),
    ),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
