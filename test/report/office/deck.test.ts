import { beforeAll, describe, expect, test } from "vitest";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { deckOf } from "../../../src/report/office/deck.ts";
import { toldChart } from "../../../src/report/office/told-chart.ts";
import type { PageContent } from "../../../src/report/page/content.ts";
import { headlineTable } from "../../../src/report/page/sections/outcomes.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { slidesOf } from "../../support/slides.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const study = withInsights(syntheticResults({ runs: 64, weeks: 30, policy: { knownWeek: 4, changes: [4] } }));
const long = "a title that is long enough to need some lines on a slide, which must be there for it and is there";
const other = withInsights(syntheticResults({ name: "other", title: long, runs: 64, weeks: 30, banWeeks: 9 }));
const [wide, high] = [12_192_000, 6_858_000];

describe.each(langs)("a report as a deck, in %s", (lang) => {
  let content: PageContent;
  let slides: ReturnType<typeof slidesOf>;
  beforeAll(async () => {
    const differences = await compareStudies(study, other);
    // One that is broad, one that is high, one of two together.
    const charts = [
      ...chartsOf(study, lang).filter(({ id }) => ["duration", "prices"].includes(id)),
      ...comparisonCharts(study, other, differences, undefined, lang).slice(0, 1),
    ];
    content = { lang, studies: [study, other], charts, differences, inputs: [], title: lang === "ja" ? "題" : "Title" };
    slides = slidesOf(await deckOf(content));
  });

  test("has a slide a chart between a title and what it rests on, its finding and its sources as text", () => {
    const drawn = slides.filter(({ pictures }) => pictures.length > 0);
    expect(drawn).toHaveLength(content.charts.length);
    for (const [k, chart] of content.charts.entries()) {
      const { headline, subtitle, footnotes } = toldChart(chart);
      const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");
      expect(drawn[k].texts.slice(0, 2 + footnotes.length)).toEqual([subtitle, headline, ...footnotes].map(plain));
      expect(drawn[k].notes).toContain(plain(headline));
      expect(drawn[k].notes).toContain(`charts/${chart.id}.csv`);
    }
    expect(slides[0].texts[0]).toBe(content.title);
    const last = slides[slides.length - 1].texts.join("\n");
    for (const { manifest } of [study, other]) expect(last).toContain(manifest.resultHash);
    expect(last).toContain(lang === "ja" ? "何に基づくか" : "What it rests on");
  });

  test("has pictures of outlines, with true pixels of the same shape beside them", () => {
    for (const { pictures } of slides)
      for (const { png, svg } of pictures) {
        expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        const size = new DataView(png.buffer, png.byteOffset);
        const [, w, h] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
        expect([size.getUint32(16), size.getUint32(20)]).toEqual([3 * Number(w), 3 * Number(h)]);
        expect(svg).toMatch(/<path/);
        expect(svg).not.toMatch(/<text|<image/);
      }
  });

  test("has the headline figures as a table that can be edited, nothing over an edge, no text larger than its box", () => {
    const rows = slides.flatMap(({ table }) => table.slice(1));
    for (const { rows: figures } of [study, other].map((each) => headlineTable(each, lang)))
      for (const row of figures) expect(rows).toContainEqual(row);
    for (const { boxes, xml } of slides) {
      for (const { x, y, w, h } of boxes) {
        expect(x + w).toBeLessThanOrEqual(wide);
        expect(y + h).toBeLessThanOrEqual(high);
      }
      expect(xml).not.toMatch(/[\u2068\u2069]|undefined|NaN/);
    }
    // The smallest letters of a chart's words: they fit, as they are no smaller than the least.
    const sizes = slides.flatMap(({ xml }) => [...xml.matchAll(/ sz="(\d+)"/g)].map(([, size]) => Number(size)));
    expect(Math.min(...sizes)).toBeGreaterThan(500);
  });
});
