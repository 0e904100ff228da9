import {
  AlignmentType,
  BorderStyle,
  Footer,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  LevelFormat,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { strToU8 } from "fflate";
import { ink, muted } from "../charts/kit/theme.ts";
import type { SlidePicture } from "../render/on-slide.ts";
import type { Lang } from "../words/lang.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";

/** Twentieths of a point, in which Word measures. */
export const twips = (points: number) => Math.round(points * 20);

export const pointsPerMm = 72 / 25.4;

/** A4 [mm]. */
export const a4 = { width: 210, height: 297 } as const;

/** Size of letters and height of a line of a style [points], and room before and after a paragraph. */
export type Look = {
  readonly size: number;
  readonly line: number;
  readonly before?: number;
  readonly after?: number;
  /** From the left margin [points]. */
  readonly left?: number;
  readonly bold?: boolean;
  readonly color?: string;
};

/** Styles of paragraphs by the names that Word knows them by, each with its look. */
export type Looks<Name extends string> = Readonly<Record<Name, Look>>;

const spacingOf = ({ line, before = 0, after = 0 }: Look) => ({
  ...{ before: twips(before), after: twips(after) },
  ...{ line: twips(line), lineRule: LineRuleType.EXACT },
});

const runOf = ({ size, bold = false, color = ink }: Look) => ({ size: size * 2, bold, color: color.slice(1) });

/** The styles of a document, so that who edits it changes all paragraphs of a kind at once. */
export function stylesOf(looks: Looks<string>, lang: Lang) {
  const { font } = officeWords[lang];
  const kept = (name: string) => ({ keepNext: /^Title|^Heading/.test(name) });
  return {
    default: { document: { run: { font, size: 20, language: { value: "en-GB", eastAsia: "ja-JP" } } } },
    paragraphStyles: Object.entries(looks).map(([id, look]) => ({
      ...{ id, name: styleName(id), quickFormat: true },
      ...(id === "Normal" ? {} : { basedOn: "Normal", next: /^Title|^Heading/.test(id) ? "Normal" : id }),
      run: { font, ...runOf(look) },
      paragraph: { ...kept(id), spacing: spacingOf(look), indent: { left: twips(look.left ?? 0) } },
    })),
  };
}

/** As Word shows it: Heading1 is Heading 1. */
function styleName(id: string): string {
  return id.replace(/(?<=[a-z])(?=[A-Z\d])/g, " ");
}

/** Marks of lists: points, and numbers that begin anew in each list of that name. */
export const numbering = {
  config: [
    {
      reference: "points",
      levels: [listLevel(LevelFormat.BULLET, "•")],
    },
    { reference: "numbers", levels: [listLevel(LevelFormat.DECIMAL, "%1.")] },
  ],
};

function listLevel(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const paragraph = { indent: { left: twips(13), hanging: twips(13) } };
  return { level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph } };
}

/** A paragraph in a style. */
export function styled(style: string, text: string, more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ style, ...more, children: [new TextRun(plainText(text))] });
}

/** A paragraph of a list. */
export function listed(style: string, text: string, reference: "points" | "numbers" = "points"): Paragraph {
  return styled(style, text, { numbering: { reference, level: 0 } });
}

/** A picture, as wide and as high as that [points], in outlines, with pixels for readers that draw none; told by a text. */
export function pictured(
  { svg, png }: Pick<SlidePicture, "svg" | "png">,
  { width, height }: { readonly width: number; readonly height: number },
  told: { readonly name: string; readonly title: string; readonly alt: string },
): Paragraph {
  const pixels = 96 / 72;
  const transformation = { width: Math.round(width * pixels), height: Math.round(height * pixels) };
  const altText = { name: told.name, title: plainText(told.title), description: plainText(told.alt) };
  const fallback = { type: "png" as const, data: png };
  const picture = new ImageRun({ type: "svg", data: strToU8(svg), fallback, transformation, altText });
  // A line of a set height would cut it.
  return new Paragraph({
    keepNext: true,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, after: twips(3) },
    children: [picture],
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const noBorders = { top: none, bottom: none, left: none, right: none } as const;
const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });

/** A table with rules between its rows, its heads on each page; columns as wide as that [points]. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  { style, isFigure }: { readonly style: string; readonly isFigure: (column: number) => boolean },
): Table {
  const cell = (text: string, column: number, isHead: boolean) =>
    new TableCell({
      width: { size: twips(widths[column]), type: WidthType.DXA },
      margins: {
        top: 30,
        bottom: 30,
        left: column === 0 ? 0 : isFigure(column - 1) && !isFigure(column) ? 200 : 60,
        right: column === heads.length - 1 ? 0 : 60,
      },
      borders: { ...noBorders, bottom: isHead ? rule(6, "8A949E") : rule(4, "D5DAE0") },
      verticalAlign: isHead ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
      children: [
        new Paragraph({
          ...{ style, alignment: isFigure(column) ? AlignmentType.RIGHT : AlignmentType.LEFT },
          children: [new TextRun({ text: plainText(text), ...(isHead ? { bold: true, color: muted.slice(1) } : {}) })],
        }),
      ],
    });
  return new Table({
    ...{ layout: TableLayoutType.FIXED, columnWidths: widths.map(twips) },
    width: { size: twips(widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((head, k) => cell(head, k, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, k) => cell(text, k, false)) })),
    ],
  });
}

/** Things beside each other, each as wide as that [points], with room between. */
export function beside(columns: readonly (readonly Paragraph[])[], width: number, between: number): Table {
  const cells = columns.map(
    (children, k) =>
      new TableCell({
        ...{ children, borders: noBorders, width: { size: twips(width), type: WidthType.DXA } },
        margins: { top: 0, bottom: 0, left: k === 0 ? 0 : twips(between / 2), right: k === 0 ? twips(between / 2) : 0 },
      }),
  );
  return new Table({
    ...{ layout: TableLayoutType.FIXED, columnWidths: columns.map(() => twips(width)) },
    width: { size: twips(width * columns.length), type: WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, height: { value: 0, rule: HeightRule.AUTO }, children: cells })],
  });
}

/** What stands at the foot of a page: a text, and which page of how many it is. */
export function footerOf(style: string, text: string, width: number): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style,
        tabStops: [{ type: TabStopType.RIGHT, position: twips(width) }],
        children: [
          new TextRun(plainText(text)),
          new TextRun({ children: ["\t", PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

/** The library numbers pictures and bookmarks through the life of the process; here they count from 1. */
export function counted(xml: string): string {
  const numbers = new Map<string, number>();
  const numberOf = (id: string) => numbers.get(id) ?? numbers.set(id, numbers.size + 1).size;
  return xml
    .replace(/(<wp:docPr id=")([^"]+)"/g, (_, before: string, id: string) => `${before}${numberOf(`picture ${id}`)}"`)
    .replace(/_Toc(\d+)/g, (_, id: string) => `_Toc${numberOf(`contents ${id}`)}`)
    .replace(
      /(<w:bookmark(?:Start|End)[^>]*w:id=")(\d+)"/g,
      (_, before: string, id: string) => `${before}${numberOf(`mark ${id}`)}"`,
    );
}
