import { createHash } from "node:crypto";
import type { PairedDifference, StudyResults } from "../../sim/results.ts";
import type { Chart } from "../charts/chart.ts";
import { sourceLine } from "../charts/framed-chart.ts";
import { factsOf } from "../names.ts";
import { interFontFaces, viewerScript } from "../render/assets.ts";
import { chartPlace, chartSection, placed } from "./chart-section.ts";
import { type Headlines, headlines } from "./headlines.ts";
import { escaped, jsonForScript, sentence } from "./html.ts";
import { inputsSection, type ScenarioInputs } from "./inputs-section.ts";
import { limits } from "./limits.ts";
import { differenceSection, outcomeSection } from "./outcome-section.ts";
import { reproduceSection } from "./reproduce-section.ts";
import { style } from "./style.ts";

export type PageContent = {
  /** The studies' own titles when left out. */
  readonly title?: string;
  readonly studies: readonly StudyResults[];
  readonly charts: readonly Chart[];
  readonly differences?: readonly PairedDifference[] | undefined;
  readonly inputs: readonly ScenarioInputs[];
};

/** One page with everything in it: opens from disk, asks the network for nothing, and runs no script but its own. */
export async function htmlPage({ title, studies, charts, differences = [], inputs }: PageContent): Promise<string> {
  const heading = title ?? studies.map(({ manifest }) => factsOf(manifest).title).join(", and ");
  const styles = interFontFaces() + style;
  const script = await viewerScript();
  const specs = Object.fromEntries(charts.map((chart, index) => [chartPlace(index), placed(chart)]));
  const sections: readonly Section[] = [
    ...chartGroups(charts, studies),
    { id: "outcomes", title: "Outcomes", body: studies.map(outcomeSection).join("\n") },
    ...(differences.length > 0
      ? [{ id: "differences", title: "Differences", body: differenceSection(studies, differences) }]
      : []),
    {
      id: "limits",
      title: "What this does not hold",
      body: `<ul>${limits.map((each) => `<li>${sentence(each)}</li>`).join("")}</ul>`,
    },
    { id: "inputs", title: "What went in", body: inputsSection(inputs) },
    { id: "reproduce", title: "How to get the same numbers", body: reproduceSection(studies) },
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(styles, script)}">
<meta name="generator" content="chokepoint">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)}</title>
<style>${styles}</style>
</head>
<body>
<main>
<header>
<h1>${escaped(heading)}</h1>
${studies.map(({ manifest }) => `<p class="source">${escaped(sourceLine(manifest))}</p>`).join("\n")}
${headlines(studies, differences)
  .map((each) => headlineList(each, studies.length > 1))
  .join("\n")}
<p class="source">± is one standard error of the simulation; brackets are 95 % limits. Neither says how far the model is from the world.</p>
<nav>${sections.map(({ id, title: name }) => `<a href="#${id}">${escaped(name)}</a>`).join("\n")}</nav>
</header>
<noscript><p>The charts need JavaScript. Their numbers, and everything else, are in the tables below.</p></noscript>
${sections.map(({ id, title: name, body }) => `<section id="${id}">\n<h2>${escaped(name)}</h2>\n${body}\n</section>`).join("\n")}
</main>
<script type="application/json" id="specs">${jsonForScript(specs)}</script>
<script>${script}</script>
</body>
</html>
`;
}

type Section = { readonly id: string; readonly title: string; readonly body: string };

/** Charts of one study, or of two together, in a section of their own; a chart keeps its place in the page. */
function chartGroups(charts: readonly Chart[], studies: readonly StudyResults[]): readonly Section[] {
  const groups: { readonly study: string; readonly figures: string[] }[] = [];
  charts.forEach((chart, index) => {
    const last = groups.at(-1);
    if (last?.study === chart.study) last.figures.push(chartSection(chart, index));
    else groups.push({ study: chart.study, figures: [chartSection(chart, index)] });
  });
  const titles = new Map(studies.map(({ manifest }) => [factsOf(manifest).name, factsOf(manifest).title]));
  return groups.map(({ study, figures }, k) => ({
    id: `charts-${k + 1}`,
    title: groups.length === 1 ? "What the runs show" : (titles.get(study) ?? "The two compared"),
    body: figures.join("\n"),
  }));
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
