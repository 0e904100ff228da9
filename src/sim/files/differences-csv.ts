import type { PairedDifference } from "../results.ts";

/** The paired differences as a table: one line an outcome. */
export function differencesToCsv(differences: readonly PairedDifference[]): string {
  const header =
    "outcome,material,sector,unit,aMean,aStandardError,bMean,bStandardError,difference,standardError,correlation";
  const lines = differences.map((row) =>
    [
      row.outcome,
      row.material ?? "",
      row.sector ?? "",
      row.unit,
      row.a.mean,
      row.a.standardError,
      row.b.mean,
      row.b.standardError,
      row.difference,
      row.standardError,
      row.correlation,
    ].join(","),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
