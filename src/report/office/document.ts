import {
  AlignmentType,
  Document,
  type FileChild,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { strFromU8, strToU8 } from "fflate";
import type { Chart } from "../charts/kit/chart.ts";
import type { PageContent } from "../page/content.ts";
import { confessionText, minuteOf, sourcesOf } from "../page/page.ts";
import { pageWords } from "../page/page.words.ts";
import { headlineDifferences, headlineTable } from "../page/sections/outcomes.ts";
import { drawOnPaper } from "../render/on-slide.ts";
import type { Lang } from "../words/lang.ts";
import { aboutOf } from "./about.ts";
import { officeWords } from "./office.words.ts";
import { plainText } from "./plain-text.ts";
import { sameBytes } from "./same-bytes.ts";
import { toldChart } from "./told-chart.ts";

/** Most of a page that a picture takes [px at 96 to the inch]: A4 with margins of 2 cm. */
const most = { width: 640, height: 720 };

/**
 * A report as a document (.docx) of A4 pages: contents, what to take away, each chart under its finding, the headline figures, and
 * what it rests on. The same results give the same bytes.
 */
export async function documentOf(content: PageContent): Promise<Uint8Array> {
  const { lang = "en", parts = [], studies, differences = [] } = content;
  const words = pageWords[lang];
  const { font, rests, about: names } = officeWords[lang];
  const about = aboutOf(content, lang);
  const children: FileChild[] = [
    text(about.title, { heading: HeadingLevel.TITLE }),
    ...[...sourcesOf(content, lang), confessionText(content, lang)].filter((line) => line !== "").map(small),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: "1-2" }),
    new Paragraph({ children: [new PageBreak()] }),
    text(words.minute, { heading: HeadingLevel.HEADING_1 }),
  ];
  for (const { title, sentences } of minuteOf(content, lang))
    children.push(text(title, { heading: HeadingLevel.HEADING_2 }), ...sentences.map(bullet));
  children.push(small(words.errors), text(officeWords[lang].charts, { heading: HeadingLevel.HEADING_1 }));
  for (const chart of [...content.charts, ...parts.flatMap((part) => part.charts)])
    children.push(...(await chartParagraphs(chart, lang)));
  for (const study of studies) {
    const { title, heads, rows, note } = headlineTable(study, lang);
    const heading = `${words.sections.outcomes}${lang === "ja" ? "：" : ": "}${title}`;
    children.push(text(heading, { heading: HeadingLevel.HEADING_1 }), tableOf(heads, rows), small(note));
  }
  if (differences.length > 0) {
    const { heads, rows } = headlineDifferences(studies, differences, lang);
    children.push(text(words.sections.differences, { heading: HeadingLevel.HEADING_1 }), tableOf(heads, rows));
  }
  children.push(
    text(rests, { heading: HeadingLevel.HEADING_1 }),
    ...about.limits.map(bullet),
    ...about.made.flat().map(({ name, says }) => small(`${name}: ${says}`)),
    small(`${names.again}:`),
    ...about.again.map(small),
  );
  const file = new Document({
    ...{ title: about.title, creator: "chokepoint", features: { updateFields: false } },
    styles: { default: { document: { run: { font, size: 21 } }, ...headings(font) } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins } },
        children,
      },
    ],
  });
  return sameBytes(new Uint8Array(await Packer.toBuffer(file)), (path, part) =>
    path === "word/document.xml" ? strToU8(counted(strFromU8(part))) : part,
  );
}

const margins = { top: 1134, bottom: 1134, left: 1134, right: 1134 };

function headings(font: string) {
  const run = (size: number) => ({ run: { font, size, bold: true, color: "1D2733" } });
  const paragraph = { spacing: { before: 280, after: 120 }, keepNext: true };
  return {
    title: { ...run(44), paragraph: { spacing: { after: 200 } } },
    heading1: { ...run(30), paragraph },
    heading2: { ...run(24), paragraph },
  };
}

function text(of: string, options: { readonly heading: (typeof HeadingLevel)[keyof typeof HeadingLevel] }): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun(plainText(of))] });
}

function bullet(of: string): Paragraph {
  return new Paragraph({ bullet: { level: 0 }, spacing: { after: 80 }, children: [new TextRun(plainText(of))] });
}

function small(of: string): Paragraph {
  const run = new TextRun({ text: plainText(of), size: 16, color: "5B6773" });
  return new Paragraph({ spacing: { after: 40 }, children: [run] });
}

/** A chart under its finding: what it shows, its picture, how to read it. */
async function chartParagraphs(chart: Chart, lang: Lang): Promise<readonly Paragraph[]> {
  const { headline, subtitle, method, foot } = toldChart(chart, lang);
  const { svg, png, width, height } = await drawOnPaper(chart);
  const scale = Math.min(1, most.width / width, most.height / height);
  const transformation = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const altText = { title: plainText(headline), description: plainText(chart.alt), name: chart.id };
  const fallback = { type: "png" as const, data: png };
  const picture = new ImageRun({ type: "svg", data: strToU8(svg), fallback, transformation, altText });
  const kept = { keepNext: true, spacing: { after: 80 } };
  return [
    text(headline, { heading: HeadingLevel.HEADING_2 }),
    new Paragraph({ ...kept, children: [new TextRun({ text: plainText(subtitle), color: "5B6773" })] }),
    new Paragraph({ ...kept, children: [picture] }),
    ...[...method, ...foot].map(small),
  ];
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cell = (of: string, column: number, bold: boolean) =>
    new TableCell({
      children: [
        new Paragraph({
          alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          children: [new TextRun({ text: plainText(of), bold, size: 17 })],
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: heads.map((head, column) => cell(head, column, true)) }),
      ...rows.map(
        (row) => new TableRow({ cantSplit: true, children: row.map((of, column) => cell(of, column, false)) }),
      ),
    ],
  });
}

/** The library numbers pictures and bookmarks through the life of the process; here they count from 1. */
function counted(xml: string): string {
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
