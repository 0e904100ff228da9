import { partsOf } from "../../cli/report/part-of.ts";
import { scenarioWords } from "../../cli/report/scenario-words.ts";
import { readValidationScore } from "../../cli/validation-score-file.ts";
import { type Insights, insightsOf } from "../../sim/analysis/insights/insights.ts";
import type { Io } from "../../sim/results/host.ts";
import type { OpenedResults } from "../../sim/results/open.ts";
import { withValues } from "../../sim/results/open-study.ts";
import { compareStudies } from "../../sim/study/compare.ts";
import type { Manifest, Study, StudyResults } from "../../sim/study/study.ts";
import { comparisonCharts } from "../charts/comparison-charts.ts";
import { chartsOf, valuesDrawn } from "../charts/index.ts";
import type { Chart } from "../charts/kit/chart.ts";
import { inputRows } from "../inputs/input-rows.ts";
import { validationScore } from "../tables/validation-score.ts";
import type { Lang } from "../words/lang.ts";
import { titleIn } from "../words/titles.ts";
import type { PageContent } from "./content.ts";

/** All that a report of a results folder, and of those that it takes in, has to say. */
export async function pageContent(
  main: OpenedResults,
  more: readonly OpenedResults[],
  lang: Lang,
  io: Io,
): Promise<PageContent> {
  const opened = studiesOf(main);
  const studies: StudyResults[] = [];
  for (const study of opened) studies.push(await withValues(study, valuesDrawn(study.manifest)));
  const [a, b] = studies;
  const differences = b === undefined ? undefined : await compareStudies(opened[0], opened[1]);
  const explained = main.kind === "studies" ? main.explained : undefined;
  const charts: Chart[] = [];
  const insights: Insights[] = [];
  for (const { manifest, values, failed } of studies) insights.push(await insightsOf(manifest, values, failed));
  const restrictions = insights.map(({ restriction }) => restriction);
  if (differences !== undefined) charts.push(...comparisonCharts(a, b, differences, explained, lang, restrictions));
  for (const [k, study] of studies.entries())
    for (const chart of chartsOf(study, insights[k], lang)) {
      const id = studies.length > 1 ? `${String(study.manifest.scenario.name)}-${chart.id}` : chart.id;
      charts.push({ ...chart, id });
    }
  const all = [main, ...more];
  const given = scenarioWords(all, io);
  const parts = await partsOf(all, lang, given);
  const isOfPart = main.kind !== "studies";
  const hindcast = all.find((each) => each.kind === "hindcast");
  return {
    ...{ lang, studies, charts, differences, isOfPart, given },
    parts: isOfPart
      ? parts.toSorted((one, other) => Number(other.id === main.kind) - Number(one.id === main.kind))
      : parts,
    beside: { explained, isSeverityMatched: main.kind === "studies" && main.matched !== undefined },
    inputs: inputsOf(all, lang),
    score: hindcast === undefined ? readValidationScore(io) : validationScore(hindcast.record),
  };
}

/** The studies that are drawn one by one: of several baselines that which is held against them. */
function studiesOf(main: OpenedResults): readonly Study[] {
  switch (main.kind) {
    case "studies":
      return main.studies;
    case "baselines":
      return [main.subject];
    default:
      return [];
  }
}

/** The inputs of every scenario told of, each once, by its title; release rules have those of their scenario. */
function inputsOf(opened: readonly OpenedResults[], lang: Lang): PageContent["inputs"] {
  const documents = new Map<string, Manifest["scenario"]>();
  const add = (name: string, { scenario }: Manifest) => {
    if (!documents.has(name)) documents.set(name, scenario);
  };
  for (const of of opened) {
    if (of.kind === "rules") add(of.record.scenario, of.studies[0].study.manifest);
    const told = of.kind === "studies" ? of.studies : of.kind === "baselines" ? [of.subject, ...of.baselines] : [];
    for (const { manifest } of told) add(String(manifest.scenario.name), manifest);
  }
  const all = [...documents].map(([name, document]) => ({
    name,
    title: titleIn(String(document.title), lang),
    rows: inputRows(document, lang),
  }));
  const isOfOne = (title: string) => all.filter((each) => each.title === title).length === 1;
  return all.map(({ name, title, rows }) => ({ scenario: isOfOne(title) ? title : name, rows }));
}
