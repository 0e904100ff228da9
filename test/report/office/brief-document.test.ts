import { expect, test } from "vitest";
import { briefDocument } from "../../../src/report/office/brief-document.ts";
import { briefOf } from "../../../src/report/page/brief/brief-of.ts";
import { bodyOf } from "../../../src/report/page/brief/html.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { officeParts, unescaped } from "../../support/office-parts.ts";
import { madePair, madeStudy } from "../page/brief/opened.ts";

const wordsOf = (markup: string) => unescaped(markup.replace(/<[^>]*>/g, " ").replace(/[\u2066-\u2069]/g, ""));
const squeezed = (text: string) => text.replace(/\s/g, "");

test.each(
  langs.flatMap((lang) => [
    { lang, of: "a study", made: () => madeStudy({ runs: 64, weeks: 30 }, lang) },
    { lang, of: "two studies", made: () => madePair({ runs: 64, weeks: 30 }, lang) },
  ]),
)(
  "a brief of $of as a document has the words of its page, with headings, lists and a table, in $lang",
  async ({ made }) => {
    const { main, content } = await made();
    const { brief, pictures } = await briefOf(main, [], { ...content, today: "2026-03-01" }, []);
    const parts = officeParts(await briefDocument(brief, pictures));
    const xml = parts.get("word/document.xml") ?? "";
    // Which page of two it is stands at its foot in either; charts are pictures.
    const page = bodyOf(brief, pictures)
      .replace(/<svg.*?<\/svg>/gs, "")
      .replace(/<footer>.*?<\/footer>/gs, "");
    const words = squeezed(
      unescaped([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")),
    );
    const said = wordsOf(page)
      .split(/\s{2,}|\n/)
      .map(squeezed)
      .filter(Boolean);
    expect(said.length).toBeGreaterThan(20);
    for (const text of said) expect(words).toContain(text);
    const styles = [...xml.matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style);
    expect(styles.filter((style) => style === "Heading1")).toHaveLength(5);
    expect(styles.filter((style) => style === "Heading2")).toHaveLength(brief.charts.length);
    expect(styles).toContain("Title");
    expect(parts.get("word/styles.xml")).toMatch(/<w:name w:val="Heading 1"\/>/i);
    const told = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text]) => unescaped(text));
    expect(told).toEqual(brief.charts.map(({ chart }) => chart.alt.replace(/[\u2068\u2069]/g, "")));
    const media = [...parts.keys()].filter((path) => path.startsWith("word/media/"));
    expect(media.filter((path) => path.endsWith(".svg"))).toHaveLength(brief.charts.length);
  },
);
