import type { StudyResults } from "../../sim/study/study.ts";
import { sourceLine } from "../charts/kit/frame.ts";
import type { Lang } from "../words/lang.ts";
import { manifestsOf, type PageContent } from "./content.ts";
import { escaped, sentence } from "./html.ts";
import { pageWords } from "./page.words.ts";
import { scoredRecord, unscoredNote } from "./scored-record.ts";
import { type Headlines, headlines } from "./sections/headlines.ts";
import { sectionsOf } from "./sections/index.ts";

/** What is read of a page: its titles, what to take away in one minute, and the sections. */
export function pageBody(titles: readonly string[], content: PageContent, lang: Lang): string {
  const { studies, differences = [], parts = [], isOfPart = false } = content;
  const words = pageWords[lang];
  const told = [
    ...headlines(studies, differences, lang),
    ...parts.map(({ heading, sentences }) => ({ title: heading, sentences })),
  ];
  const sources = isOfPart ? parts[0].sources : studies.map(({ manifest }) => sourceLine(manifest, lang));
  const sections = sectionsOf(content, lang);
  const links = sections.map(({ id, title }) => `<a href="#${id}">${escaped(title)}</a>`);
  return `<a class="skip" href="#${sections[0].id}">${escaped(words.skip)}</a>
<main>
<header>
<h1>${titles.map((each, k) => `<span>${escaped(each + (k < titles.length - 1 ? words.and.trimEnd() : ""))}</span>`).join(lang === "ja" ? "" : " ")}</h1>
${sources.map((line) => `<p class="source">${escaped(line)}</p>`).join("\n")}
<h2 class="minute">${escaped(words.minute)}</h2>
${told.map((each) => headlineList(each, told.length > 1)).join("\n")}
<p class="confession">${sentence(words.confession(scoredRecord(lang)) + unscoredNote(manifestsOf(content), lang))}</p>
<p class="source">${sentence(words.errors)}</p>${leftOut(studies, lang)}
<nav aria-label="${escaped(words.contents)}">${links.join("\n")}</nav>
</header>
<noscript><p>${escaped(words.noScript)}</p></noscript>
${sections.map(({ id, title, body }) => `<section id="${id}">\n<h2>${escaped(title)}</h2>\n${body}\n</section>`).join("\n")}
</main>`;
}

/** What cannot be drawn from runs as they were sampled, in a sentence; nothing where all is drawn. */
function leftOut(studies: readonly StudyResults[], lang: Lang): string {
  const kind = studies[0]?.manifest.sampling.kind;
  const { leftOut: sentences } = pageWords[lang];
  return kind === "importance" || kind === "outlined" ? `\n<p class="source">${sentence(sentences[kind])}</p>` : "";
}

function headlineList({ title, sentences }: Headlines, isTitled: boolean): string {
  const items = sentences.map((each) => `<li>${sentence(each)}</li>`).join("\n");
  return `${isTitled ? `<h3>${escaped(title)}</h3>` : ""}<ul class="headlines">${items}</ul>`;
}
