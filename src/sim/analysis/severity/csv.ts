import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { SeverityRecord } from "./missing.ts";

/** The comparison as observed and severity-matched as a table: one line an outcome; differences are b minus a. */
export function matchedToCsv({ observed, matched }: Pick<SeverityRecord, "observed" | "matched">): string {
  const sides = ["aMean", "bMean", "bMatchedMean", "difference", "differenceMatched"];
  const header = [
    "outcome,material,sector,unit",
    ...sides.flatMap((side) => [side, `${side.replace("Mean", "")}StandardError`]),
  ];
  const lines = matched.flatMap((of) => {
    const before = observed.find((each) => outcomeId(each) === outcomeId(of));
    if (before === undefined) return [];
    const estimates = [of.a, before.b, of.b, asEstimate(before), asEstimate(of)];
    const { outcome, material, sector, unit } = of;
    return [
      [
        outcome,
        material ?? "",
        sector ?? "",
        unit,
        ...estimates.flatMap((each) => [each.mean, each.standardError]),
      ].join(","),
    ];
  });
  return `${[header.join(","), ...lines].join("\n")}\n`;
}

function asEstimate({ difference, standardError }: { readonly difference: number; readonly standardError: number }) {
  return { mean: difference, standardError };
}
