import { sha256OfDocument } from "../../sim/engine/parts/canonical.ts";
import { type Host, InputError } from "../../sim/results/host.ts";
import { hashOfTold, type OpenedResults, type ToldScenario } from "../../sim/results/kinds.ts";
import { withValues } from "../../sim/results/open-study.ts";
import { type Folders, loadOnRecord, loadShipped } from "../../sim/results/shipped.ts";
import { compareStudies } from "../../sim/study/compare.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { chartsOf, comparisonCharts, valuesDrawn } from "../charts/index.ts";
import type { Chart } from "../charts/kit/chart.ts";
import { withNote } from "../charts/kit/frame.ts";
import { narrowed, narrowedDifferences, type Shown, weeksUntil } from "../charts/narrowed.ts";
import { toldInputs } from "../tables/told-inputs.ts";
import { overstatedOf } from "../tables/validation-score.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import type { PageContent } from "./content.ts";
import { reportedKinds, saysOf } from "./kinds.ts";
import type { PagePart } from "./parts/part.ts";
import type { PageCommand } from "./sections/reproduce.ts";
import { overstatedNote, trackRecordChart } from "./sections/track-record.ts";

/** A section of a page, and the results that make it. */
type Part = { readonly of: OpenedResults; readonly part: PagePart };

/** The sections that results folders make of a page, in the order in which a reader asks; those of the first lead where they are its own. */
async function partsOf(opened: readonly OpenedResults[], lang: Lang): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const of of opened) {
    const part = await saysOf(of)?.part(lang);
    if (part !== undefined) parts.push({ of, part });
  }
  const [main] = opened;
  const isFirst = ({ of }: Part) => of === main && saysOf(main)?.isSection === true;
  const placeOf = (each: Part) => (isFirst(each) ? -1 : reportedKinds.indexOf(each.of.kind));
  return parts.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/**
 * The command that made results as it can be given again: its scenarios by their names where a checkout has them, else by
 * these results, since files may have changed. One without a seed was given finished runs, and is told as it was given.
 */
function commandOf(of: OpenedResults, id: string, folders: Folders): PageCommand {
  const { command, part } = of.made;
  if (command === undefined || part !== undefined) return { id, words: command, part };
  if (!command.some((word) => word === "--seed" || word.startsWith("--seed="))) return { id, words: command };
  const scenarios = of.scenarios.map((told) => {
    const { name, document, folder, under } = told;
    const shipped = shippedDocument(name, folders);
    const isShipped =
      shipped !== undefined && hashOfTold({ name, document: shipped, under }) === sha256OfDocument(document);
    return isShipped ? name : folder;
  });
  return { id, words: [command[0], ...scenarios, ...command.slice(1 + scenarios.length)] };
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

/** How the shipped model did against the past, and what was concluded from it; what is not at hand is left out. */
export type Validation = Pick<PageContent, "score" | "record">;

/** All that a report of a results folder, and of those that it takes in, has to say; `shipped` is what is known of the model from the past. */
export async function pageContent(
  main: OpenedResults,
  more: readonly OpenedResults[],
  { lang, shown }: { readonly lang: Lang; readonly shown: Shown },
  shipped: Validation,
  host: Host,
): Promise<PageContent> {
  const all = [main, ...more];
  const score = all.map((of) => saysOf(of)?.score()).find((found) => found !== undefined) ?? shipped.score;
  const opened = saysOf(main)?.drawn ?? [];
  const studies: StudyResults[] = [];
  for (const study of opened) {
    if (study.insights === undefined) host.warn(withoutInsights(String(study.manifest.scenario.name)));
    studies.push(await withValues(study, valuesDrawn(study.manifest)));
  }
  const compared = main.kind === "comparison" ? main.results : undefined;
  const differences = compared && (await compareStudies(...compared.studies));
  const charts: Chart[] = [];
  const onRecord = loadOnRecord(host);
  if (differences !== undefined) {
    // Of two together all sectors: that a first line stops is said of any.
    const ofMaterials = { materials: shown.materials, sectors: [] };
    const [a, b] = studies.map((study) => ({ ...narrowed(study, ofMaterials), untilWeeks: weeksUntil(shown, study) }));
    const shownDifferences = narrowedDifferences(differences, ofMaterials);
    charts.push(...comparisonCharts(a, b, shownDifferences, compared?.explained, lang));
  }
  for (const study of studies)
    for (const chart of chartsOf(
      {
        ...{ ...narrowed(study, shown), ...onRecord, untilWeeks: weeksUntil(shown, study) },
        overstated: overstatedOf(shipped.record, study.manifest),
      },
      lang,
    )) {
      const id = studies.length > 1 ? `${String(study.manifest.scenario.name)}-${chart.id}` : chart.id;
      const note = overstatedNote(score, chart.id, lang);
      charts.push({ ...(note === undefined ? chart : withNote(chart, note)), id });
    }
  const last = studies.at(-1);
  const isScoredHere = all.some((of) => of.kind === "hindcast");
  if (last !== undefined && shipped.score !== undefined && !isScoredHere) {
    const chart = trackRecordChart(shipped.score, String(last.manifest.scenario.name), lang);
    if (chart !== null) charts.push(chart);
  }
  const parts = await partsOf(all, lang);
  const beside = parts.map(({ of }) => of).filter((of) => of !== main);
  return {
    ...{ lang, studies, charts, differences, shown },
    parts: parts.map(({ part }) => part),
    isOfPart: saysOf(main)?.isSection,
    commands: [main, ...beside].map((of) => commandOf(of, of.kind, host)),
    inputs: inputsOf(all, lang),
    score,
    record: shipped.record,
  };
}

function withoutInsights(name: string): string {
  return `${name}: its results are of an earlier build and hold no insights.json: how long it lasts, what drives it, its stories and how much is refused are left out: run it again to have them\n`;
}

/** The inputs of every scenario told of, each once, by its title: first of what results are about, then of what that is held against. */
function inputsOf(opened: readonly OpenedResults[], lang: Lang): PageContent["inputs"] {
  const documents = new Map<string, ToldScenario["document"]>();
  for (const { scenarios } of opened)
    for (const { name, document } of scenarios.toSorted((a, b) => Number(b.isSubject) - Number(a.isSubject)))
      if (!documents.has(name)) documents.set(name, document);
  const all = [...documents].map(([name, document]) => ({
    name,
    title: factsOf({ scenario: document }, lang).short,
    rows: toldInputs(document, lang),
  }));
  const isOfOne = (title: string) => all.filter((each) => each.title === title).length === 1;
  return all.map(({ name, title, rows }) => ({ scenario: isOfOne(title) ? title : name, rows }));
}
