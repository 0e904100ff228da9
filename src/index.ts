import { fileURLToPath } from "node:url";
import { loadScenario } from "./cli/scenario-file.ts";
import type { ReadScenario } from "./sim/scenario/read-scenario.ts";

export type { Distribution } from "./model/distributions/distribution.ts";
export type { Scenario } from "./model/scenario.ts";
export type { Grade, Input } from "./model/scenario-parts.ts";
export type { Chart, ChartTable } from "./report/charts/chart.ts";
export { chartsOf } from "./report/charts/charts-of.ts";
export { comparisonCharts } from "./report/charts/comparison-charts.ts";
export type { Lang } from "./report/lang.ts";
export { htmlPage } from "./report/page/html-page.ts";
export { renderPdf } from "./report/render/pdf.ts";
export { renderPng } from "./report/render/png.ts";
export { renderSvg } from "./report/render/svg.ts";
export { compareStudies } from "./sim/compare.ts";
export { type ConfigurationDifference, configurationDifference } from "./sim/explain/configuration-difference.ts";
export { type ExplainOptions, explainDifference, outcomesOfBoth } from "./sim/explain/explain-difference.ts";
export type { Explanation, ExplanationRecord, InputGroup } from "./sim/explain/explanation.ts";
export { type Insights, insightsOf } from "./sim/insights/insights-of.ts";
export type { Band, Manifest, OutcomeSummary, PairedDifference, Study, StudyResults, Summary } from "./sim/results.ts";
export { outcomeId } from "./sim/results.ts";
export { formatProblem, type Problem, ScenarioError } from "./sim/scenario/problem.ts";
export { type ReadScenario, readScenario } from "./sim/scenario/read-scenario.ts";
export { type HoldOptions, holdStudy } from "./sim/study/hold-study.ts";
export { type RunOptions, runStudy } from "./sim/study/run-study.ts";
export { summarize } from "./sim/summarize.ts";

/** Reads a scenario from disk, or a shipped one by its name. Throws with every problem of the files at once. */
export function readScenarioFile(given: string, cwd = "."): ReadScenario {
  return loadScenario(given, { cwd, packageRoot: fileURLToPath(new URL("..", import.meta.url)) });
}
