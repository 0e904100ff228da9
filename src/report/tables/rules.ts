import type { RulesRecord } from "../../sim/analysis/rules/rules.ts";
import type { ChartTable } from "../charts/kit/chart.ts";

/** rules.csv: one line a rule and outcome; `difference` is the rule minus never releasing. */
export function rulesTable({ rules }: RulesRecord): ChartTable {
  return {
    columns: [
      "rule",
      "outcome",
      "material",
      "sector",
      "unit",
      "mean",
      "standardError",
      "difference",
      "differenceError",
    ],
    rows: rules.flatMap(({ trigger, differences }) =>
      differences.map(({ outcome, material, sector, unit, b, difference, standardError }) => [
        ...[trigger, outcome, material ?? "", sector ?? "", unit],
        ...[b.mean, b.standardError, difference, standardError],
      ]),
    ),
  };
}
