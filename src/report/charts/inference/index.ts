import type { InferenceRecord } from "../../../sim/inference/record.ts";
import type { Lang } from "../../words/lang.ts";
import type { Chart } from "../kit/chart.ts";
import { learntChart } from "./learnt.ts";
import { observedChart } from "./observed.ts";
import { ranksChart } from "./ranks.ts";

/** The charts of an inference, in the order in which a reader asks. */
export function inferenceCharts(record: InferenceRecord, lang: Lang = "en"): readonly Chart[] {
  const told = { record, lang };
  return [learntChart(told), observedChart(told), ranksChart(told)].filter((chart) => chart !== null);
}
