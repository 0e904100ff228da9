import { expect, test } from "vitest";
import { chartsOf } from "../../../src/report/charts/index.ts";
import { documentOf } from "../../../src/report/office/document.ts";
import { toldChart } from "../../../src/report/office/told-chart.ts";
import { headlineTable } from "../../../src/report/page/sections/outcomes.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { officeParts, unescaped } from "../../support/office-parts.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const study = withInsights(syntheticResults({ runs: 64, weeks: 30 }));

test.each(langs)(
  "a report as a document has each chart under its finding, the main figures, and contents, in %s",
  async (lang) => {
    const charts = chartsOf(study, lang).slice(0, 2);
    const parts = officeParts(await documentOf({ lang, studies: [study], charts, inputs: [] }));
    const xml = parts.get("word/document.xml") ?? "";
    const paragraphs = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, of]) => ({
      style: /<w:pStyle w:val="(\w+)"/.exec(of)?.[1],
      text: unescaped([...of.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")),
      hasPicture: of.includes("<w:drawing>"),
    }));
    expect(xml).toMatch(/TOC/);
    // Contents name every heading without being updated, in a font of which widths are known with its page.
    const contents = paragraphs.filter(({ style }) => style?.startsWith("TOC")).map(({ text }) => text);
    const headings = paragraphs.filter(({ style }) => style?.startsWith("Heading")).map(({ text }) => text);
    expect(contents.map((text) => text.replace(/\d*$/, ""))).toEqual(headings.map((text) => text.replace(/\d*$/, "")));
    if (lang === "en") for (const line of contents) expect(line).toMatch(/[^\d]\d+$/);
    expect([...parts.keys()].some((path) => path.startsWith("word/footer"))).toBe(true);
    for (const chart of charts) {
      const { headline } = toldChart(chart, lang);
      const at = paragraphs.findIndex(({ style, text }) => style === "Heading2" && text === headline);
      expect(at, headline).toBeGreaterThan(0);
      expect(paragraphs[at + 2].hasPicture).toBe(true);
    }
    const cells = [...xml.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, of]) =>
      unescaped([...of.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")),
    );
    const { heads, rows } = headlineTable(study, lang);
    const figures = [...heads, ...rows.flat()];
    expect(cells.slice(0, figures.length)).toEqual(figures);
    // Then how it was made, thing by thing.
    expect(cells.slice(figures.length)).toContain(study.manifest.resultHash);
    const media = [...parts].filter(([path]) => path.startsWith("word/media/"));
    expect(media.filter(([path]) => path.endsWith(".svg"))).toHaveLength(charts.length);
    for (const [path, part] of media)
      expect(path.endsWith(".svg") ? part.includes("<path") : part.includes("PNG")).toBe(true);
  },
);
