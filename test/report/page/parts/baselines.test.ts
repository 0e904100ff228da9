import { describe, expect, test } from "vitest";
import { type Baselines, baselinesChart } from "../../../../src/report/charts/baselines.ts";
import { baselinesPart } from "../../../../src/report/page/parts/baselines.ts";
import { readFrom } from "../../../support/scenario-files.ts";
import { syntheticBaselines } from "../../synthetic-parts.ts";
import { textsOf } from "../../texts-of.ts";

const made = await syntheticBaselines({ runs: 40, weeks: 40, title: "the ban itself" });

/** The made-up baselines under the policies of shipped ones. */
function under(configs: readonly string[]): Baselines {
  const each = made.each.map((one, k) => {
    const { policy, start } = readFrom({}, `configs/${configs[k]}.yaml`).document as { policy: object; start: string };
    const { manifest } = one.study;
    return { ...one, study: { manifest: { ...manifest, scenario: { ...manifest.scenario, policy, start } } } };
  });
  return { ...made, each };
}

const caveat = (of: Baselines, lang: "en" | "ja" = "en") =>
  /<p class="caveat">(.*?)<\/p>/.exec(baselinesPart(of, lang).tables)?.[1] ?? null;

describe("a scenario beside its baselines", () => {
  test("goes by its title wherever the page speaks of it, and so does each baseline in the heads of the tables", () => {
    const { sentences, tables } = baselinesPart(made);
    expect(sentences[0]).toMatch(/^In “the ban itself” the mean .* “one before”; .* “another before”\.$/);
    expect(tables).not.toMatch(/ban-2026|before-one|before-two/);
    const heads = [...tables.matchAll(/<th [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(heads).toEqual([
      ...["mean outcome", "unit", "one before", "another before", "the ban itself"],
      ...["mean outcome", "unit", "one before", "another before"],
    ]);
    const texts = textsOf(baselinesChart(made).spec).filter((text) => text.startsWith("Circles"));
    expect(texts.join(" ")).toContain("diamond and dashed line: “the ban itself”");
  });

  test("is told under the chart what baselines under licence from their start are worth, by their titles", () => {
    const licensed = under(["baseline-2025-licensing", "baseline-2024-trade"]);
    expect(caveat(licensed)).toMatch(
      /^No calm: “one before”\. Under licence .* says nothing good of “the ban itself”\.$/,
    );
    expect(caveat(licensed, "ja")).toMatch(/^平穏とはいえない基準シナリオ：「one before」。.*「the ban itself」/);
    expect(caveat(under(["baseline-2025-licensing", "baseline-2025-detente"]))).toContain(
      "“one before”, “another before”",
    );
  });

  test("is told nothing of licences where no baseline is under one, or no need goes unmet in it", () => {
    expect(caveat(under(["baseline-2024-trade", "precedent-2010"]))).toBeNull();
    expect(caveat(made)).toBeNull();
    const licensed = under(["baseline-2025-licensing", "baseline-2024-trade"]);
    const calm = licensed.each.map((one) => ({
      ...one,
      differences: one.differences.map((of) => ({ ...of, a: { ...of.a, mean: 0 } })),
    }));
    expect(caveat({ ...licensed, each: calm })).toBeNull();
  });
});
