import { fileURLToPath } from "node:url";
import { loadScenario } from "./sim/results/shipped.ts";
import type { ReadScenario } from "./sim/scenario/read.ts";

export type { Distribution } from "./model/distributions/distribution.ts";
export type { Grade, Input } from "./model/scenario/parts.ts";
export type { Scenario } from "./model/scenario/scenario.ts";
export { chartsOf, comparisonCharts } from "./report/charts/index.ts";
export type { Chart, ChartTable } from "./report/charts/kit/chart.ts";
export { htmlPage } from "./report/page/page.ts";
export { renderPdf, renderPng, renderSvg } from "./report/render/render.ts";
export type { Lang } from "./report/words/lang.ts";
export { type ConfigurationDifference, configurationDifference } from "./sim/analysis/explain/configuration.ts";
export { type ExplainOptions, explainDifference, outcomesOfBoth } from "./sim/analysis/explain/explain.ts";
export type { Explanation, ExplanationRecord } from "./sim/analysis/explain/explanation.ts";
export { insightsOf } from "./sim/analysis/insights/insights.ts";
export { type RunOptions, runStudy } from "./sim/engine/run-study.ts";
export { type HoldOptions, holdStudy } from "./sim/results/hold.ts";
export { formatProblem, type Problem, ScenarioError } from "./sim/scenario/problem.ts";
export { type ReadScenario, readScenario } from "./sim/scenario/read.ts";
export { compareStudies } from "./sim/study/compare.ts";
export type { Insights } from "./sim/study/insights.ts";
export type {
  Manifest,
  OutcomeSummary,
  PairedDifference,
  Study,
  StudyResults,
  Summary,
} from "./sim/study/study.ts";
export { summarize } from "./sim/study/summarize.ts";

/** Reads a scenario from disk, or a shipped one by its name. Throws with every problem of the files at once. */
export function readScenarioFile(given: string, cwd = "."): ReadScenario {
  return loadScenario(given, { cwd, packageRoot: fileURLToPath(new URL("..", import.meta.url)) });
}

export { outcomeId } from "./model/outcomes/outcome.ts";
export type { InputGroup } from "./model/scenario/input-spec.ts";
export type { Band } from "./sim/engine/bands/bands-of.ts";
