import type { PairedDifference } from "../results.ts";

type JudgedBaseline = {
  readonly baseline: string;
  readonly differences: readonly (PairedDifference & { readonly z: number; readonly pHolm: number })[];
};

/** One scenario held against several as a table: one line an outcome and baseline; differences are subject minus baseline. */
export function baselinesToCsv(subject: string, baselines: readonly JudgedBaseline[]): string {
  const header =
    "subject,baseline,outcome,material,sector,unit,baselineMean,baselineStandardError,subjectMean,subjectStandardError,difference,standardError,correlation,z,pHolm";
  const lines = baselines.flatMap(({ baseline, differences }) =>
    differences.map((row) =>
      [
        subject,
        baseline,
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
    ),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
