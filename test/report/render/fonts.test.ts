import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lettersFile } from "../../../build/letters.ts";
import { tableToCsv } from "../../../src/report/charts/kit/chart.ts";
import { fontsOf } from "../../../src/report/render/fonts.ts";
import { renderSvg } from "../../../src/report/render/render.ts";
import { titleIn } from "../../../src/report/words/titles.ts";
import { lettersWithoutFont } from "../../../src/sim/scenario/has-letter.ts";
import { problemsOf } from "../../support/scenario-files.ts";
import { one } from "../charts/of-chart.ts";
import { studyChartsOf } from "../every-chart.ts";

/** A sector's name in each script, and the font that it needs beside Inter's Latin. */
const names = [
  ["высокочастотная электроника", "Inter Cyrillic"],
  ["ημιαγωγοί", "Inter Greek"],
  ["Günlük üretim, ışık, şehir", "Inter Latin"],
  ["điện tử và ế", "Inter Vietnamese"],
  ["반도체 및 전자부품", "Noto Sans KR"],
  ["半導体産業", "Noto Sans JP"],
  ["镓锗稀土", "Noto Sans SC"],
  ["صناعة أشباه الموصلات", "Noto Sans Arabic"],
  ["תעשיית המוליכים", "Noto Sans Hebrew"],
  ["อุตสาหกรรม", "Noto Sans Thai"],
  ["अर्धचालक उद्योग", "Noto Sans Devanagari"],
] as const;

test("the letters that a scenario may be written in are those of the fonts, weight for weight", async () => {
  const file = readFileSync(new URL("../../../src/sim/scenario/letters.ts", import.meta.url), "utf8");
  const pages = (text: string) => [...text.matchAll(/"([^"]+)":\s+"([^"]+)"/g)].map(([, ...entry]) => entry);
  expect(pages(file)).toEqual(pages(await lettersFile()));
});

test.each(names)("%s is written in %s, and no letter is a box", (name, family) => {
  expect(fontsOf(name).map((font) => font.family)).toContain(family);
  expect(lettersWithoutFont(name)).toEqual([]);
});

test("letters that no font has are refused, all at once, with their place and the letters named", () => {
  const text = `schemaVersion: 1
extends: ban-2026
name: mine
title: "ᠮᠣᠩᠭᠣᠯ"
sectors:
  large: { title: "ᏣᎳᎩ motors 🚗" }
`;
  const problems = problemsOf(text);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(
    /^configs\/mine\.yaml:4:8 {2}title: must be written in letters .* which lack ᠮ \(U\+182E\), /,
  );
  expect(problems[1]).toMatch(
    /^configs\/mine\.yaml:6:19 {2}sectors\.large\.title: .* lack Ꮳ \(U\+13E3\), .*🚗 \(U\+1F697\)/,
  );
});

describe("a chart with sectors named in eleven scripts", async () => {
  const called = (key: string) => names[Number(key.slice(1))]?.[0];
  const charts = await studyChartsOf({ runs: 20, weeks: 20, sectors: names.map((_, k) => `s${k}`), called });
  const chart = one(charts, "first-line-stop");

  test("carries in its SVG a font for every letter", async () => {
    const svg = await renderSvg(chart.spec);
    const ranges = [...svg.matchAll(/unicode-range:([^}]*)\}/g)].flatMap(([, range]) => range.split(","));
    for (const [name] of names)
      for (const { file, signs } of fontsOf(name).filter((font) => !/latin$|japanese$/.test(font.file)))
        for (const sign of signs) expect(ranges, file).toContain(`U+${sign.codePointAt(0)?.toString(16)}`);
  });

  test("holds names from right to left apart from their figures, in the picture and not in the table", () => {
    const [, , , , , , , arabic] = names.map(([name]) => name);
    expect(titleIn(arabic, "en")).toBe(`\u2068${arabic}\u2069`);
    expect(JSON.stringify(chart.spec)).toContain(`\u2068${arabic}\u2069`);
    expect(tableToCsv(chart.table)).toContain(arabic);
    expect(tableToCsv(chart.table)).not.toMatch(/[\u2068\u2069]/);
  });
});
