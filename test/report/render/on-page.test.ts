import { describe, expect, test } from "vitest";
import { drawOnPage, narrowSpec } from "../../../src/report/render/on-page.ts";
import { renderSvg } from "../../../src/report/render/render.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { pictureFaults } from "../charts/picture-laws.ts";
import { partChartsOf, ruleChartsOf, studyChartsOf } from "../every-chart.ts";
import { pictureOf } from "../picture.ts";
import type { Synthetic } from "../synthetic-results.ts";
import { english } from "../texts-of.ts";

const shape = { runs: 40, weeks: 60 };

describe.each(langs)("charts on a page (%s)", async (lang) => {
  const charts = [
    ...(await studyChartsOf(shape, lang)),
    ...(await partChartsOf(shape, lang)),
    ...(await ruleChartsOf(shape, lang)),
  ];
  const all: { readonly id: string; readonly drawn: Awaited<ReturnType<typeof drawOnPage>> }[] = [];
  for (const [k, chart] of charts.entries()) all.push({ id: chart.id, drawn: await drawOnPage(chart, `c${k}`) });

  test("fit a screen of 400 px: as wide as its room, no letter cut, none smaller than 10 px", () => {
    for (const { id, drawn } of all) {
      const { svg } = drawn.narrow;
      const [, width] = svg.match(/viewBox="0 0 ([\d.]+)/) ?? [];
      expect(Number(width), id).toBeLessThanOrEqual(368);
      expect(svg, id).not.toMatch(/…<\/text>/);
      for (const [, size] of svg.matchAll(/font-size="([\d.]+)px"/g))
        expect(Number(size), id).toBeGreaterThanOrEqual(10);
    }
  });

  test("say on a narrow screen all that they say on a wide one, and stand below each other there", () => {
    const lettersOf = (svg: string) =>
      new Set([...svg.matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].flatMap(([, text]) => text.split(/[\s,·]+/)).join(""));
    for (const { id, drawn } of all) {
      const [broad, narrow] = [drawn.broad, drawn.narrow].map(({ svg }) => lettersOf(svg));
      expect(
        [...broad].filter((letter) => !narrow.has(letter) && !/\d/.test(letter)),
        id,
      ).toEqual([]);
      const [wideHeight, height] = [drawn.broad, drawn.narrow].map(({ svg }) =>
        Number(svg.match(/viewBox="0 0 \S+ ([\d.]+)/)?.[1]),
      );
      if (id === "prices" || id === "stock-drawdown") expect(height, id).toBeGreaterThan(1.8 * wideHeight);
    }
  });

  test("tell the figures of each mark at its place in either picture", () => {
    for (const { id, drawn } of all) {
      const { broad, narrow, heads, rows } = drawn;
      expect(rows.length, id).toBeGreaterThan(0);
      for (const { svg, boxes } of [broad, narrow]) {
        expect(boxes, id).toHaveLength(rows.length);
        const [width, height] =
          svg
            .match(/viewBox="0 0 (\S+) ([\d.]+)/)
            ?.slice(1)
            .map(Number) ?? [];
        for (const [x, y, wide, high] of boxes) {
          expect(Math.min(x + wide / 2, y + high / 2), id).toBeGreaterThanOrEqual(0);
          expect(x + wide / 2, id).toBeLessThanOrEqual(width);
          expect(y + high / 2, id).toBeLessThanOrEqual(height);
        }
      }
      for (const [head, ...figures] of rows) expect(figures, id).toHaveLength(heads[head].length);
      expect(rows.flat().join(" "), id).not.toMatch(/undefined|NaN|null/);
      if (lang === "ja")
        expect(
          heads
            .flat()
            .join(" ")
            .replace(/EV|HV|kg/g, ""),
          id,
        ).not.toMatch(/[A-Za-z]{2}/);
    }
  });

  test("carry no style of their own, which the page's policy would forbid, no picture in another, no name that two share", () => {
    const text = all.flatMap(({ drawn }) => [drawn.broad.svg, drawn.narrow.svg]).join("");
    expect(text).not.toMatch(/ style=|<style|<image|(?:href|src)="[^#]/);
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of text.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });

  test("as files of their own are one image to a screen reader, told in the chart's language", async () => {
    for (const { id, spec, alt } of charts) {
      const svg = (await renderSvg(spec)).replace(/<style>.*?<\/style>/s, "");
      const told = [...svg.matchAll(/ (?:role|aria-[a-z]+)="([^"]*)"/g)].map(([, text]) => text);
      expect(told, id).toEqual(["img", alt.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)]);
      if (lang === "ja")
        expect(told[1].replaceAll("one before", "").replaceAll("another before", ""), id).not.toMatch(english);
    }
  });
});

/** Sizes and names at which labels were once too wide for a narrow screen. */
const odd: readonly (readonly [string, Synthetic])[] = [
  ["one week", { runs: 20, weeks: 1, sectors: ["s0"], materials: ["m0"] }],
  [
    "long names",
    {
      runs: 20,
      weeks: 4,
      called: (name) => `Makers of compound semiconductors for radio, power and optical uses, ${name}`,
    },
  ],
  ["forty sectors", { runs: 20, weeks: 60, sectors: Array.from({ length: 40 }, (_, k) => `s${k}`), materials: ["Ga"] }],
];

test.each(odd)(
  "a narrow chart of %s is hardly wider than its room, all of it inside, named, and over nothing else",
  async (_, world) => {
    for (const { id, spec, table } of [...(await studyChartsOf(world)), ...(await partChartsOf(world))]) {
      const narrow = await narrowSpec({ spec });
      expect((await pictureOf(narrow)).width, id).toBeLessThanOrEqual(430);
      const faults = await pictureFaults({ spec: narrow, table });
      // What goes over the height of a panel passes behind the paper under a name; a sign in a legend stands in the margin.
      const real = faults.filter(
        (each) => !/ through mark text |^outside the picture: legend-symbol symbol "" \(\d+ -[12] /.test(each),
      );
      expect(real, id).toEqual([]);
    }
  },
);
