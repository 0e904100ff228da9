import type { IgnoranceShare } from "../../study/study.ts";
import type { Convergence } from "./convergence.ts";
import type { OutcomeParts } from "./luck.ts";

/** How the figures of outcomes settle as runs are added, a line a doubling of the runs. */
export function convergenceToCsv(steps: readonly Convergence[]): string {
  const lines = steps.map(({ outcome, material, sector, runs, mean, standardError, median, p95 }) =>
    [
      ...[outcome, material ?? "", sector ?? "", runs, mean, standardError],
      ...[median.value, median.low, median.high, p95.value, p95.low, p95.high],
    ].join(","),
  );
  const head = "outcome,material,sector,runs,mean,standardError,p50,p50Low,p50High,p95,p95Low,p95High";
  return `${[head, ...lines].join("\n")}\n`;
}

/** The spread of outcomes by what it rests on; shares of variance 0-1, deviations in the outcome's unit. */
export function spreadToCsv(
  split: readonly OutcomeParts[],
  meanOf: (key: OutcomeParts["key"]) => { readonly mean: number; readonly standardError: number },
): string {
  const lines = split.flatMap(({ key, parts }) => {
    if (parts === null) return [];
    const { mean, standardError } = meanOf(key);
    const { ignoranceDeviation, luckDeviation, ignoranceShare } = parts;
    return [
      [
        ...[key.outcome, key.material ?? "", key.sector ?? "", key.unit, mean, standardError],
        ...[ignoranceDeviation, luckDeviation, ignoranceShare].flatMap((each) => [each.value, each.standardError]),
      ].join(","),
    ];
  });
  const head =
    "outcome,material,sector,unit,mean,monteCarloError,ignoranceDeviation,ignoranceDeviationError,luckDeviation,luckDeviationError,ignoranceShareOfVariance,ignoranceShareError";
  return `${[head, ...lines].join("\n")}\n`;
}

/** Ignorance's share of each outcome's variance, read from such a table as it was sealed. */
export function ignoranceIn(csv: string): readonly IgnoranceShare[] {
  const [, ...lines] = csv.trimEnd().split("\n");
  return lines.map((line) => {
    const [outcome, material, sector, , , , , , , , share, standardError] = line.split(",");
    return {
      ...{ outcome, material: material || null, sector: sector || null },
      ...{ share: Number(share), standardError: Number(standardError) },
    };
  });
}
