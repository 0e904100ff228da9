import { describe, expect, test } from "vitest";
import { baselinesChart } from "../../../../src/report/charts/baselines.ts";
import { chartsOf, comparisonCharts } from "../../../../src/report/charts/index.ts";
import { findingOf, firstSentence, shareTold, told } from "../../../../src/report/charts/kit/finding.ts";
import { langs } from "../../../../src/report/words/lang.ts";
import { compareStudies } from "../../../../src/sim/study/compare.ts";
import { explainedBy } from "../../every-chart.ts";
import { withInsights } from "../../synthetic-insights.ts";
import { syntheticBaselines } from "../../synthetic-parts.ts";
import { syntheticResults } from "../../synthetic-results.ts";
import { one } from "../of-chart.ts";

const hedge = { en: /^Too close to call: /, ja: /^差は誤差の範囲内：/ };

describe("a headline", () => {
  const results = withInsights(syntheticResults({ runs: 2000 }));
  const charts = chartsOf(results, "en");
  const figuresOf = (id: string) => one(charts, id).finding.figures.map(({ value }) => value);
  const share = (ids: readonly string[], is: (values: readonly number[]) => boolean) => {
    const columns = ids.map((id) => results.values(id));
    const runs = Array.from({ length: 2000 }, (_, run) => columns.map((column) => column[run]));
    return runs.filter(is).length / 20;
  };

  test("tells the shares that one counts in the runs", () => {
    const kinds = ["briefStandoff", "prolongedDispute", "fragmentedMarket"];
    const endings = kinds.map((kind) => share([kind], ([is]) => is === 1)).toSorted((a, b) => b - a);
    expect(figuresOf("endings")).toEqual(endings.slice(0, 2).map((each) => expect.closeTo(each, 9)));
    const stops = ["traction", "industry", "electronics", "defence"].map((sector) => `firstLineStopWeek.${sector}`);
    expect(figuresOf("first-line-stop")[0]).toBeCloseTo(
      share(stops, (weeks) => Math.min(...weeks) < 156),
      9,
    );
    const lasting = figuresOf("duration");
    // A year from the first day on, and to the end: how long a made-up ban lasts is counted in weeks.
    expect(lasting[0]).toBeCloseTo(
      share(["banWeeks"], ([weeks]) => weeks > 53),
      9,
    );
    expect(lasting[1]).toBeCloseTo(
      share(["banWeeks"], ([weeks]) => weeks > 156),
      9,
    );
  });

  test("tells the quantile that so many of the runs lie above, of the material that it names", () => {
    const peaks = ["Dy", "Tb"].map((material) =>
      results.values(`pricePaidPeakMultiple.${material}`).toSorted((a, b) => a - b),
    );
    const [highest] = peaks.toSorted((a, b) => b[1900] - a[1900]);
    const [twentieth, half] = figuresOf("prices");
    expect(twentieth).toBeGreaterThanOrEqual(highest[1898]);
    expect(twentieth).toBeLessThanOrEqual(highest[1901]);
    expect(half).toBeGreaterThanOrEqual(highest[998]);
    expect(half).toBeLessThanOrEqual(highest[1001]);
  });

  test.each(langs)("of two scenarios that do not differ beyond error says so: %s", async (lang) => {
    const [a, b] = [1, 2].map((seed) => withInsights(syntheticResults({ runs: 60, seed, name: `seed-${seed}` })));
    const differences = await compareStudies(a, b);
    const still = differences.map((each) => ({ ...each, difference: 0.5 * each.standardError }));
    const explained = { runs: 60, explanations: [explainedBy(still[0])] };
    const charts = comparisonCharts(a, b, still, explained, lang);
    for (const id of ["side-by-side", "differences", "waterfall"]) {
      const { finding } = one(charts, id);
      expect(finding.text, id).toMatch(hedge[lang]);
      expect(finding.isHedged, id).toBe(true);
    }
    const baselines = await syntheticBaselines({ runs: 40, weeks: 40 });
    const alike = baselines.each.map(({ study, differences }) => ({
      study,
      differences: differences.map((each) => ({ ...each, difference: 0.5 * each.standardError })),
    }));
    expect(baselinesChart({ ...baselines, each: alike }, lang).finding.text).toMatch(hedge[lang]);
  });

  test("of two that differ beyond error tells both", async () => {
    const [a, b] = [9, 80].map((banWeeks) =>
      withInsights(syntheticResults({ runs: 400, name: `b${banWeeks}`, banWeeks })),
    );
    const charts = comparisonCharts(a, b, await compareStudies(a, b), undefined, "en");
    for (const id of ["side-by-side", "differences"]) {
      const { finding } = one(charts, id);
      expect(finding.isHedged, id).toBe(false);
      expect(finding.figures, id).toHaveLength(2);
    }
  });

  test("says where its figures are but roughly known, and cuts each where its error begins", () => {
    const few = findingOf(
      ({ share }) => `it lasts in ${share}`,
      { share: shareTold({ share: 0.4, low: 0.2, high: 0.65 }, "en") },
      "en",
    );
    expect(few).toMatchObject({ text: "it lasts in about 40\u00a0%", isHedged: true });
    expect(shareTold({ share: 0.634, low: 0.61, high: 0.655 }, "ja").text).toBe("63%");
    expect(told(1.2193, 0.0004, "", "en").text).toBe("1.2");
    expect(told(0.0412, 0.004, "%", "en").text).toBe("0.041\u00a0%");
  });

  test("of a reading is its first sentence, and the rest is left", () => {
    expect(firstSentence("It rises 1.5 times. Then it falls.")).toEqual(["It rises 1.5 times", "Then it falls."]);
    expect(firstSentence("1.5倍に上がる。その後下がる。")).toEqual(["1.5倍に上がる", "その後下がる。"]);
  });
});
