import { strFromU8, strToU8 } from "fflate";
import { ink, muted } from "../charts/kit/theme.ts";
import type { PageContent } from "../page/content.ts";
import { confessionText, minuteOf, sourcesOf } from "../page/page.ts";
import { pageWords } from "../page/page.words.ts";
import { headlineDifferences, headlineTable } from "../page/sections/outcomes.ts";
import { drawOnSlide, type SlidePicture } from "../render/on-slide.ts";
import { aboutOf } from "./about.ts";
import { chartSlide } from "./chart-slide.ts";
import { heightOf, sizeFor } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { newDeck, type PptxCell } from "./pptx.ts";
import { sameBytes } from "./same-bytes.ts";
import { type Deck, newSlide, page, slideText } from "./slide.ts";

/**
 * A report as a deck (.pptx): what it is, what to take away, a slide a chart, the figures as tables, and what it rests on.
 * Pictures are outlines, with pixels for readers that draw none; all else is text. The same results give the same bytes.
 */
export async function deckOf(content: PageContent): Promise<Uint8Array> {
  const { lang = "en", parts = [] } = content;
  const { font } = officeWords[lang];
  const file = newDeck();
  file.layout = "LAYOUT_WIDE";
  file.theme = { headFontFace: font, bodyFontFace: font };
  file.title = aboutOf(content, lang).title;
  [file.author, file.company] = ["chokepoint", "chokepoint"];
  const deck: Deck = { file, lang, pictures: [] };
  titleSlide(deck, content);
  minuteSlides(deck, content);
  for (const chart of [...content.charts, ...parts.flatMap((part) => part.charts)])
    chartSlide(deck, chart, await drawOnSlide(chart));
  figureSlides(deck, content);
  lastSlide(deck, content);
  const written = (await file.write({ outputType: "uint8array" })) as Uint8Array;
  return sameBytes(written, (path, part) => withPictures(path, part, deck.pictures));
}

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

function titleSlide(deck: Deck, content: PageContent): void {
  const { lang } = deck;
  const { title } = aboutOf(content, lang);
  const slide = newSlide(deck);
  const box = { x: 0.9, y: 1.7, w: page.w - 1.8, h: 2.4 };
  const size = sizeFor([title], box, { most: 40, least: 18 }) ?? 18;
  slide.addShape("rect", {
    x: 0.9,
    y: 1.35,
    w: 0.9,
    h: 0.06,
    fill: { color: "0072B2" },
    line: { color: "0072B2", width: 0 },
  });
  slideText(slide, [title], box, { lang, size, bold: true, color: ink });
  const sources = sourcesOf(content, lang);
  const under = box.y + heightOf([title], size, box.w) + 0.5;
  const below = { x: 0.9, y: under, w: page.w - 1.8, h: page.h - under - 0.8 };
  const lines = [...sources, confessionText(content, lang)].filter((line) => line !== "");
  slideText(slide, lines, below, {
    lang,
    size: sizeFor(lines, below, { most: 14, least: 8, between: 6 }) ?? 8,
    color: muted,
    between: 6,
  });
  slide.addNotes(plainText([title, ...lines].join("\n")));
}

/** What to take away in one minute, as many slides as it takes. */
function minuteSlides(deck: Deck, content: PageContent): void {
  const { lang } = deck;
  const box = { x: page.margin, y: 1.25, w: page.w - 2 * page.margin, h: 5.3 };
  const told = minuteOf(content, lang);
  for (const { title, sentences } of told) {
    if (sentences.length === 0) continue;
    const slide = newSlide(deck, told.length > 1 ? `${pageWords[lang].minute} · ${title}` : pageWords[lang].minute);
    const size = sizeFor(sentences, { w: box.w - 0.4, h: box.h }, { most: 22, least: 9, between: 10 }) ?? 9;
    slideText(slide, sentences, box, { lang, size, color: ink, between: 10, bullets: true });
    slideText(
      slide,
      [pageWords[lang].errors],
      { ...box, y: 6.68, h: 0.34 },
      { lang, size: lang === "ja" ? 9 : 10, color: muted },
    );
  }
}

/** Rows that a slide has room for. */
const rowsOnSlide = 15;

/** The headline figures as tables that can be edited. */
function figureSlides(deck: Deck, content: PageContent): void {
  const { lang } = deck;
  const { studies, differences = [] } = content;
  const { sections } = pageWords[lang];
  for (const study of studies) {
    const { title, heads, rows, note } = headlineTable(study, lang);
    tableSlides(deck, `${sections.outcomes} · ${title}`, heads, rows, note);
  }
  if (differences.length > 0) {
    const { heads, rows } = headlineDifferences(studies, differences, lang);
    tableSlides(deck, sections.differences, heads, rows, pageWords[lang].errors);
  }
}

function tableSlides(
  deck: Deck,
  heading: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  note: string,
): void {
  const { lang } = deck;
  const { font } = officeWords[lang];
  const width = page.w - 2 * page.margin;
  const [first, unit] = [4.2, 1];
  const others = (width - first - unit) / (heads.length - 2);
  const widths = heads.map((_, column) => [first, unit][column] ?? others);
  const pages = Math.ceil(rows.length / rowsOnSlide);
  const each = Math.ceil(rows.length / Math.max(1, pages));
  for (let k = 0; k < pages; k++) {
    const slide = newSlide(deck, heading);
    const cell = (text: string, column: number, bold: boolean): PptxCell => ({
      text: plainText(text),
      options: { bold, align: column === 0 ? "left" : "right", color: ink.slice(1) },
    });
    slide.addTable(
      [
        heads.map((head, column) => cell(head, column, true)),
        ...rows.slice(k * each, (k + 1) * each).map((row) => row.map((text, column) => cell(text, column, false))),
      ],
      {
        ...{ x: page.margin, y: 1.25, w: width, colW: widths },
        ...{ fontFace: font, fontSize: 10, margin: [0.03, 0.06, 0.03, 0.06], valign: "middle", rowH: 0.29 },
        border: { type: "solid", pt: 0.5, color: "D5DAE0" },
      },
    );
    slideText(slide, [note], { x: page.margin, y: 6.75, w: width - 0.6, h: 0.3 }, { lang, size: 9, color: muted });
  }
}

/** What it rests on: how it was made, how to make it again, and what it does not hold. */
function lastSlide(deck: Deck, content: PageContent): void {
  const { lang } = deck;
  const { about, rests } = officeWords[lang];
  const { made, again, reading, limits } = aboutOf(content, lang);
  const slide = newSlide(deck, rests);
  const lines = [
    ...made.flatMap((group) => [...group.map(({ name, says }) => `${name}: ${says}`), ""]),
    ...[`${about.again}:`, ...again],
  ];
  const left = { x: page.margin, y: 1.2, w: 5.2, h: 5.5 };
  const right = { x: 6.2, y: 1.2, w: page.w - 6.2 - page.margin, h: 5.5 };
  slideText(slide, lines, left, { lang, size: sizeFor(lines, left, { most: 11, least: 5 }) ?? 5, color: ink });
  const texts = [...limits, ...reading];
  const size = sizeFor(texts, { w: right.w - 0.3, h: right.h }, { most: 12, least: 6, between: 5 }) ?? 6;
  slideText(slide, texts, right, { lang, size, color: ink, between: 5, bullets: true });
}
