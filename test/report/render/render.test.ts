import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import { paintChart, renderPdf, renderPng, renderSvg } from "../../../src/report/render/render.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { partChartsOf, ruleChartsOf, studyChartsOf } from "../every-chart.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

const results = syntheticResults({ runs: 100 });
const charts = chartsOf(withInsights(results));

describe("pictures", () => {
  test("the same chart gives the same SVG, byte for byte, whatever was drawn in between", async () => {
    for (const { spec } of charts) {
      const first = await renderSvg(spec);
      await renderSvg(charts[0].spec);
      expect(await renderSvg(structuredClone(spec))).toBe(first);
    }
  });

  test("charts drawn at the same time do not mix", async () => {
    const oneByOne: string[] = [];
    for (const { spec } of charts) oneByOne.push(await renderSvg(spec));
    expect(await Promise.all(charts.map(({ spec }) => renderSvg(spec)))).toEqual(oneByOne);
  });

  test("every chart is painted in every form", async () => {
    const all = [
      ...(await studyChartsOf({ runs: 40, weeks: 40 })),
      ...(await partChartsOf({ runs: 40 })),
      ...(await ruleChartsOf({ runs: 40, weeks: 40 })),
    ];
    for (const { id, spec, finding } of all) {
      const pictures = await paintChart({ spec, finding });
      const starts = Object.entries(pictures).map(([form, of]) => [form, Buffer.from(of).toString("latin1", 0, 4)]);
      expect(starts, id).toEqual([
        ["svg", "<svg"],
        ["pdf", "%PDF"],
        ["png", "\x89PNG"],
      ]);
    }
  });

  test("painted together, the pictures of a chart are those painted alone", async () => {
    for (const { id, spec, finding } of charts.slice(0, 3)) {
      const together = await paintChart({ spec, finding });
      expect(together.svg === (await renderSvg(spec)), id).toBe(true);
      expect(Buffer.from(together.pdf).equals(await renderPdf(spec, finding.text)), id).toBe(true);
      expect(Buffer.from(together.png).equals(await renderPng(spec, { scale: 2 })), id).toBe(true);
    }
  });

  test("an SVG stands alone: it carries its fonts and refers to nothing outside", async () => {
    const svg = await renderSvg(charts[0].spec);
    expect(svg.match(/@font-face/g)).toHaveLength(2);
    expect(svg).toContain("data:font/woff2;base64,");
    expect(svg).toContain(charts[0].finding.text.slice(0, 40));
    expect(svg.match(/(?:href|src)="[^"#]/g) ?? []).toEqual([]);
    expect([...svg.matchAll(/url\((?!data:|#)/g)]).toEqual([]);
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(svg).toContain(`id="${id}"`);
  });

  test("no label is cut short", async () => {
    const other = syntheticResults({ runs: 100, name: "other", title: "another", banWeeks: 9 });
    const both = comparisonCharts(other, results, await compareStudies(other, results));
    for (const { id, spec } of [...charts, ...both]) expect(await renderSvg(spec), id).not.toMatch(/…<\/text>/);
  });

  test("a PNG at scale 2 has twice the width of one at scale 1", async () => {
    const [one, two] = [await renderPng(charts[2].spec, { scale: 1 }), await renderPng(charts[2].spec, { scale: 2 })];
    const width = (png: Uint8Array) => new DataView(png.buffer, png.byteOffset).getUint32(16);
    expect([...one.slice(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
    expect(Math.abs(width(two) - 2 * width(one))).toBeLessThanOrEqual(1);
  });

  test("the text of a PDF can be found in it, with its signs, in both languages", async (context) => {
    const other = syntheticResults({ runs: 100, name: "other", banWeeks: 9 });
    const pairs = await compareStudies(other, results);
    for (const [lang, words] of [
      ["en", "The second minus the first"],
      ["ja", "後者から前者を差し引いた平均の差"],
    ] as const) {
      const [, chart] = comparisonCharts(other, results, pairs, undefined, lang);
      const path = join(temporaryFolder(), "chart.pdf");
      writeFileSync(path, await renderPdf(chart.spec, chart.finding.text));
      const { stdout, error } = spawnSync("pdftotext", [path, "-"], { encoding: "utf8" });
      if (error !== undefined) {
        process.stderr.write("skipped: no pdftotext, so the text of a chart's PDF was not read\n");
        return context.skip("no pdftotext");
      }
      expect(stdout).toContain(words);
      const { rows, columns } = chart.table;
      for (const row of rows)
        expect(stdout).toContain(String(row[columns.findIndex((column) => column.startsWith("figure"))]));
    }
  });
});
