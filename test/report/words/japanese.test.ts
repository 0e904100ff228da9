import { readdirSync } from "node:fs";
import { compile } from "vega-lite";
import { describe, expect, test } from "vitest";
import { isByLanguage, type Title } from "../../../src/model/scenario/title.ts";
import { chartsOf, comparisonCharts } from "../../../src/report/charts/index.ts";
import type { Chart } from "../../../src/report/charts/kit/chart.ts";
import { htmlPage } from "../../../src/report/page/page.ts";
import { baselinesPart } from "../../../src/report/page/parts/baselines.ts";
import { matchedPart } from "../../../src/report/page/parts/matched.ts";
import { rulesPart } from "../../../src/report/page/parts/rules.ts";
import { japaneseSigns } from "../../../src/report/render/fonts.ts";
import { renderPdf, renderSvg } from "../../../src/report/render/render.ts";
import { titleIn } from "../../../src/report/words/titles.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import { charactersOfFont } from "../../support/characters-of-font.ts";
import { packageRoot } from "../../support/package-root.ts";
import { readFrom } from "../../support/scenario-files.ts";
import { listener } from "../drawn.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticBaselines, syntheticMatched, syntheticRules } from "../synthetic-parts.ts";
import { syntheticResults } from "../synthetic-results.ts";
import { english, japanese, textsOf } from "../texts-of.ts";
import { schemaErrors } from "../vega-lite-schema.ts";

const a = syntheticResults({
  runs: 100,
  name: "precedent-2010",
  title: "2010: two months without shipments",
  banWeeks: 9,
});
const b = syntheticResults({ runs: 100 });
const differences = await compareStudies(a, b);
const explained = {
  runs: 50,
  explanations: differences.slice(0, 2).map((of) => ({
    ...of,
    explained: of,
    remainder: { value: of.difference, standardError: of.standardError },
    bars: [{ groups: ["trigger", "stocks"] as const, value: of.difference, standardError: of.standardError }],
  })),
};
const charts: readonly Chart[] = [
  ...comparisonCharts(a, b, differences, explained, "ja"),
  ...chartsOf(withInsights(b), "ja"),
  ...chartsOf(withInsights(b, false), "ja"),
];
const parts = [
  matchedPart(await syntheticMatched({ runs: 40, weeks: 40 }), "ja"),
  baselinesPart(await syntheticBaselines({ runs: 40, weeks: 40 }), "ja"),
  rulesPart(await syntheticRules({ runs: 40, weeks: 40 }), "ja"),
].map((part) => ({ ...part, charts: part.charts.map(inJapanese) }));
/** Each that differs from all others once: of the two lists of one study's charts most are the same. */
const all = [
  ...new Map(
    [...charts, ...parts.flatMap((part) => part.charts)].map((chart) => [JSON.stringify(chart), chart]),
  ).values(),
];

/** A user's own titles stay as they are written: those of the made-up studies are left out of the check. */
function inJapanese(chart: Chart): Chart {
  return JSON.parse(JSON.stringify(chart).replaceAll(/one before|another before|the precedent|as severe/g, "別案"));
}

describe("charts in Japanese", () => {
  test("compile without a warning, are valid, hold at most 150 kB", () => {
    for (const { id, spec } of all) {
      const { logger, warnings } = listener();
      compile(spec, { logger });
      expect(warnings, id).toEqual([]);
      expect(schemaErrors(spec), id).toBeNull();
      expect(Buffer.byteLength(JSON.stringify(spec)), id).toBeLessThanOrEqual(150_000);
    }
  });

  test("ask, read and explain in Japanese, and leave no English sentence", () => {
    for (const { id, question, reading, alt, spec } of all) {
      for (const text of [question, reading, alt]) expect(text, id).toMatch(japanese);
      expect(question, id).toMatch(/か、?|と$/);
      expect(reading, id).toMatch(/\d.*。$/);
      for (const text of textsOf(spec)) expect(text, id).not.toMatch(english);
    }
  });

  test("the same chart gives the same SVG and PDF, byte for byte, of vectors alone", async () => {
    for (const { id, spec, question } of all.filter((_, k) => k % 4 === 0)) {
      expect((await renderSvg(structuredClone(spec))) === (await renderSvg(spec)), id).toBe(true);
      const [one, two] = [await renderPdf(spec, question), await renderPdf(spec, question)];
      expect(Buffer.compare(one, two), id).toBe(0);
      // Vectors: no picture is embedded.
      expect(Buffer.from(one).includes("/Subtype /Image"), id).toBe(false);
    }
  });

  test("no label is cut short, and an SVG carries exactly the Japanese signs that it shows: none becomes a box", async () => {
    for (const { id, spec } of all) {
      const svg = await renderSvg(spec);
      expect(svg, id).not.toMatch(/…<\/text>/);
      const shown = japaneseSigns(svg.replace(/<style>.*?<\/style>|<[^>]*>/gs, ""));
      const faces = [...svg.matchAll(/font-family:'Noto Sans JP';[^}]*base64,([^)]*)\)/g)];
      expect(faces, id).toHaveLength(2);
      for (const [, font] of faces) {
        const held = await charactersOfFont(Buffer.from(font, "base64"));
        const missing = [...shown].filter((sign) => !held.has(sign.codePointAt(0) ?? 0));
        expect(missing, id).toEqual([]);
        expect([...held].filter((code) => code >= 0x2e80 && code < 0xffff).length, id).toBe([...shown].length);
      }
    }
  });
});

test("no English sentence is left in the Japanese page, but for what the scenario's author wrote", async () => {
  const score = {
    ...({ schemaVersion: 2, engineVersion: "1", seed: "s", runs: 100, points: 9 } as const),
    variants: [
      {
        variant: "outOfSample" as const,
        coverage: { held: 3, of: 9, low: 0.1, high: 0.6 },
        skill: { skill: 0.123, error: 0.04 },
        features: [{ episode: "2010", passed: 1, of: 2, failed: ["Dy FOB, peak over July 2010"] }],
      },
    ],
  };
  const titled = JSON.parse(
    JSON.stringify(parts).replaceAll(/one before|another before|the precedent|as severe/g, "別案"),
  );
  const page = await htmlPage({ lang: "ja", studies: [a, b], charts, differences, inputs: [], score, parts: titled });
  const text = page
    .replace(/<(script|style|pre)\b.*?<\/\1>/gs, " ")
    .replace(/<[^>]*(aria-label="[^"]*")[^>]*>/g, " $1 ")
    .replace(/<[^>]*>/g, "\n");
  for (const line of text.split("\n")) expect(line).not.toMatch(english);
  expect(page.includes('<html lang="ja">')).toBe(true);
  for (const heading of [
    "不足量をそろえた比較",
    "基準シナリオとの比較",
    "放出ルールで何が変わるか",
    "1分でわかる要点",
    "どこまで信頼できるか",
    "本試算が含まないもの",
    "同じ数値を得る方法",
  ])
    expect(page.includes(heading), heading).toBe(true);
  expect(text).toContain("33%（10〜60）：未達");
  expect(text).toContain("0.12 ± 0.04");
});

describe("titles of the shipped scenarios", () => {
  const files = readdirSync(`${packageRoot}/configs`).filter((name) => name.endsWith(".yaml"));

  test.each(files)("of %s are all in both languages", (file) => {
    const titles = titlesOf(readFrom({}, `configs/${file}`).document);
    expect(titles.length).toBeGreaterThan(10);
    for (const title of titles) {
      expect(titleIn(title, "en")).not.toMatch(japanese);
      expect(titleIn(title, "ja"), titleIn(title, "en")).toMatch(japanese);
    }
  });

  test("one of a user's own stays as it is written", () => {
    expect(titleIn("hafnium, of my own", "ja")).toBe("hafnium, of my own");
  });
});

function titlesOf(node: unknown): readonly Title[] {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([key, child]) =>
    typeof child === "string" || isByLanguage(child)
      ? ["title", "summary", "country", "exporter"].includes(key)
        ? [child]
        : []
      : titlesOf(child),
  );
}
