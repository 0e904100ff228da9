import type { OutcomeName } from "../../model/outcomes/index.ts";
import type { Driver, VarianceSplit } from "../../sim/study/insights.ts";
import { clipped, textColumns } from "../words/lines.ts";
import { labelOf } from "../words/outcomes.ts";
import type { Names } from "../words/study.ts";
import { shareOfVariance } from "../words/variance-figures.ts";

/** Outcomes whose drivers are shown in the terminal; all others are in drivers.csv. */
const shownOutcomes: readonly string[] = [
  "unmetNeedShare",
  "lossHigh",
  "pricePaidPeakMultiple",
  "banWeeks",
] satisfies readonly OutcomeName[];
const shownDrivers = 3;

/** On which inputs, and on which grades of evidence, the headline outcomes rest; plain text, at most 110 columns wide. */
export function driversTable({ drivers, byGrade }: VarianceSplit, names: Names): string {
  const rows = byGrade
    .filter(({ outcome, sector, grade }) => grade === "C" && sector === null && shownOutcomes.includes(outcome))
    .map((of) => {
      const same = (other: Pick<Driver, "outcome" | "material" | "sector">) =>
        other.outcome === of.outcome && other.material === of.material && other.sector === of.sector;
      const gradeD = byGrade.find((each) => same(each) && each.grade === "D") ?? of;
      const weak = shareOfVariance(of.share + gradeD.share, Math.hypot(of.standardError, gradeD.standardError));
      const largest = drivers
        .filter((each) => same(each) && each.share > 2 * each.standardError)
        .sort((a, b) => b.share - a.share)
        .slice(0, shownDrivers);
      const text = largest.map(({ path, share, standardError }) => `${path} ${shareOfVariance(share, standardError)}`);
      return [clipped(labelOf(of, names), 32), weak, text.join("; ") || "none beyond error"];
    });
  if (rows.length === 0) return "";
  const [head, ...lines] = textColumns([
    ["share of variance, %", "grades C, D", ""],
    ...rows.map(([a, b]) => [a, b, ""]),
  ])
    .split("\n")
    .map((line) => line.trimEnd());
  return `${[`${head}  largest inputs`, ...lines.map((line, k) => `${line}  ${rows[k][2]}`)].join("\n")}\n`;
}
