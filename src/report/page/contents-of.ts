import { join } from "node:path";
import { insightOutcomes, insightsOf } from "../../sim/analysis/insights/insights.ts";
import { sha256OfDocument } from "../../sim/engine/parts/canonical.ts";
import { type Host, InputError } from "../../sim/results/host.ts";
import type { OpenedResults } from "../../sim/results/open.ts";
import { hashUnder } from "../../sim/results/open-rules.ts";
import { withValues } from "../../sim/results/open-study.ts";
import { type Folders, loadShipped } from "../../sim/results/shipped.ts";
import { compareStudies } from "../../sim/study/compare.ts";
import type { Manifest, PairedDifference, Study, StudyResults } from "../../sim/study/study.ts";
import { chartsOf, comparisonCharts, valuesDrawn } from "../charts/index.ts";
import type { Chart } from "../charts/kit/chart.ts";
import { inputRows } from "../tables/inputs.ts";
import { type ValidationScore, validationScore } from "../tables/validation-score.ts";
import type { ScenarioWords } from "../words/commands.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { titleIn } from "../words/titles.ts";
import type { PageContent } from "./content.ts";
import { baselinesPart } from "./parts/baselines.ts";
import { hindcastPart } from "./parts/hindcast.ts";
import { matchedPart } from "./parts/matched.ts";
import type { PagePart } from "./parts/part.ts";
import { rulesPart } from "./parts/rules.ts";

const order: readonly PagePart["id"][] = ["matched", "baselines", "rules", "hindcast"];

/** The sections that results folders make of a page, in the order in which a reader asks. */
async function partsOf(
  opened: readonly OpenedResults[],
  lang: Lang,
  given: ScenarioWords,
): Promise<readonly PagePart[]> {
  const parts: PagePart[] = [];
  for (const each of opened) {
    const part = await partOf(each, lang, given);
    if (part !== undefined) parts.push(part);
  }
  return parts.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

async function partOf(of: OpenedResults, lang: Lang, given: ScenarioWords): Promise<PagePart | undefined> {
  switch (of.kind) {
    case "studies":
      return of.matched === undefined
        ? undefined
        : matchedPart({ studies: of.studies, matched: of.matched.matched, record: of.matched.record }, lang);
    case "baselines": {
      const each: { study: (typeof of.baselines)[number]; differences: readonly PairedDifference[] }[] = [];
      for (const study of of.baselines) each.push({ study, differences: await compareStudies(study, of.subject) });
      return baselinesPart({ subject: of.subject, each }, lang, given);
    }
    case "rules":
      return rulesPart(of, lang, given);
    case "hindcast":
      return hindcastPart(of, lang);
  }
}

/**
 * The results folders in which commands find the scenarios of a page that no checkout has under their names: the user's
 * own, and shipped ones that have changed since.
 */
function scenarioWords(opened: readonly OpenedResults[], folders: Folders): ScenarioWords {
  const words = new Map<string, string>();
  const add = ({ scenario, scenarioSha256 }: Manifest, folder: string) => {
    const shipped = shippedDocument(String(scenario.name), folders);
    if (shipped === undefined || sha256OfDocument(shipped) !== scenarioSha256) words.set(scenarioSha256, folder);
  };
  for (const of of opened)
    switch (of.kind) {
      case "studies":
        of.studies.forEach(({ manifest }, k) => {
          add(manifest, of.studies.length === 1 ? of.given : join(of.given, "ab"[k]));
        });
        break;
      case "baselines":
        [...of.baselines, of.subject].forEach(({ manifest }, k) => {
          add(manifest, join(of.given, String.fromCharCode("a".charCodeAt(0) + k)));
        });
        break;
      case "rules": {
        const { own, scenario: name } = of.record;
        const { study } = of.studies.find(({ trigger }) => trigger === own) ?? of.studies[0];
        const shipped = shippedDocument(name, folders);
        const { scenarioSha256 } = study.manifest;
        if (shipped === undefined || hashUnder(shipped, name, own) !== scenarioSha256)
          words.set(scenarioSha256, of.given);
        break;
      }
      case "hindcast":
        break;
    }
  return words;
}

/** A shipped scenario as it stands in this checkout; undefined where there is none of the name. */
function shippedDocument(name: string, folders: Folders): Readonly<Record<string, unknown>> | undefined {
  try {
    return loadShipped(name, folders)?.document;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** All that a report of a results folder, and of those that it takes in, has to say; `shipped` is the score of docs/validation.md. */
export async function pageContent(
  main: OpenedResults,
  more: readonly OpenedResults[],
  lang: Lang,
  shipped: ValidationScore | undefined,
  host: Host,
): Promise<PageContent> {
  const opened = studiesOf(main);
  const studies: StudyResults[] = [];
  for (const study of opened) {
    const ids = [...valuesDrawn(study.manifest), ...insightOutcomes(factsOf(study.manifest))];
    const held = await withValues(study, [...new Set(ids)]);
    studies.push({ ...held, insights: await insightsOf(held.manifest, held.values, held.failed) });
  }
  const [a, b] = studies;
  const differences = b === undefined ? undefined : await compareStudies(opened[0], opened[1]);
  const explained = main.kind === "studies" ? main.explained : undefined;
  const charts: Chart[] = [];
  if (differences !== undefined) charts.push(...comparisonCharts(a, b, differences, explained, lang));
  for (const study of studies)
    for (const chart of chartsOf(study, lang)) {
      const id = studies.length > 1 ? `${String(study.manifest.scenario.name)}-${chart.id}` : chart.id;
      charts.push({ ...chart, id });
    }
  const all = [main, ...more];
  const given = scenarioWords(all, host);
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
    score: hindcast === undefined ? shipped : validationScore(hindcast.record),
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
