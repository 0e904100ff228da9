import { createHash } from "node:crypto";
import type { PairedDifference, StudyResults } from "../../sim/results.ts";
import type { Chart } from "../charts/chart.ts";
import { sourceLine } from "../charts/framed-chart.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { viewerScript } from "../render/assets.ts";
import { fontFaces } from "../render/font-faces.ts";
import type { ValidationScore } from "../validation/validation-score.ts";
import { chartPlace, chartSection, placed } from "./chart-section.ts";
import { type Headlines, headlines } from "./headlines.ts";
import { escaped, jsonForScript, sentence } from "./html.ts";
import { inputsSection, type ScenarioInputs } from "./inputs-section.ts";
import { limits } from "./limits.ts";
import { differenceSection, outcomeSection } from "./outcome-section.ts";
import { pageWords } from "./page-words.ts";
import { type Beside, reproduceSection } from "./reproduce-section.ts";
import { scoreSection } from "./score-section.ts";
import { style } from "./style.ts";

export type PageContent = {
  /** The studies' own titles when left out. */
  readonly title?: string;
  /** English when left out; the charts are to be in the same. */
  readonly lang?: Lang;
  readonly studies: readonly StudyResults[];
  readonly charts: readonly Chart[];
  readonly differences?: readonly PairedDifference[] | undefined;
  readonly inputs: readonly ScenarioInputs[];
  /** What else made the page; left out where there is nothing. */
  readonly beside?: Beside | undefined;
  /** How the model did against the past; left out where it is not at hand. */
  readonly score?: ValidationScore | undefined;
};

/** One page with everything in it: opens from disk, asks the network for nothing, and runs no script but its own. */
export async function htmlPage(content: PageContent): Promise<string> {
  const { studies, charts, lang = "en" } = content;
  const words = pageWords[lang];
  const titles =
    content.title === undefined ? studies.map(({ manifest }) => factsOf(manifest, lang).title) : [content.title];
  const title = titles.join(words.and);
  const specs = jsonForScript(Object.fromEntries(charts.map((chart, index) => [chartPlace(index), placed(chart)])));
  const body = bodyOf(titles, content, lang);
  const styles = (await fontFaces(title + body + specs)) + style;
  const script = await viewerScript();
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(styles, script)}">
<meta name="generator" content="chokepoint">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${styles}</style>
</head>
<body>
${body}
<script type="application/json" id="specs">${specs}</script>
<script>${script}</script>
</body>
</html>
`;
}

function bodyOf(titles: readonly string[], content: PageContent, lang: Lang): string {
  const { studies, differences = [] } = content;
  const words = pageWords[lang];
  const sections = sectionsOf(content, lang);
  const links = sections.map(({ id, title }) => `<a href="#${id}">${escaped(title)}</a>`);
  return `<a class="skip" href="#${sections[0].id}">${escaped(words.skip)}</a>
<main>
<header>
<h1>${titles.map((each, k) => `<span>${escaped(each + (k < titles.length - 1 ? words.and.trimEnd() : ""))}</span>`).join(lang === "ja" ? "" : " ")}</h1>
${studies.map(({ manifest }) => `<p class="source">${escaped(sourceLine(manifest, lang))}</p>`).join("\n")}
<h2 class="minute">${escaped(words.minute)}</h2>
${headlines(studies, differences, lang)
  .map((each) => headlineList(each, studies.length > 1))
  .join("\n")}
<p class="confession">${sentence(words.confession)}</p>
<p class="source">${sentence(words.errors)}</p>${leftOut(studies, lang)}
<nav aria-label="${escaped(words.contents)}">${links.join("\n")}</nav>
</header>
<noscript><p>${escaped(words.noScript)}</p></noscript>
${sections.map(({ id, title, body }) => `<section id="${id}">\n<h2>${escaped(title)}</h2>\n${body}\n</section>`).join("\n")}
</main>`;
}

function sectionsOf(
  { studies, charts, differences = [], beside = {}, inputs, score }: PageContent,
  lang: Lang,
): readonly Section[] {
  const { sections: titles } = pageWords[lang];
  const list = limits[lang].map((each) => `<li>${sentence(each)}</li>`).join("");
  return [
    ...chartGroups(charts, studies, lang),
    { id: "outcomes", title: titles.outcomes, body: studies.map((each) => outcomeSection(each, lang)).join("\n") },
    ...(differences.length > 0
      ? [{ id: "differences", title: titles.differences, body: differenceSection(studies, differences, lang) }]
      : []),
    ...(score === undefined ? [] : [{ id: "trust", title: titles.trust, body: scoreSection(score, studies, lang) }]),
    { id: "limits", title: titles.limits, body: `<ul>${list}</ul>` },
    { id: "inputs", title: titles.inputs, body: inputsSection(inputs, lang) },
    { id: "reproduce", title: titles.reproduce, body: reproduceSection(studies, differences, beside, lang) },
  ];
}

type Section = { readonly id: string; readonly title: string; readonly body: string };

/** Charts of one study, or of two together, in a section of their own; a chart keeps its place in the page. */
function chartGroups(charts: readonly Chart[], studies: readonly StudyResults[], lang: Lang): readonly Section[] {
  const { sections: words } = pageWords[lang];
  const groups: { readonly study: string; readonly figures: string[] }[] = [];
  charts.forEach((chart, index) => {
    const last = groups.at(-1);
    if (last?.study === chart.study) last.figures.push(chartSection(chart, index, lang));
    else groups.push({ study: chart.study, figures: [chartSection(chart, index, lang)] });
  });
  const titles = new Map(studies.map(({ manifest }) => [factsOf(manifest).name, factsOf(manifest, lang).title]));
  return groups.map(({ study, figures }, k) => ({
    id: `charts-${k + 1}`,
    title: groups.length === 1 ? words.one : (titles.get(study) ?? words.both),
    body: figures.join("\n"),
  }));
}

/** What cannot be drawn from runs as they were sampled, in a sentence; nothing where all is drawn. */
function leftOut([{ manifest }]: readonly StudyResults[], lang: Lang): string {
  const { kind } = manifest.sampling;
  const { leftOut: sentences } = pageWords[lang];
  return kind === "importance" || kind === "outlined" ? `\n<p class="source">${sentence(sentences[kind])}</p>` : "";
}

function headlineList({ title, sentences }: Headlines, isTitled: boolean): string {
  const items = sentences.map((each) => `<li>${sentence(each)}</li>`).join("\n");
  return `${isTitled ? `<h3>${escaped(title)}</h3>` : ""}<ul class="headlines">${items}</ul>`;
}

/** Forbids everything but the style and the script that the page carries, and fonts inside the style. */
function policy(styles: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(styles)}; font-src data:; base-uri 'none'; form-action 'none'`;
}
