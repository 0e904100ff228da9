import type { SweepRecord } from "../../../sim/analysis/sweep/record.ts";
import type { Lang } from "../../words/lang.ts";
import type { Chart } from "../kit/chart.ts";
import { cellsChart } from "./cells.ts";
import { inputsChart } from "./inputs.ts";

/** The charts of a sweep: its cells by rank, and what each input does. */
export function sweepCharts(record: SweepRecord, lang: Lang = "en"): readonly Chart[] {
  const inputs = inputsChart(record, lang);
  return inputs === null ? [cellsChart(record, lang)] : [cellsChart(record, lang), inputs];
}
