import { createHash } from "node:crypto";
import type { StudyResults } from "../../sim/study/study.ts";
import { sourceLine } from "../charts/kit/frame.ts";
import { pageScript } from "../render/assets.ts";
import { fontFaces } from "../render/fonts.ts";
import { drawOnPage, type OnPage } from "../render/on-page.ts";
import { oneActorText } from "../words/actors.ts";
import { agesText, asKnown, isOld } from "../words/known.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { ownPricesText } from "../words/own-prices.ts";
import { factsOf } from "../words/study.ts";
import { titleIn } from "../words/titles.ts";
import { manifestsOf, type PageContent } from "./content.ts";
import { escaped, jsonForScript, sentence } from "./html.ts";
import { pageWords } from "./page.words.ts";
import { chartPlace } from "./sections/charts.ts";
import { type Headlines, headlines } from "./sections/headlines.ts";
import { sectionsOf } from "./sections/index.ts";
import { scoredRecord, unscoredNote } from "./sections/trust.ts";
import { style } from "./style.ts";
import type { Figures } from "./viewer.ts";

/** What is read of a page: its titles, what to take away in one minute, and the sections. */
export function pageBody(
  titles: readonly string[],
  content: PageContent,
  lang: Lang,
  pictures: readonly OnPage[] = [],
): string {
  const { studies } = content;
  const words = pageWords[lang];
  const told = minuteOf(content, lang);
  const sources = sourcesOf(content, lang);
  const sections = sectionsOf(content, lang, pictures);
  const links = sections.map(({ id, title }) => `<a href="#${id}">${escaped(title)}</a>`);
  return `<a class="skip" href="#${sections[0].id}">${escaped(words.skip)}</a>
<main>
<header>
${oldness(content, lang)}<h1>${titles.map((each, k) => `<span>${escaped(each + (k < titles.length - 1 ? words.and.trimEnd() : ""))}</span>`).join(lang === "ja" ? "" : " ")}</h1>
${sources.map((line) => `<p class="source">${escaped(line)}</p>`).join("\n")}${caveats(content, lang)}
<h2 class="minute">${escaped(words.minute)}</h2>
${told.map((each) => headlineList(each, told.length > 1)).join("\n")}
${confession(content, lang)}<p class="source">${sentence(words.errors)}</p>${leftOut(studies, lang)}
<nav aria-label="${escaped(words.contents)}">${links.join("\n")}</nav>
</header>
${sections.map(({ id, title, body }) => `<section id="${id}">\n<h2>${escaped(title)}</h2>\n${body}\n</section>`).join("\n")}
</main>`;
}

/** What is old, on the first line; nothing where no scenario is, or where the day is not stated. */
function oldness(content: PageContent, lang: Lang): string {
  const { today } = content;
  const manifests = manifestsOf(content).filter(
    ({ scenarioSha256 }, k, all) => all.findIndex((each) => each.scenarioSha256 === scenarioSha256) === k,
  );
  if (today === undefined || !isOld(manifests, today)) return "";
  return `<p class="old">${sentence(agesText(manifests, today, lang))}</p>\n`;
}

/** That an actor whose name tells of several is taken for one, which prices are the user's own, what alone charts show; nothing where none is. */
function caveats(content: PageContent, lang: Lang): string {
  const scenarios = manifestsOf(content).map(({ scenario }) => scenario);
  return [oneActorText(scenarios, lang), ownPricesText(scenarios, lang), ...shownText(content, lang)]
    .filter((text) => text !== "")
    .map((text) => `\n<p class="source">${sentence(text)}</p>`)
    .join("");
}

/** Which materials and sectors alone the charts show, in a sentence; none where they show all. */
export function shownText({ shown, studies }: PageContent, lang: Lang): readonly string[] {
  if (shown === undefined || studies.length === 0) return [];
  const titles = studies.map(({ manifest }) => factsOf(manifest, lang).titles);
  const called = (names: readonly string[], kind: "material" | "sector") =>
    names.map((name) => titles.map((of) => of[kind](name)).find((title) => title !== name) ?? name);
  const names = [...called(shown.materials, "material"), ...called(shown.sectors, "sector")];
  return names.length === 0 ? [] : [pageWords[lang].shown(listed(names, lang))];
}

/** What is known to be wrong with the model, in a line; nothing where no record is at hand. */
function confession(content: PageContent, lang: Lang): string {
  const text = confessionText(content, lang);
  return text === "" ? "" : `<p class="confession">${sentence(text)}</p>\n`;
}

export function confessionText(content: PageContent, lang: Lang): string {
  const { record } = content;
  if (record === undefined) return "";
  const found = pageWords[lang].confession(scoredRecord(record, lang), titleIn(record.inShort, lang));
  return found + unscoredNote(manifestsOf(content), record, lang);
}

/** What to take away in one minute, by what it is told of. */
export function minuteOf({ studies, differences = [], parts = [] }: PageContent, lang: Lang): readonly Headlines[] {
  return [
    ...headlines(studies, differences, lang),
    ...parts.map(({ heading, sentences }) => ({ title: heading, sentences })),
  ];
}

/** Where its numbers come from, a line each. */
export function sourcesOf({ studies, parts = [], isOfPart = false }: PageContent, lang: Lang): readonly string[] {
  return isOfPart ? parts[0].sources : studies.map(({ manifest }) => sourceLine(manifest, lang));
}

/** What cannot be drawn from runs as they were sampled, in a sentence; nothing where all is drawn. */
function leftOut(studies: readonly StudyResults[], lang: Lang): string {
  const { leftOut: sentences } = pageWords[lang];
  if (studies.some(({ manifest }) => manifest.particles !== undefined))
    return `\n<p class="source">${sentence(sentences.particles)}</p>`;
  if (studies.some(({ weights }) => weights !== undefined))
    return `\n<p class="source">${sentence(sentences.facts)}</p>`;
  const kind = studies[0]?.manifest.sampling.kind;
  return kind === "importance" || kind === "outlined" ? `\n<p class="source">${sentence(sentences[kind])}</p>` : "";
}

function headlineList({ title, sentences }: Headlines, isTitled: boolean): string {
  const items = sentences.map((each) => `<li>${sentence(each)}</li>`).join("\n");
  return `${isTitled ? `<h3>${escaped(title)}</h3>` : ""}<ul class="headlines">${items}</ul>`;
}

/** One page with everything in it: opens from disk, asks the network for nothing, and runs no script but its own. */
export async function htmlPage(content: PageContent): Promise<string> {
  const { lang = "en", parts = [] } = content;
  const charts = [...content.charts, ...parts.flatMap((part) => part.charts)];
  const titles = titlesOf(content, lang);
  const title = titles.join(pageWords[lang].and);
  const pictures: OnPage[] = [];
  for (const [index, chart] of charts.entries()) pictures.push(await drawOnPage(chart, chartPlace(index)));
  const figures = jsonForScript(
    Object.fromEntries(pictures.map((each, index) => [chartPlace(index), figuresOf(each)])),
  );
  const body = pageBody(titles, content, lang, pictures);
  const styles = (await fontFaces(title + body + figures)) + style;
  const script = pageScript("viewer");
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
<div id="tip" aria-hidden="true" hidden></div>
<script type="application/json" id="figures">${figures}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What the viewer tells of a chart's marks, and where they stand. */
function figuresOf({ broad, narrow, heads, rows }: OnPage): Figures {
  return { heads, rows, broad: broad.boxes.flat(), narrow: narrow.boxes.flat() };
}

/** The given title; that of the part of which the page is made; else those of the studies. */
export function titlesOf({ title, isOfPart = false, parts = [], studies }: PageContent, lang: Lang): readonly string[] {
  if (title !== undefined) return [title];
  if (isOfPart) return parts.slice(0, 1).map((part) => part.title);
  return studies.map(({ manifest }) => asKnown(factsOf(manifest, lang).title, manifest, lang));
}

/** Forbids everything but the style and the script that the page carries, and fonts inside the style. */
function policy(styles: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(styles)}; font-src data:; base-uri 'none'; form-action 'none'`;
}
