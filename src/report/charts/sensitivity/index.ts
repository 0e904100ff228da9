import type { SensitivityRecord } from "../../../sim/analysis/sensitivity/record.ts";
import type { Lang } from "../../words/lang.ts";
import type { Chart } from "../kit/chart.ts";
import { monthsChart } from "./months.ts";
import { partsChart } from "./parts.ts";

/** The charts of a sensitivity analysis. */
export function sensitivityCharts(record: SensitivityRecord, lang: Lang = "en"): readonly Chart[] {
  const months = monthsChart(record, lang);
  return [...(record.outcomes.length === 0 ? [] : [partsChart(record, lang)]), ...(months === null ? [] : [months])];
}
