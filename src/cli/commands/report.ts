import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Chart } from "../../report/charts/chart.ts";
import { chartsOf, valuesDrawn } from "../../report/charts/charts-of.ts";
import { comparisonCharts } from "../../report/charts/comparison-charts.ts";
import { labelsOf } from "../../report/charts/shared.ts";
import { inputRows } from "../../report/inputs/input-rows.ts";
import type { Lang } from "../../report/lang.ts";
import { factsOf } from "../../report/names.ts";
import { htmlPage } from "../../report/page/html-page.ts";
import { compareStudies } from "../../sim/compare.ts";
import { type Insights, insightsOf } from "../../sim/insights/insights-of.ts";
import type { Study, StudyResults } from "../../sim/results.ts";
import { findBrowser } from "../find-browser.ts";
import { InputError } from "../input-error.ts";
import type { Io } from "../io.ts";
import { openComparison } from "../open-comparison.ts";
import { type OpenedExplanation, openExplanation } from "../open-explanation.ts";
import { openStudy, withValues } from "../open-study.ts";
import { fillFolder } from "../output-folder.ts";
import { printPage } from "../print-page.ts";
import { readValidationScore } from "../validation-score-file.ts";
import { chartForms, writeCharts } from "../write-charts.ts";

/** Writes charts (Vega-Lite, SVG, PDF, PNG, table) and one page, as HTML and as PDF, into `<dir>/report`. */
export async function report(given: string, { lang }: { readonly lang: Lang }, io: Io): Promise<void> {
  const studies = await openStudies(given, io);
  const browser = findBrowser(io);
  const out = join(given, "report");
  const beside = {
    explained: openExplanation(given, studies, io),
    isSeverityMatched: studies.length > 1 && existsSync(join(resolve(io.cwd, given), "matched.json")),
  };
  const { charts, unprinted } = await fillFolder(out, "report", io, async (folder) => {
    const count = await writeReport(folder, studies, beside, lang, io);
    return { charts: count, unprinted: await print(folder, browser, io) };
  });
  io.stdout(`${charts} charts, each as ${chartForms}: ${join(out, "charts")}\n`);
  io.stdout(`page: ${join(out, "index.html")}\n`);
  if (unprinted === undefined) io.stdout(`page as PDF: ${join(out, "report.pdf")}\n`);
  else if (browser === null) io.stdout("page as PDF: left out, as CHOKEPOINT_BROWSER says\n");
  else io.stderr(`report.pdf: left out, ${unprinted}; the charts' PDFs are there\n`);
}

/** Prints the page beside itself; why not, where it could not be. */
async function print(folder: string, browser: string | undefined | null, io: Io): Promise<string | undefined> {
  if (browser === null) return "none was asked for";
  if (browser === undefined)
    return "no Chromium or Chrome was found to print the page (CHOKEPOINT_BROWSER says where one is)";
  const failure = await printPage(browser, join(folder, "index.html"), join(folder, "report.pdf"), io.signal);
  return failure === undefined ? undefined : `${browser} did not print the page: ${failure}`;
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
  { explained, isSeverityMatched }: { explained: OpenedExplanation | undefined; isSeverityMatched: boolean },
  lang: Lang,
  io: Io,
): Promise<number> {
  const studies: StudyResults[] = [];
  for (const study of opened) studies.push(await withValues(study, valuesDrawn(study.manifest)));
  const [a, b] = studies;
  const differences = b === undefined ? undefined : await compareStudies(opened[0], opened[1]);
  const insights: Insights[] = [];
  for (const { manifest, values, failed } of studies) insights.push(await insightsOf(manifest, values, failed));
  const restrictions = insights.map(({ restriction }) => restriction);
  const charts: { readonly id: string; readonly chart: Chart }[] = [];
  if (b !== undefined && differences !== undefined)
    for (const chart of comparisonCharts(a, b, differences, explained, lang, restrictions))
      charts.push({ id: chart.id, chart });
  for (const [k, study] of studies.entries())
    for (const chart of chartsOf(study, insights[k], lang)) {
      const id = studies.length > 1 ? `${String(study.manifest.scenario.name)}-${chart.id}` : chart.id;
      charts.push({ id, chart: { ...chart, id } });
    }
  await writeCharts(
    folder,
    charts.map(({ chart }) => chart),
  );
  const labels = b === undefined ? [factsOf(a.manifest, lang).title] : labelsOf(a, b, lang);
  const page = await htmlPage({
    lang,
    studies,
    charts: charts.map(({ chart }) => chart),
    differences,
    beside: { explained, isSeverityMatched },
    inputs: studies.map(({ manifest }, k) => ({
      scenario: labels[k],
      rows: inputRows(manifest.scenario, lang),
    })),
    score: readValidationScore(io),
  });
  writeFileSync(join(folder, "index.html"), page);
  return charts.length;
}
