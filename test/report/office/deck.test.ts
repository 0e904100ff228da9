import { beforeAll, describe, expect, test } from "vitest";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import type { Chart } from "../../../src/report/charts/kit/chart.ts";
import { deckOf } from "../../../src/report/office/deck.ts";
import { toldChart } from "../../../src/report/office/told-chart.ts";
import type { PageContent } from "../../../src/report/page/content.ts";
import { headlineTable } from "../../../src/report/page/sections/outcomes.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { officeParts, unescaped } from "../../support/office-parts.ts";
import { slidesOf } from "../../support/slides.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const study = withInsights(syntheticResults({ runs: 64, weeks: 30, policy: { knownWeek: 4, changes: [4] } }));
const long = "a title that is long enough to need some lines on a slide, which must be there for it and is there";
const other = withInsights(syntheticResults({ name: "other", title: long, runs: 64, weeks: 30, banWeeks: 9 }));
const [wide, high] = [12_192_000, 6_858_000];
const emuPerPoint = 12_700;
const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "");

describe.each(langs)("a report as a deck, in %s", (lang) => {
  let content: PageContent;
  let file: Uint8Array;
  let slides: ReturnType<typeof slidesOf>;
  let drawn: ReturnType<typeof slidesOf>;
  let ofChart: (chart: Chart) => ReturnType<typeof slidesOf>;
  beforeAll(async () => {
    const differences = await compareStudies(study, other);
    // One of one panel, one of many, one of rows, one of two together.
    const charts = [
      ...chartsOf(study, lang).filter(({ id }) => ["duration", "prices", "drivers", "first-line-stop"].includes(id)),
      ...comparisonCharts(study, other, differences, undefined, lang).slice(0, 1),
    ];
    content = { lang, studies: [study, other], charts, differences, inputs: [], title: lang === "ja" ? "題" : "Title" };
    file = await deckOf(content);
    slides = slidesOf(file);
    drawn = slides.filter(({ pictures }) => pictures.length > 0);
    ofChart = (chart) => drawn.filter(({ texts }) => texts[0] === plain(toldChart(chart, lang).headline));
  });

  test("has a slide a chart, or several of its panels, its finding as title, errors and sources at the foot, method in the notes", () => {
    expect(content.charts).toHaveLength(5);
    for (const chart of content.charts) {
      const { headline, subtitle, method, foot } = toldChart(chart, lang);
      const some = ofChart(chart);
      expect(some.length, chart.id).toBeGreaterThan(0);
      expect(foot.join(), chart.id).toMatch(lang === "ja" ? /モンテカルロ誤差.*シード/s : /Monte Carlo error.*Seed/s);
      for (const { texts, notes, xml } of some) {
        expect(xml).toMatch(/<p:ph\s[^>]*type="title"/);
        expect(texts[1].startsWith(plain(subtitle))).toBe(true);
        expect(texts.slice(2, 2 + foot.length)).toEqual(foot.map(plain));
        for (const line of [headline, chart.reading, ...method, ...foot]) expect(notes).toContain(plain(line));
        expect(notes).toContain(chart.table.rows.length > 40 ? `charts/${chart.id}.csv` : chart.table.columns[0]);
      }
    }
    expect(drawn).toHaveLength(content.charts.reduce((sum, chart) => sum + ofChart(chart).length, 0));
    expect(slides[0].texts[0]).toBe(content.title);
  });

  test("begins with contents that lead to their slides, and ends with what it rests on", () => {
    const [, contents] = slides;
    const lines = contents.texts.slice(1).map((text) => /^(\d+)\s+(.*)$/.exec(text));
    for (const chart of content.charts) {
      const line = lines.find((each) => each?.[2] === plain(chart.finding.text));
      const at = Number(line?.[1]);
      expect(slides[at - 1]?.texts[0], chart.id).toBe(plain(chart.finding.text));
      expect(contents.links).toContain(`slide${at}.xml`);
    }
    const told = slides.map(({ texts }) => texts.join("\n")).join("\n");
    for (const { manifest } of [study, other]) expect(told).toContain(manifest.resultHash);
    expect(slides.map(({ texts }) => texts[0]).join("\n")).toContain(
      lang === "ja" ? "何に基づくか" : "What it rests on",
    );
  });

  test("has the numbers of a chart of steps as a chart to edit, week by week with limits, and a short table as a table", () => {
    const chart = content.charts.find(({ id }) => id === "first-line-stop") as Chart;
    const [xml, ...more] = [...officeParts(file)].flatMap(([path, part]) =>
      /charts\/chart\d+\.xml$/.test(path) ? [part] : [],
    );
    expect(more).toEqual([]);
    const lines = [...xml.matchAll(/<c:ser>(.*?)<\/c:ser>/gs)].map(([, line]) => ({
      name: unescaped(/<c:tx>.*?<c:v>(.*?)<\/c:v>/s.exec(line)?.[1] ?? ""),
      dash: /<a:prstDash val="(\w+)"/.exec(line)?.[1],
      values: [...(/<c:val>(.*?)<\/c:val>/s.exec(line)?.[1] ?? "").matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, at]) =>
        Number(at),
      ),
    }));
    const names = [...new Set(chart.table.rows.map(([, , name]) => String(name)))];
    expect(lines).toHaveLength(3 * names.length);
    const weeks = Math.max(...chart.table.rows.map(([week]) => Number(week))) + 1;
    for (const [k, name] of names.entries()) {
      const rows = chart.table.rows.filter((row) => row[2] === name);
      for (const [part, { name: told, dash, values }] of lines.slice(3 * k, 3 * k + 3).entries()) {
        expect(told).toContain(name);
        expect(dash).toBe(part === 0 ? "solid" : "sysDot");
        expect(values).toHaveLength(weeks);
        // Where the table has a row it is its figure; between two rows that of the one before.
        for (const row of rows) expect(values[Number(row[0])]).toBe(row[3 + part]);
        expect(new Set(values).size).toBeLessThanOrEqual(rows.length);
      }
    }
    const drivers = content.charts.find(({ id }) => id === "drivers") as Chart;
    expect(slides.flatMap(({ table }) => table)).toContainEqual(
      drivers.table.columns.map((head) => head.replace(/,[^\]]*\]/, "]")),
    );
  });

  test("has pictures of outlines, with true pixels of the same shape beside them", () => {
    for (const { pictures } of slides)
      for (const { png, svg } of pictures) {
        expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        const size = new DataView(png.buffer, png.byteOffset);
        const [, w, h] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
        // A picture of 312.4 px is one of 313, of 937 px at the scale of 3.
        for (const [at, side] of [
          [16, w],
          [20, h],
        ] as const)
          expect(Math.abs(size.getUint32(at) - 3 * Number(side))).toBeLessThanOrEqual(2);
        expect(svg).toMatch(/<path/);
        expect(svg).not.toMatch(/<text|<image/);
      }
  });

  test("makes a long title smaller, so that it fits its place", () => {
    const sizes = slides.map(({ xml }) => Number(/type="title".*? sz="(\d+)"/s.exec(xml)?.[1]));
    expect(Math.max(...sizes)).toBeGreaterThan(2200);
    const [pair] = content.charts.filter(({ study: of }) => of.includes("other"));
    const at = slides.findIndex(({ texts }) => texts[0] === plain(pair.finding.text));
    expect(sizes[at]).toBeLessThan(2200);
  });

  test("has no letters below ten points, neither in texts nor, with a margin for one label, in pictures", () => {
    const sizes = slides.flatMap(({ xml }) => [...xml.matchAll(/ sz="(\d+)"/g)].map(([, size]) => Number(size)));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1050);
    for (const { boxes, pictures, texts } of drawn)
      for (const { svg } of pictures) {
        const [, w, h] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
        const box = boxes.find((each) => Math.abs(each.w / each.h - w / h) < 0.01);
        // The least letters of a chart have 10.5 px.
        expect((10.5 * (box?.w ?? 0)) / emuPerPoint / w, texts[0]).toBeGreaterThan(10);
      }
  });

  test("has the headline figures as tables that can be edited, their heads on each slide, nothing over an edge", () => {
    const tables = slides.filter(({ table }) => table.length > 0).map(({ table }) => table);
    const rows = tables.flatMap((table) => table.slice(1));
    for (const { heads, rows: figures } of [study, other].map((each) => headlineTable(each, lang))) {
      for (const row of figures) expect(rows).toContainEqual(row);
      const some = tables.filter((table) =>
        figures.some(([name]) => table[1][0] === name && table[0].length === heads.length),
      );
      for (const [head] of some) expect(head[0]).toMatch(lang === "ja" ? /指標/ : /outcome/);
    }
    for (const { boxes, xml } of slides) {
      for (const { x, y, w, h } of boxes) {
        expect(x + w).toBeLessThanOrEqual(wide);
        expect(y + h).toBeLessThanOrEqual(high);
      }
      expect(xml).not.toMatch(/[\u2068\u2069]|undefined|NaN/);
    }
  });
});
