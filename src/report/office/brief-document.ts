import { Document, type FileChild, Packer, PageBreak, Paragraph, type Table } from "docx";
import { layoutDocument } from "docx/layout";
import { strFromU8, strToU8 } from "fflate";
import { muted } from "../charts/kit/theme.ts";
import type { Brief, BriefChart } from "../page/brief/brief.ts";
import { briefWords } from "../page/brief/brief.words.ts";
import type { Picked } from "../page/brief/picked.ts";
import { pageWords } from "../page/page.words.ts";
import { drawInBrief, type SlidePicture } from "../render/on-slide.ts";
import { heightOf } from "./fit.ts";
import {
  a4,
  beside,
  counted,
  footerOf,
  type Look,
  type Looks,
  listed,
  numbering,
  pictured,
  pointsPerMm,
  styled,
  stylesOf,
  tableOf,
  twips,
} from "./paragraphs.ts";
import { sameBytes } from "./same-bytes.ts";

/** At the edges, sides and top [mm]. */
const [side, top] = [15, 14];

/** Width and height of what stands on a page, and room between two charts beside each other [points]. */
const width = (a4.width - 2 * side) * pointsPerMm;
const height = (a4.height - 2 * top) * pointsPerMm - 14;
const between = 16;
const half = width / 2;

const looks = {
  Normal: { size: 9, line: 12, after: 3 },
  Title: { size: 19, line: 23, after: 4, bold: true },
  Heading1: { size: 10.5, line: 14, before: 5, after: 2, bold: true, color: "#004f80" },
  Heading2: { size: 9.5, line: 12, before: 3, after: 2, bold: true },
  Kind: { size: 8.5, line: 11, after: 3, bold: true, color: "#004f80" },
  Source: { size: 8, line: 10.5, color: muted },
  Age: { size: 8, line: 10.5, color: "#8f1d17" },
  Question: { size: 10.5, line: 14, after: 3 },
  Answer: { size: 10, line: 13.5, after: 3 },
  Caption: { size: 8, line: 10.5, after: 2, color: muted },
  TableText: { size: 8.5, line: 11 },
  Foot: { size: 7.5, line: 10, color: muted },
} satisfies Looks<string>;

type Style = keyof typeof looks;

/** A part of a page: what it is made of, and how high it is without its pictures [points]. */
type Piece = {
  readonly height: number;
  /** Heights of the pictures that it has beside each other, at their full width [points]. */
  readonly pictures: readonly number[];
  /** With its pictures as much smaller. */
  readonly made: (scale: number) => readonly FileChild[];
};

/**
 * A brief as a document (.docx) of two pages of A4: the words and charts of its page, with headings, lists and a table that can be
 * edited. The same results give the same bytes.
 */
export async function briefDocument(brief: Brief, pictures: readonly Picked[]): Promise<Uint8Array> {
  const { lang } = brief;
  const rows = await chartRows(brief.charts, pictures);
  // On the first page two charts beside each other, and one across below them.
  const first = rows.length > 0 && rows[0].isPair && rows[1] !== undefined && !rows[1].isPair ? 2 : 1;
  const pages: Pages = [
    [...head(brief), ...rows.slice(0, first).map(({ piece }) => piece)],
    [...rows.slice(first).map(({ piece }) => piece), ...rests(brief), ...last(brief)],
  ];
  // As full as leaves it two pages where it is laid out as Word does.
  const fill = fills.find((each) => lengthOf(filled(brief, pages, each)) === 2) ?? careful;
  const file = filled(brief, pages, lang === "ja" ? Math.min(fill, careful) : fill);
  return sameBytes(new Uint8Array(await Packer.toBuffer(file)), (path, part) =>
    path === "word/document.xml" ? strToU8(counted(strFromU8(part))) : part,
  );
}

type Pages = readonly [readonly Piece[], readonly Piece[]];

/** How full a page may be, by what is reckoned of its texts, the fullest first; and how full where that is all one knows. */
const fills = [1.1, 1.07, 1.04, 1.01, 0.98, 0.95, 0.9, 0.85, 0.8];
const careful = 0.98;

function lengthOf(file: Document): number {
  return layoutDocument(file, { guess: true }).pages.length;
}

/** The document, with pictures as large as fill its pages so far. */
function filled({ lang, title }: Brief, [before, after]: Pages, fill: number): Document {
  const mm = (of: number) => twips(of * pointsPerMm);
  const onNext = new Paragraph({ style: "Foot", children: [new PageBreak()] });
  return new Document({
    ...{ title, creator: "chokepoint", features: { updateFields: false } },
    ...{ styles: stylesOf(looks, lang), numbering },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(a4.width), height: mm(a4.height) },
            margin: { top: mm(top), bottom: mm(top), left: mm(side), right: mm(side), footer: mm(8), header: mm(5) },
          },
        },
        footers: {
          first: footerOf("Foot", pageWords[lang].errors, width),
          default: footerOf("Foot", title, width),
        },
        children: [...onePage(before, fill), onNext, ...onePage(after, fill)],
      },
    ],
  });
}

/** Pieces on one page, their pictures as much smaller as it takes. */
function onePage(pieces: readonly Piece[], fill: number): readonly FileChild[] {
  const texts = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const pictures = pieces.reduce((sum, piece) => sum + Math.max(0, ...piece.pictures), 0);
  const scale = pictures === 0 ? 1 : Math.max(smallest, Math.min(1, (height * fill - texts) / pictures));
  return pieces.flatMap((piece) => piece.made(scale));
}

/** Least scale of a picture. */
const smallest = 0.3;

/** What stands in a style, and how high it is. */
function piece(style: Style, text: string, room: number = width, made = () => styled(style, text)): Piece {
  return { height: heightIn(style, text, room), pictures: [], made: () => [made()] };
}

function heightIn(style: Style, text: string, room: number): number {
  const look: Look = looks[style];
  const { size, line, before = 0, after = 0, bold = false } = look;
  const lines = Math.round((heightOf([text], size, room / 72 / (bold ? 1.06 : 1)) * 72) / (size * 1.25));
  return lines * line + before + after;
}

function head({ lang, title, made, sources, age, question, answers }: Brief): readonly Piece[] {
  const { kind, headings } = briefWords[lang];
  return [
    piece("Kind", kind(made)),
    piece("Title", title),
    ...sources.map((line) => piece("Source", line)),
    ...(age === "" ? [] : [piece("Age", age)]),
    piece("Heading1", headings.question),
    piece("Question", question),
    piece("Heading1", headings.answer),
    ...answers.map((each) => piece("Answer", each, width - 13, () => listed("Answer", each, "numbers"))),
  ];
}

/** On what it rests: a table of inputs, and sentences. */
function rests({ lang, restsOn: { caption, inputs, sentences } }: Brief): readonly Piece[] {
  const { headings, rests } = briefWords[lang];
  const rows = inputs.map(({ input, what, share, grade }) => [input, what, share, grade]);
  const widths = [0.33, 0.33, 0.14, 0.2].map((part) => part * width);
  const rowHeight = (cells: readonly string[]) =>
    Math.max(...cells.map((cell, k) => heightIn("TableText", cell, widths[k] - 6))) + 4;
  const table: Piece = {
    height: [rests.heads, ...rows].reduce((sum, cells) => sum + rowHeight(cells), 0) + 5,
    pictures: [],
    made: (): readonly (Table | Paragraph)[] => [
      tableOf(rests.heads, rows, widths, { style: "TableText", isFigure: (column) => column === 2 }),
      new Paragraph({ style: "Foot", spacing: { line: twips(5), lineRule: "exact" } }),
    ],
  };
  return [
    piece("Heading1", headings.rests),
    ...(caption === "" ? [] : [piece("Caption", caption)]),
    ...(rows.length === 0 ? [] : [table]),
    ...sentences.map(point),
  ];
}

/** What would change it, and how far to trust it. */
function last({ lang, change, trust }: Brief): readonly Piece[] {
  const { headings } = briefWords[lang];
  return [
    piece("Heading1", headings.change),
    piece("Caption", change.from),
    ...change.sentences.map(point),
    piece("Heading1", headings.trust),
    ...trust.map((each) => piece("Normal", each)),
  ];
}

function point(text: string): Piece {
  return piece("Normal", text, width - 13, () => listed("Normal", text));
}

/** Charts of half the width beside each other, each other one across. */
async function chartRows(charts: readonly BriefChart[], pictures: readonly Picked[]) {
  const rows: { isPair: boolean; piece: Piece }[] = [];
  for (let k = 0; k < charts.length; k++) {
    const isPair = pictures[k].width === "half" && pictures[k + 1]?.width === "half";
    const room = isPair ? half - between / 2 : width;
    const some = charts.slice(k, isPair ? k + 2 : k + 1);
    const drawn: { chart: BriefChart; picture: SlidePicture }[] = [];
    for (const chart of some) drawn.push({ chart, picture: await drawInBrief(chart.chart, pictures[k].width) });
    // A chart made for half the width that stands alone has half of it too.
    const most = pictures[k].width === "half" ? half - between / 2 : width;
    rows.push({ isPair, piece: chartRow(drawn, room, most) });
    if (isPair) k++;
  }
  return rows;
}

type Drawn = { readonly chart: BriefChart; readonly picture: SlidePicture };

function chartRow(drawn: readonly Drawn[], room: number, most: number): Piece {
  const words = ({ chart: { heading, caption } }: Drawn) =>
    heightIn("Heading2", heading, room) + heightIn("Caption", caption, room);
  const made = ({ chart: { heading, caption, chart }, picture }: Drawn, scale: number) => {
    const size = { width: most * scale, height: (most * scale * picture.height) / picture.width };
    return [
      styled("Heading2", heading),
      styled("Caption", caption, { keepNext: true }),
      pictured(picture, size, { name: chart.id, title: heading, alt: chart.alt }),
    ];
  };
  return {
    height: Math.max(...drawn.map(words)) + 8,
    pictures: drawn.map(({ picture }) => (most * picture.height) / picture.width),
    made: (scale) => {
      const columns = drawn.map((each) => made(each, scale));
      return columns.length === 1 ? columns[0] : [beside(columns, half, between)];
    },
  };
}
