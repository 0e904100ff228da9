import { ink, muted } from "../charts/kit/theme.ts";
import type { Box } from "./fit.ts";
import { heightOf } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { type Deck, footLine, inner, leastLetters, newSlide, type Paragraph, page, slideText } from "./slide.ts";

/** Paragraphs under a heading of their own, if they have one. */
export type Block = { readonly heading?: string; readonly paragraphs: readonly string[] };

const box: Box = { x: page.margin, y: 1.15, w: inner, h: footLine - 1.15 - 0.4 };

/** Letters [points], and room after a paragraph. */
const look = { size: 16, between: 8 } as const;

/**
 * Blocks of text on as many slides as they take, in letters of one size; a block is parted where it is longer than a slide. At
 * the foot of each slide stands a note.
 */
export function textSlides(deck: Deck, title: string, blocks: readonly Block[], note = ""): void {
  const { lang } = deck;
  const pages: Paragraph[][] = [[]];
  let left = box.h;
  for (const { heading, paragraphs } of blocks) {
    const heights = paragraphs.map(needed);
    const whole = heights.reduce((sum, height) => sum + height, heading === undefined ? 0 : needed(heading));
    if (whole > left && whole <= box.h) {
      pages.push([]);
      left = box.h;
    }
    const lines: Paragraph[] = [...(heading === undefined ? [] : [{ text: heading, bold: true }]), ...paragraphs];
    for (const [k, line] of lines.entries()) {
      const height = needed(typeof line === "string" ? line : line.text);
      // A heading goes with the first paragraph below it.
      const follows = k === 0 && heading !== undefined && heights.length > 0 ? heights[0] : 0;
      if (height + follows > left && pages[pages.length - 1].length > 0) {
        pages.push([]);
        left = box.h;
      }
      pages[pages.length - 1].push(line);
      left -= height;
    }
  }
  const filled = pages.filter((lines) => lines.length > 0);
  for (const [k, lines] of filled.entries()) {
    const slide = newSlide(deck, "text", partTitle(title, k, filled.length, lang));
    slideText(slide, lines, box, { lang, ...look, color: ink, bullets: true });
    if (note !== "") slideText(slide, [note], footBox([note]), { lang, size: leastLetters, color: muted });
  }
}

/** Where lines at the foot of a slide stand. */
export function footBox(lines: readonly string[]): Box {
  const h = heightOf(lines, leastLetters, inner);
  return { x: page.margin, y: footLine - h, w: inner, h };
}

/** A title, with which part of how many it is where there are several. */
export function partTitle(title: string, k: number, of: number, lang: Deck["lang"]): string {
  const [open, close] = lang === "ja" ? ["（", "）"] : [" (", ")"];
  return of === 1 ? title : `${title}${open}${officeWords[lang].part(k + 1, of)}${close}`;
}

function needed(text: string): number {
  return heightOf([text], look.size, box.w - 0.35) + look.between / 72;
}
