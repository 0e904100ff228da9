import { describe, expect, test } from "vitest";
import type { PageContent } from "../../../src/report/page/content.ts";
import { pageBody } from "../../../src/report/page/page.ts";
import { rulesPart } from "../../../src/report/page/parts/rules.ts";
import { limitsOf } from "../../../src/report/page/sections/limits.ts";
import type { Lang } from "../../../src/report/words/lang.ts";
import { syntheticRules } from "../synthetic-parts.ts";
import { type Synthetic, syntheticResults } from "../synthetic-results.ts";
import { validationRecord } from "../validation-record.ts";

const score: NonNullable<PageContent["score"]> = {
  ...({ schemaVersion: 2, engineVersion: "1", seed: "s", runs: 100, points: 9 } as const),
  variants: [
    {
      variant: "outOfSample" as const,
      coverage: { held: 3, of: 9, low: 0.1, high: 0.6 },
      skill: { skill: 0.123, error: 0.04 },
      features: [],
    },
  ],
};

function bodyOf(shape: Synthetic, lang: Lang = "en", parts?: PageContent["parts"]): string {
  const studies = parts === undefined ? [syntheticResults({ runs: 10, weeks: 10, ...shape })] : [];
  const part = parts === undefined ? {} : { parts, isOfPart: true };
  return pageBody(["t"], { lang, studies, charts: [], inputs: [], score, record: validationRecord, ...part }, lang);
}

const count = (text: string, of: string) => text.split(of).length - 1;

describe("what was scored", () => {
  // In the score twice: the caption of a table is its label too.
  test("is named in the summary, the score and the limits, and nothing is unscored of dysprosium and terbium", () => {
    const [en, ja] = [bodyOf({}), bodyOf({}, "ja")];
    expect(count(en, "(rare earths, 2010 and 2025)")).toBe(4);
    expect(count(ja, "（レアアース：2010年、2025年）")).toBe(4);
    expect(en).not.toContain("was scored.");
    expect(ja).not.toContain("検証していない");
  });

  test("is no other metal: a page of tungsten says so wherever it tells of the score", () => {
    const shape = { materials: ["W", "Dy"], start: "2024-12-03" };
    expect(count(bodyOf(shape), "No figure of tungsten was scored.")).toBe(3);
    expect(count(bodyOf(shape, "ja"), "tungstenについては、どの数値も検証していない。")).toBe(3);
  });

  test("is no other metal of a page made of one part either", async () => {
    const part = rulesPart(await syntheticRules({ runs: 10, weeks: 10 }));
    const other = { ...part, manifests: [syntheticResults({ runs: 2, weeks: 2, materials: ["Ga"] }).manifest] };
    expect(bodyOf({}, "en", [part])).not.toContain("No figure of");
    expect(count(bodyOf({}, "en", [other]), "No figure of gallium was scored.")).toBe(3);
  });

  test("has too many stops, of which no text says that they come too early in 2026", () => {
    const body = bodyOf({});
    expect(body).toContain("still expects more stops than are known.");
    expect(body).not.toMatch(/of 2026|in 2026|come too early|are probably too early/);
    expect(bodyOf({}, "ja")).not.toMatch(/2026年の(最初の)?ライン停止/);
    expect(limitsOf([], validationRecord, "en")[0]).toContain("two or more at once in about three runs of ten");
    expect(limitsOf([], validationRecord, "ja")[0]).toContain("試行の約3割で2社以上が同時に止まり");
  });
});
