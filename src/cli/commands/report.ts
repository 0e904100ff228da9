import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Chart } from "../../report/charts/chart.ts";
import { chartsOf, valuesDrawn } from "../../report/charts/charts-of.ts";
import { comparisonCharts } from "../../report/charts/comparison-charts.ts";
import { inputRows } from "../../report/inputs/input-rows.ts";
import { htmlPage } from "../../report/page/html-page.ts";
import { compareStudies } from "../../sim/compare.ts";
import { insightsOf } from "../../sim/insights/insights-of.ts";
import type { Study, StudyResults } from "../../sim/results.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { openComparison } from "../open-comparison.ts";
import { type OpenedExplanation, openExplanation } from "../open-explanation.ts";
import { openStudy, withValues } from "../open-study.ts";
import { fillFolder } from "../output-folder.ts";
import { writeCharts } from "../write-charts.ts";

/** Writes charts (Vega-Lite, SVG, PNG, table) and one page into `<dir>/report`. */
export async function report(given: string, io: Io): Promise<void> {
  const studies = await openStudies(given, io);
  mustCountAlike(given, studies);
  const out = join(given, "report");
  const explained = openExplanation(given, studies, io);
  const count = await fillFolder(out, io, (folder) => writeReport(folder, studies, explained));
  io.stdout(`${count} charts, each as .vl.json, .svg, .png and .csv: ${join(out, "charts")}\n`);
  io.stdout(`page: ${join(out, "index.html")}\n`);
}

async function openStudies(given: string, io: Io): Promise<readonly Study[]> {
  const dir = resolve(io.cwd, given);
  if (existsSync(join(dir, "comparison.json"))) return await openComparison(given, io);
  if (existsSync(join(dir, "baselines.json")))
    throw new InputError(
      `${given}: must be a results folder of run, or of compare with two scenarios, got one with several baselines`,
    );
  if (!existsSync(join(dir, "manifest.json")))
    throw new InputError(`${given}: must be a results folder of run or compare, got none with manifest.json`);
  return [await openStudy(given, io)];
}

async function writeReport(
  folder: string,
  opened: readonly Study[],
  explained: OpenedExplanation | undefined,
): Promise<number> {
  const studies: StudyResults[] = [];
  for (const study of opened) studies.push(await withValues(study, valuesDrawn(study.manifest)));
  const [a, b] = studies;
  const differences = b === undefined ? undefined : await compareStudies(opened[0], opened[1]);
  const charts: { readonly id: string; readonly chart: Chart }[] = [];
  if (b !== undefined && differences !== undefined)
    for (const chart of comparisonCharts(a, b, differences, explained)) charts.push({ id: chart.id, chart });
  for (const study of studies)
    for (const chart of chartsOf(study, await insightsOf(study.manifest, study.values, study.failed))) {
      const id = studies.length > 1 ? `${String(study.manifest.scenario.name)}-${chart.id}` : chart.id;
      charts.push({ id, chart: { ...chart, id } });
    }
  await writeCharts(
    folder,
    charts.map(({ chart }) => chart),
  );
  const page = await htmlPage({
    studies,
    charts: charts.map(({ chart }) => chart),
    differences,
    inputs: studies.map(({ manifest }) => ({
      scenario: String(manifest.scenario.name),
      rows: inputRows(manifest.scenario),
    })),
  });
  writeFileSync(join(folder, "index.html"), page);
  return charts.length;
}

/** Charts count runs: those of importance sampling count for more than one, or for less. */
function mustCountAlike(given: string, studies: readonly Study[]): void {
  if (studies.some(({ manifest }) => manifest.sampling.kind === "importance"))
    throw new InputError(
      `${given}: sampling: must be one in which runs count alike to be drawn, got importance: its weighted figures are in summary.json and bands.csv`,
    );
}
