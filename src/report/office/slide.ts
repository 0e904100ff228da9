import { ink, muted } from "../charts/kit/theme.ts";
import type { SlidePicture } from "../render/on-slide.ts";
import type { Lang } from "../words/lang.ts";
import { type Box, sizeFor } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import type { Pptx, PptxSlide } from "./pptx.ts";

/** A deck under way: what each slide is in, its slides' titles in order, and the pictures that it has so far. */
export type Deck = {
  readonly file: Pptx;
  readonly lang: Lang;
  readonly titles: string[];
  readonly pictures: SlidePicture[];
};

/** A slide [inches]: 16:9. */
export const page = { w: 13.333, h: 7.5, margin: 0.55 } as const;

/** Width of what is on a slide [inches]. */
export const inner = page.w - 2 * page.margin;

/** Least letters on any slide [points]. */
export const leastLetters = 10.5;

/** The first line that nothing but the slide's number stands below [inches]. */
export const footLine = 7.02;

/** Templates of slides, each with a place for its title: the first slide, text, and charts by the lines of their headline. */
const titles = {
  cover: { y: 1.7, h: 2.4, most: 40 },
  text: { y: 0.38, h: 0.62, most: 26 },
  line: { y: 0.38, h: 0.46, most: 24 },
  lines: { y: 0.38, h: 0.84, most: 22 },
} as const;

export type Template = keyof typeof titles;

/** Where a template has its title [inches]. */
export function titleBox(template: Template): Box {
  const { y, h } = titles[template];
  return { x: page.margin, y, w: inner, h };
}

/** Puts the templates into a deck. */
export function addTemplates({ file, lang }: Pick<Deck, "file" | "lang">): void {
  const { font } = officeWords[lang];
  for (const [title, { most }] of Object.entries(titles)) {
    const box = titleBox(title as Template);
    file.defineSlideMaster({
      title,
      background: { color: "FFFFFF" },
      objects: [
        { rect: { x: page.margin, y: box.y - 0.16, w: 0.6, h: 0.05, fill: { color: accent } } },
        {
          placeholder: {
            options: {
              ...{ name: "title", type: "title", ...box, margin: 0, align: "left", valign: "top" },
              ...{ fontFace: font, fontSize: most, bold: true, color: ink.slice(1) },
            },
            text: "",
          },
        },
      ],
      slideNumber: {
        ...{ x: page.w - page.margin - 0.6, y: page.h - 0.42, w: 0.6, h: 0.28, align: "right" },
        ...{ fontFace: font, fontSize: leastLetters, color: muted.slice(1) },
      },
    });
  }
}

/** Blue of the house. */
const accent = "0072B2";

/** A new slide with its title, in letters as large as fit. */
export function newSlide(deck: Deck, template: Template, title: string): PptxSlide {
  const { lang, file } = deck;
  const slide = file.addSlide({ masterName: template });
  const { most } = titles[template];
  const fontSize = boldSize(title, lang, template, { most, least: 12 }) ?? 12;
  // Of the text, not of its box: there the library has the template's size.
  const look = { fontSize, lang: languageOf(lang) };
  slide.addText([{ text: plainText(title), options: look }], { placeholder: "title" });
  deck.titles.push(title);
  return slide;
}

/** The template for a headline: of one line or of two. */
export function templateFor(headline: string, lang: Lang): Template {
  const { most } = titles.line;
  return boldSize(headline, lang, "line", { most, least: most - 2 }) === null ? "lines" : "line";
}

/** How much wider bold letters are: among Japanese ones, in a font that stands in for the one asked for, yet wider. */
const bolder = { en: 1.06, ja: 1.2 } as const;

/** The largest size of a title that fits [points]; null where not even the smallest does. */
export function boldSize(
  title: string,
  lang: Lang,
  template: Template,
  range: { readonly most: number; readonly least: number },
) {
  const { w, h } = titleBox(template);
  return sizeFor([title], { w: w / bolder[lang], h }, range);
}

function languageOf(lang: Lang): string {
  return lang === "ja" ? "ja-JP" : "en-GB";
}

type Look = {
  readonly lang: Lang;
  /** [points] */
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  readonly bullets?: boolean;
  /** After a paragraph [points]. */
  readonly between?: number;
  readonly align?: "left" | "right";
};

/** A paragraph: a text, or one before which the number of another slide stands, leading there. */
export type Paragraph = string | { readonly text: string; readonly slide?: number; readonly bold?: boolean };

/** Paragraphs at the top of a box, without margins. The library changes what it is given: each is made anew. */
export function slideText(
  slide: PptxSlide,
  paragraphs: readonly Paragraph[],
  box: Box,
  { lang, size, color, bold = false, bullets = false, between = 0, align = "left" }: Look,
): void {
  slide.addText(
    paragraphs.flatMap((paragraph, k) => {
      const { text, slide: to, bold: isBold = false } = typeof paragraph === "string" ? { text: paragraph } : paragraph;
      const of = {
        ...(bullets && !isBold ? { bullet: { indent: Math.round(size) } } : {}),
        ...(isBold ? { bold: true } : {}),
        paraSpaceAfter: between,
      };
      const words = { text: plainText(text), options: { ...of, breakLine: k < paragraphs.length - 1 } };
      if (to === undefined) return [words];
      // The number alone leads there: LibreOffice takes what leads somewhere for a field, and breaks it within words.
      const link = { text: String(to), options: { ...of, breakLine: false, hyperlink: { slide: to } } };
      return [link, { ...words, text: `${lang === "ja" ? "　" : "   "}${words.text}` }];
    }),
    {
      ...box,
      ...{ fontFace: officeWords[lang].font, fontSize: size, color: color.slice(1), bold },
      ...{ margin: 0, valign: "top", align, lang: languageOf(lang), fit: "none" },
    },
  );
}
