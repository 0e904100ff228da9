import { ink, muted } from "../charts/kit/theme.ts";
import { heightOf } from "./fit.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import type { PptxCell } from "./pptx.ts";
import {
  type Deck,
  footLine,
  inner,
  leastLetters,
  newSlide,
  page,
  slideText,
  type Template,
  titleBox,
} from "./slide.ts";
import { footBox, partTitle } from "./text-slides.ts";

/** A table of texts, how wide each of its columns is [parts of the slide], and which of them stand at the right. */
export type SlideTable = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
  readonly isFigure: readonly boolean[];
  readonly note: string;
  /** That of text when left out. */
  readonly template?: Template;
};

/** Letters of a table [points], room around a text in it [inches]. */
const [size, padding, aside] = [12, 0.04, 0.07];

/** Figures are short: what is rather too wide than too narrow for a text is too wide for them. */
const looser = 1.12;

/** A table that can be edited, on as many slides as its rows take, its heads on each. */
export function tableSlides(
  deck: Deck,
  { title, heads, rows, widths, isFigure, note, template = "text" }: SlideTable,
): void {
  const { lang } = deck;
  const { font } = officeWords[lang];
  const at = titleBox(template);
  const top = at.y + at.h + 0.15;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const colW = widths.map((width) => (inner * width) / all);
  const heightOfRow = (cells: readonly string[]) =>
    Math.max(...cells.map((text, k) => heightOf([text], size, (colW[k] - 2 * aside) * looser))) + 2 * padding;
  const noteHeight = note === "" ? 0 : footBox([note]).h + 0.1;
  const room = footLine - top - noteHeight - heightOfRow(heads);
  const pages: (readonly string[])[][] = [[]];
  let left = room;
  for (const row of rows) {
    const height = heightOfRow(row);
    if (height > left && pages[pages.length - 1].length > 0) {
      pages.push([]);
      left = room;
    }
    pages[pages.length - 1].push(row);
    left -= height;
  }
  const evened = pages.length === 1 ? pages : even(rows, pages.length, heightOfRow, room);
  for (const [k, some] of evened.entries()) {
    const slide = newSlide(deck, template, partTitle(title, k, evened.length, lang));
    const cell = (text: string, column: number, isHead: boolean): PptxCell => ({
      text: plainText(text),
      options: {
        ...{ bold: isHead, align: isFigure[column] ? "right" : "left", color: (isHead ? muted : ink).slice(1) },
        border: [none, none, { type: "solid", pt: isHead ? 1 : 0.5, color: isHead ? "8A949E" : "D5DAE0" }, none],
      },
    });
    slide.addTable(
      [
        heads.map((head, column) => cell(head, column, true)),
        ...some.map((row) => row.map((text, column) => cell(text, column, false))),
      ],
      {
        ...{ x: page.margin, y: top, w: inner, colW, rowH: [heads, ...some].map(heightOfRow) },
        ...{ fontFace: font, fontSize: size, margin: [padding, aside, padding, aside], valign: "middle" },
      },
    );
    if (note !== "") slideText(slide, [note], footBox([note]), { lang, size: leastLetters, color: muted });
  }
}

const none = { type: "none" } as const;

/** As many rows on each slide as there is no need to leave the last one nearly empty; as they came where that does not fit. */
function even(
  rows: readonly (readonly string[])[],
  count: number,
  heightOfRow: (cells: readonly string[]) => number,
  room: number,
): readonly (readonly (readonly string[])[])[] {
  for (let each = Math.ceil(rows.length / count); each >= 1; each--) {
    const parts = Array.from({ length: Math.ceil(rows.length / each) }, (_, k) => rows.slice(k * each, (k + 1) * each));
    if (parts.every((part) => part.reduce((sum, row) => sum + heightOfRow(row), 0) <= room)) return parts;
  }
  return [rows];
}
