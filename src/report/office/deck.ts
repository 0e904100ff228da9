import { strFromU8, strToU8 } from "fflate";
import { ink, muted } from "../charts/kit/theme.ts";
import type { PageContent } from "../page/content.ts";
import { confessionText, minuteOf, sourcesOf } from "../page/page.ts";
import { pageWords } from "../page/page.words.ts";
import { headlineDifferences, headlineTable } from "../page/sections/outcomes.ts";
import type { SlidePicture } from "../render/on-slide.ts";
import { type About, aboutOf } from "./about.ts";
import { chartSlides } from "./chart-slide.ts";
import { heightOf, sizeFor } from "./fit.ts";
import { numberSlides, withDottedLimits } from "./number-slides.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { newDeck, type PptxSlide } from "./pptx.ts";
import { sameBytes } from "./same-bytes.ts";
import { addTemplates, boldSize, type Deck, footLine, inner, newSlide, page, slideText, titleBox } from "./slide.ts";
import { tableSlides } from "./table-slides.ts";
import { textSlides } from "./text-slides.ts";

/**
 * A report as a deck (.pptx): what it is, contents, what to take away, a slide a chart, the figures as tables, and what it rests
 * on. Pictures are outlines, with pixels for readers that draw none; all else is text, none of it small. The same results give
 * the same bytes.
 */
export async function deckOf(content: PageContent): Promise<Uint8Array> {
  const { lang = "en", parts = [] } = content;
  const { font, rests, charts: chartsHeading } = officeWords[lang];
  const about = aboutOf(content, lang);
  const file = newDeck();
  file.layout = "LAYOUT_WIDE";
  file.theme = { headFontFace: font, bodyFontFace: font };
  file.title = about.title;
  [file.author, file.company] = ["chokepoint", "chokepoint"];
  const deck: Deck = { file, lang, titles: [], pictures: [] };
  addTemplates(deck);
  titleSlide(deck, content, about);
  const contents = newSlide(deck, "text", officeWords[lang].contents);
  const chapters: Chapter[] = [];
  const chapter = (title: string) => chapters.push({ title, slide: deck.titles.length + 1 });
  chapter(pageWords[lang].minute);
  minuteSlides(deck, content);
  chapter(chartsHeading);
  const all = [...content.charts, ...parts.flatMap((part) => part.charts)];
  for (const chart of all) {
    chapters.push({ title: chart.finding.text, slide: deck.titles.length + 1, isChart: true });
    await chartSlides(deck, chart);
  }
  if (content.studies.length > 0) {
    chapter(pageWords[lang].sections.outcomes);
    figureSlides(deck, content);
  }
  chapter(rests);
  restSlides(deck, about);
  chapter(officeWords[lang].edit);
  for (const chart of all) numberSlides(deck, chart);
  contentsText(contents, deck, chapters);
  const written = (await file.write({ outputType: "uint8array" })) as Uint8Array;
  return sameBytes(written, (path, part) => withDottedLimits(path, withPictures(path, part, deck.pictures)));
}

/** What contents name, and on which slide it begins. */
type Chapter = { readonly title: string; readonly slide: number; readonly isChart?: boolean };

/** A picture's number in the place of its pixels and of its outlines. */
const placeOfPicture = /^<svg><!--(\d+)-->/;

/** The pictures where their numbers stand: the library knows no way to make pixels of an SVG, and puts the same into both. */
function withPictures(path: string, part: Uint8Array, pictures: readonly SlidePicture[]): Uint8Array {
  if (!path.startsWith("ppt/media/")) return part;
  const number = placeOfPicture.exec(strFromU8(part))?.[1];
  if (number === undefined) return part;
  const { png, svg } = pictures[Number(number)];
  return path.endsWith(".png") ? png : strToU8(svg);
}

function titleSlide(deck: Deck, content: PageContent, { title }: About): void {
  const { lang } = deck;
  const slide = newSlide(deck, "cover", title);
  const box = titleBox("cover");
  const size = boldSize(title, lang, "cover", { most: 40, least: 14 }) ?? 14;
  const top = box.y + heightOf([title], size, box.w) + 0.4;
  const lines = [...sourcesOf(content, lang), confessionText(content, lang)].filter((line) => line !== "");
  const below = { x: page.margin, y: top, w: inner, h: footLine - top };
  const look = { most: 15, least: 10.5, between: 6 };
  slideText(slide, lines, below, { lang, size: sizeFor(lines, below, look) ?? 10.5, color: muted, between: 6 });
  slide.addNotes(plainText([title, ...lines].join("\n")));
}

/** What is on which slide, each line leading there; where there are many charts, in two columns. */
function contentsText(slide: PptxSlide, { lang }: Deck, chapters: readonly Chapter[]): void {
  const top = 1.15;
  const height = footLine - top;
  const lines = chapters.map(({ title, slide: to, isChart = false }) => ({
    ...{ text: title, slide: to, bold: !isChart },
  }));
  const texts = lines.map(({ text }) => `00   ${text}`);
  const one = sizeFor(texts, { w: inner, h: height }, { most: 16, least: 13, between: 5 });
  if (one !== null) {
    slideText(
      slide,
      lines,
      { x: page.margin, y: top, w: inner, h: height },
      { lang, size: one, color: ink, between: 5 },
    );
    return;
  }
  const w = (inner - 0.5) / 2;
  const half = Math.ceil(lines.length / 2);
  for (const k of [0, 1]) {
    const some = lines.slice(k * half, (k + 1) * half);
    const box = { x: page.margin + k * (w + 0.5), y: top, w, h: height };
    const size = sizeFor(texts.slice(0, half), box, { most: 14, least: 10.5, between: 4 }) ?? 10.5;
    slideText(slide, some, box, { lang, size, color: ink, between: 4 });
  }
}

/** What to take away in one minute. */
function minuteSlides(deck: Deck, content: PageContent): void {
  const { lang } = deck;
  const told = minuteOf(content, lang).filter(({ sentences }) => sentences.length > 0);
  const blocks = told.map(({ title, sentences }) => ({
    ...(told.length > 1 ? { heading: title } : {}),
    paragraphs: sentences,
  }));
  textSlides(deck, pageWords[lang].minute, blocks, pageWords[lang].errors);
}

/** The headline figures as tables that can be edited. */
function figureSlides(deck: Deck, content: PageContent): void {
  const { lang } = deck;
  const { studies, differences = [] } = content;
  const { sections } = pageWords[lang];
  const isFigure = (heads: readonly string[]) => heads.map((_, column) => column > 1);
  for (const study of studies) {
    const { title, heads, rows, note } = headlineTable(study, lang);
    const widths = heads.map((_, column) => [3.6, 1][column] ?? 1.7);
    tableSlides(deck, {
      title: `${sections.outcomes}${colon(lang)}${title}`,
      heads,
      rows,
      widths,
      isFigure: isFigure(heads),
      note,
    });
  }
  if (differences.length === 0) return;
  const { heads, rows } = headlineDifferences(studies, differences, lang);
  const widths = heads.map((_, column) => [3.4, 1][column] ?? 1.7);
  tableSlides(deck, {
    title: sections.differences,
    heads,
    rows,
    widths,
    isFigure: isFigure(heads),
    note: pageWords[lang].errors,
  });
}

function colon(lang: Deck["lang"]): string {
  return lang === "ja" ? "：" : ": ";
}

/** A name as a heading. */
function headingOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What it rests on: what it does not hold, how to read it, how it was made, and how to make it again. */
function restSlides(deck: Deck, { made, again, reading, limits }: About): void {
  const { lang } = deck;
  const { about, rests } = officeWords[lang];
  textSlides(deck, rests, [
    { heading: headingOf(about.limits), paragraphs: limits },
    { heading: headingOf(about.errors), paragraphs: reading },
    { heading: headingOf(about.again), paragraphs: again },
  ]);
  const columns = [about.scenario, about.known, about.seed, about.runs, about.engine, about.hash];
  const said = (group: About["made"][number], name: string) => group.find((each) => each.name === name)?.says ?? "–";
  tableSlides(deck, {
    ...{ title: headingOf(about.made), heads: columns, widths: [3.4, 1.4, 1.2, 1, 1, 3.4] },
    rows: made.map((group) => columns.map((name) => said(group, name))),
    isFigure: columns.map(() => false),
    note: "",
  });
}
