import type { StudyResults } from "../../../sim/study/study.ts";
import type { Chart } from "../../charts/kit/chart.ts";
import type { OnPage } from "../../render/on-page.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";
import { manifestsOf, type PageContent } from "../content.ts";
import { sentence } from "../html.ts";
import { pageWords } from "../page.words.ts";
import type { PagePart } from "../parts/part.ts";
import { chartSection } from "./charts.ts";
import { inputsSection } from "./inputs.ts";
import { limitsOf } from "./limits.ts";
import { differenceSection, outcomeSection } from "./outcomes.ts";
import { reproduceSection } from "./reproduce.ts";
import { scoreSection, unscoredNote } from "./trust.ts";

/** All sections of a page after its summary, in their order; `pictures` are those of its charts, then of those of its parts. */
export function sectionsOf(
  {
    studies,
    charts,
    differences = [],
    inputs,
    score,
    record,
    parts = [],
    isOfPart = false,
    commands,
    asked,
  }: PageContent,
  lang: Lang,
  pictures: readonly OnPage[],
): readonly Section[] {
  const { sections: titles } = pageWords[lang];
  const manifests = manifestsOf({ studies, parts });
  const engines = [
    ...studies.map(({ manifest }) => manifest.engineVersion),
    ...parts.flatMap(({ made }) => made.map(({ engineVersion }) => engineVersion)),
  ];
  const ofParts = partSections(parts, pictures.slice(charts.length), charts.length, lang);
  const ofStudies = chartGroups(charts, pictures, studies, lang);
  const list = limitsOf(manifests, record, lang)
    .map((each) => `<li>${sentence(each)}</li>`)
    .join("");
  return [
    ...(isOfPart ? [...ofParts, ...ofStudies] : [...ofStudies, ...ofParts]),
    ...(studies.length > 0
      ? [{ id: "outcomes", title: titles.outcomes, body: studies.map((each) => outcomeSection(each, lang)).join("\n") }]
      : []),
    ...(differences.length > 0
      ? [{ id: "differences", title: titles.differences, body: differenceSection(studies, differences, lang) }]
      : []),
    ...(score === undefined
      ? []
      : [
          {
            id: "trust",
            title: titles.trust,
            body: scoreSection(score, engines, lang, {
              known: record,
              unscored: unscoredNote(manifests, record, lang),
            }),
          },
        ]),
    { id: "limits", title: titles.limits, body: `<ul>${list}</ul>` },
    {
      ...{ id: "reproduce", title: titles.reproduce },
      body: reproduceSection(studies, parts, commands, lang, asked),
    },
    ...(inputs.length > 0 ? [{ id: "inputs", title: titles.inputs, body: inputsSection(inputs, lang) }] : []),
  ];
}

/** A section a part: its charts, which follow on those of the studies, and its tables. */
function partSections(
  parts: readonly PagePart[],
  pictures: readonly OnPage[],
  chartsBefore: number,
  lang: Lang,
): readonly Section[] {
  let index = 0;
  return parts.map(({ id, heading, charts, tables }) => ({
    ...{ id, title: heading },
    body: [...charts.map((chart) => chartSection(chart, chartsBefore + index, lang, pictures[index++])), tables].join(
      "\n",
    ),
  }));
}

export type Section = { readonly id: string; readonly title: string; readonly body: string };

/** Charts of one study, or of two together, in a section of their own; a chart keeps its place in the page. */
function chartGroups(
  charts: readonly Chart[],
  pictures: readonly OnPage[],
  studies: readonly StudyResults[],
  lang: Lang,
): readonly Section[] {
  const { sections: words } = pageWords[lang];
  const groups: { readonly study: string; readonly figures: string[] }[] = [];
  charts.forEach((chart, index) => {
    const last = groups.at(-1);
    const figure = chartSection(chart, index, lang, pictures[index]);
    if (last?.study === chart.study) last.figures.push(figure);
    else groups.push({ study: chart.study, figures: [figure] });
  });
  const titles = new Map(studies.map(({ manifest }) => [factsOf(manifest).name, factsOf(manifest, lang).title]));
  return groups.map(({ study, figures }, k) => ({
    id: `charts-${k + 1}`,
    title: groups.length === 1 ? words.one : (titles.get(study) ?? words.both),
    body: figures.join("\n"),
  }));
}
