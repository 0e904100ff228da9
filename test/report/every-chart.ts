import { baselinesChart } from "../../src/report/charts/baselines.ts";
import { chartsOf, comparisonCharts } from "../../src/report/charts/index.ts";
import type { Chart, Waterfall } from "../../src/report/charts/kit/chart.ts";
import { rulesCharts } from "../../src/report/charts/rules/index.ts";
import { severityChart } from "../../src/report/charts/severity.ts";
import type { Lang } from "../../src/report/words/lang.ts";
import { compareStudies } from "../../src/sim/study/compare.ts";
import type { PairedDifference } from "../../src/sim/study/study.ts";
import { withInsights } from "./synthetic-insights.ts";
import { syntheticBaselines, syntheticMatched, syntheticRules } from "./synthetic-parts.ts";
import { type Synthetic, syntheticResults } from "./synthetic-results.ts";

/** Every chart of a made-up study and of another beside it, with a restriction in force today and, where it differs, without. */
export async function studyChartsOf(shape: Synthetic, lang: Lang = "en"): Promise<readonly Chart[]> {
  const results = syntheticResults(shape);
  const other = syntheticResults({
    ...{ runs: results.manifest.runs, name: "other", title: "another", banWeeks: 9 },
    ...{ weeks: Math.min(52, shape.weeks ?? 52), materials: shape.materials, sectors: shape.sectors },
    called: shape.called,
  });
  const differences = await compareStudies(other, results);
  const explained = { runs: 50, explanations: differences.slice(0, 2).map(explainedBy) };
  const [now, without] = [true, false].map((inForce) => chartsOf(withInsights(results, inForce), lang));
  const drawn = new Set(now.map((chart) => JSON.stringify(chart)));
  return [
    ...now,
    ...without.filter((chart) => !drawn.has(JSON.stringify(chart))),
    ...comparisonCharts(withInsights(other), withInsights(results), differences, explained, lang),
  ];
}

/** The charts of several baselines and of the same tonnes missing. */
export async function partChartsOf(shape: Synthetic, lang: Lang = "en"): Promise<readonly Chart[]> {
  const small = { weeks: 40, ...shape, runs: Math.min(40, shape.runs ?? 40) };
  return [baselinesChart(await syntheticBaselines(small), lang), severityChart(await syntheticMatched(small), lang)];
}

/** The charts of release rules. */
export async function ruleChartsOf(shape: Synthetic, lang: Lang = "en"): Promise<readonly Chart[]> {
  const { record, studies, scenario } = await syntheticRules(shape);
  return rulesCharts(record, studies, scenario, lang);
}

/** A made-up explanation of a difference, in three bars; but for the first, it has something that the bars lack. */
export function explainedBy(of: PairedDifference, k = 0): Waterfall {
  const remainder = { value: 0.1 * of.difference, standardError: of.standardError };
  return { ...of, bars: barsOf(of), explained: of, ...(k === 0 ? {} : { remainder }) };
}

/** A difference in three parts: most of it, more than the rest, and back. */
function barsOf({ difference, standardError }: PairedDifference): Waterfall["bars"] {
  return [0.7, 0.5, -0.2].map((part, k) => ({
    groups: ([["trigger"], ["scope", "stocks"], ["memory"]] as const)[k],
    value: part * difference,
    standardError,
  }));
}
