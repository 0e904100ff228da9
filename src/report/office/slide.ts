import { ink, muted } from "../charts/kit/theme.ts";
import type { SlidePicture } from "../render/on-slide.ts";
import type { Lang } from "../words/lang.ts";
import type { Box } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import type { Pptx, PptxSlide } from "./pptx.ts";

type Look = {
  readonly lang: Lang;
  /** [points] */
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  readonly bullets?: boolean;
  /** After a paragraph [points]. */
  readonly between?: number;
};

/** Paragraphs at the top of a box, without margins. The library changes what it is given: each is made anew. */
export function slideText(
  slide: PptxSlide,
  paragraphs: readonly string[],
  box: Box,
  { lang, size, color, bold = false, bullets = false, between = 0 }: Look,
): void {
  slide.addText(
    paragraphs.map((text, k) => ({
      text: plainText(text),
      options: {
        breakLine: k < paragraphs.length - 1,
        ...(bullets ? { bullet: { indent: 12 } } : {}),
        paraSpaceAfter: between,
      },
    })),
    {
      ...box,
      ...{ fontFace: officeWords[lang].font, fontSize: size, color: color.slice(1), bold },
      ...{ margin: 0, valign: "top", align: "left", lang: lang === "ja" ? "ja-JP" : "en-GB", fit: "none" },
    },
  );
}

/** A deck under way: what each slide is in, and the pictures that it has so far. */
export type Deck = { readonly file: Pptx; readonly lang: Lang; readonly pictures: SlidePicture[] };

/** A slide [inches]: 16:9. */
export const page = { w: 13.333, h: 7.5, margin: 0.55 } as const;

/** A slide with its number, white, and its heading. */
export function newSlide({ file, lang }: Deck, heading?: string): PptxSlide {
  const slide = file.addSlide();
  const { font } = officeWords[lang];
  slide.background = { color: "FFFFFF" };
  slide.slideNumber = {
    x: page.w - 0.9,
    y: page.h - 0.42,
    w: 0.5,
    h: 0.3,
    fontFace: font,
    fontSize: 9,
    color: muted.slice(1),
  };
  if (heading !== undefined)
    slideText(
      slide,
      [heading],
      { x: page.margin, y: 0.42, w: page.w - 2 * page.margin, h: 0.6 },
      {
        ...{ lang, size: 24, bold: true, color: ink },
      },
    );
  return slide;
}
