import type { PairedDifference } from "../results.ts";

/** A paired difference with what it amounts to beside all others it was looked at with. */
type JudgedDifference = PairedDifference & { readonly z: number; readonly pHolm: number };

/** The paired differences as a table: one line an outcome; `z` is Infinity where a difference has no error. */
export function differencesToCsv(differences: readonly JudgedDifference[]): string {
  const header =
    "outcome,material,sector,unit,aMean,aStandardError,bMean,bStandardError,difference,standardError,correlation,z,pHolm";
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
      row.z,
      row.pHolm,
    ].join(","),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
