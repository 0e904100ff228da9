import { Document, type FileChild, Packer, PageBreak, Paragraph, TableOfContents } from "docx";
import { estimatePageNumbers } from "docx/layout";
import { strFromU8, strToU8 } from "fflate";
import type { Chart } from "../charts/kit/chart.ts";
import { muted } from "../charts/kit/theme.ts";
import type { PageContent } from "../page/content.ts";
import { confessionText, minuteOf, sourcesOf } from "../page/page.ts";
import { pageWords } from "../page/page.words.ts";
import { headlineDifferences, headlineTable } from "../page/sections/outcomes.ts";
import { drawOnPaper } from "../render/on-slide.ts";
import type { Lang } from "../words/lang.ts";
import { aboutOf } from "./about.ts";
import { officeWords } from "./office.words.ts";
import {
  a4,
  counted,
  footerOf,
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
import { toldChart } from "./told-chart.ts";

/** At every edge [mm]. */
const margin = 20;

/** Width of what stands on a page [points]. */
const width = (a4.width - 2 * margin) * pointsPerMm;

/** Most of a page that a picture takes [points], so that its finding and what stands below it are on the same. */
const tallest = 530;

const looks = {
  Normal: { size: 10.5, line: 15, after: 5 },
  Title: { size: 24, line: 30, after: 10, bold: true },
  Heading1: { size: 16, line: 21, before: 16, after: 7, bold: true },
  Heading2: { size: 12, line: 16, before: 12, after: 3, bold: true },
  Subtitle: { size: 10, line: 14, after: 5, color: muted },
  Caption: { size: 8.5, line: 11.5, after: 2, color: muted },
  TableText: { size: 9, line: 12 },
  TOC1: { size: 10.5, line: 15, after: 2 },
  TOC2: { size: 10, line: 14, after: 2, left: 14 },
} satisfies Looks<string>;

/**
 * A report as a document (.docx) of A4 pages: contents, what to take away, each chart under its finding, the headline figures, and
 * what it rests on. The same results give the same bytes.
 */
export async function documentOf(content: PageContent): Promise<Uint8Array> {
  const { lang = "en", parts = [] } = content;
  const words = pageWords[lang];
  const { rests, about: names } = officeWords[lang];
  const about = aboutOf(content, lang);
  const children: FileChild[] = [
    styled("Title", about.title),
    ...[...sourcesOf(content, lang), confessionText(content, lang)]
      .filter((line) => line !== "")
      .map((line) => styled("Subtitle", line)),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: "1-2" }),
    new Paragraph({ children: [new PageBreak()] }),
    styled("Heading1", words.minute),
  ];
  for (const { title, sentences } of minuteOf(content, lang))
    children.push(styled("Heading2", title), ...sentences.map((each) => listed("Normal", each)));
  children.push(styled("Caption", words.errors), styled("Heading1", officeWords[lang].charts));
  for (const chart of [...content.charts, ...parts.flatMap((part) => part.charts)])
    children.push(...(await chartParagraphs(chart, lang)));
  children.push(...figures(content, lang));
  children.push(
    styled("Heading1", rests),
    ...about.limits.map((each) => listed("Normal", each)),
    styled("Heading2", headingOf(names.made)),
    tableOf(
      [names.thing, names.said],
      about.made.flat().map(({ name, says }) => [name, says]),
      [width * 0.27, width * 0.73],
      { style: "TableText", isFigure: () => false },
    ),
    styled("Heading2", headingOf(names.again)),
    ...about.again.map((each) => styled("Caption", each)),
  );
  const side = twips(margin * pointsPerMm);
  const file = new Document({
    ...{ title: about.title, creator: "chokepoint", features: { updateFields: false } },
    ...{ styles: stylesOf(looks, lang), numbering, pageNumbers: estimatePageNumbers },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(a4.width * pointsPerMm), height: twips(a4.height * pointsPerMm) },
            margin: { top: side, bottom: side, left: side, right: side, footer: twips(24), header: twips(24) },
          },
        },
        footers: { default: footerOf("Caption", about.title, width) },
        children,
      },
    ],
  });
  return sameBytes(new Uint8Array(await Packer.toBuffer(file)), (path, part) =>
    path === "word/document.xml" ? strToU8(counted(strFromU8(part))) : part,
  );
}

/** A name as a heading. */
function headingOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The headline figures of each study, and their differences. */
function figures({ studies, differences = [] }: PageContent, lang: Lang): readonly FileChild[] {
  const words = pageWords[lang];
  const all: FileChild[] = [];
  for (const study of studies) {
    const { title, heads, rows, note } = headlineTable(study, lang);
    const heading = `${words.sections.outcomes}${lang === "ja" ? "：" : ": "}${title}`;
    all.push(styled("Heading1", heading), figureTable(heads, rows), styled("Caption", note));
  }
  if (differences.length > 0) {
    const { heads, rows } = headlineDifferences(studies, differences, lang);
    all.push(styled("Heading1", words.sections.differences), figureTable(heads, rows), styled("Caption", words.errors));
  }
  return all;
}

/** Outcome, unit, and figures. */
function figureTable(heads: readonly string[], rows: readonly (readonly string[])[]) {
  const parts = heads.map((_, column) => [3, 1.05][column] ?? 1.45);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => (width * part) / all);
  return tableOf(heads, rows, widths, { style: "TableText", isFigure: (column) => column > 1 });
}

/** A chart under its finding: what it shows, its picture, how to read it, its errors and sources. */
async function chartParagraphs(chart: Chart, lang: Lang): Promise<readonly Paragraph[]> {
  const { headline, subtitle, method, foot } = toldChart(chart, lang);
  const pictures = await drawOnPaper(chart, { width, height: tallest });
  return [
    styled("Heading2", headline),
    styled("Subtitle", subtitle, { keepNext: true }),
    ...pictures.map((picture) => {
      const scale = Math.min(largest, width / picture.width, tallest / picture.height);
      const size = { width: picture.width * scale, height: picture.height * scale };
      return pictured(picture, size, { name: chart.id, title: headline, alt: chart.alt });
    }),
    ...[...method, ...foot].map((line, k, all) => styled("Caption", line, { keepNext: k < all.length - 1 })),
  ];
}

/** A pixel of a picture at most [points]. */
const largest = 0.84;
