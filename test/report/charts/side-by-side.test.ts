import { expect, test } from "vitest";
import { comparisonCharts } from "../../../src/report/charts/index.ts";
import { langs } from "../../../src/report/words/lang.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import type { StudyResults } from "../../../src/sim/study/study.ts";
import { withInsights } from "../synthetic-insights.ts";
import { syntheticResults } from "../synthetic-results.ts";

test("two studies of the same title are told apart", async () => {
  const [a, b] = [1, 2].map((seed) => syntheticResults({ runs: 50, weeks: 20, seed }));
  const { table } = comparisonCharts(a, b, await compareStudies(a, b))[0];
  expect(new Set(table.rows.map(([study]) => study)).size).toBe(2);
});

test("what is refused is drawn as shares of the runs by how much, the fewer the more, and left out where unknown", async () => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
  const differences = await compareStudies(a, b);
  const { table } = comparisonCharts(withInsights(a), withInsights(b), differences)[0];
  const at = (name: string) => table.columns.findIndex((column) => column.startsWith(name));
  const drawn = table.rows.filter(([, quantity]) => quantity === "refused");
  expect(new Set(drawn.map((row) => row[0])).size).toBe(2);
  for (const row of drawn) {
    const [over10, over50, over90] = ["over10", "over50", "over90"].map((name) => Number(row[at(name)]));
    expect(over10).toBeGreaterThanOrEqual(over50);
    expect(over50).toBeGreaterThanOrEqual(over90);
    expect(over90).toBeGreaterThanOrEqual(0);
    expect(over10).toBeLessThanOrEqual(1);
  }
  // Every run has its restriction in the first week; those that refuse a sixteenth are half of them, more or less.
  const weeksOf = (study: StudyResults, id: string) => study.values(id);
  const little = weeksOf(a, "blockedWeeks").filter((weeks, run) => weeks / weeksOf(a, "banWeeks")[run] <= 0.1).length;
  expect(drawn[0][at("over10")]).toBeCloseTo(1 - little / 50, 3);
  const { table: without } = comparisonCharts(a, b, differences)[0];
  expect(without.rows.some(([, quantity]) => quantity === "refused")).toBe(false);
});

test("both studies are on one axis of weeks, with what is dated in either and the value of each line at its end", async () => {
  const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
  const policy = (knownUntil: string) => ({
    knownUntil,
    script: [{ date: "2026-01-06", state: "ban" }],
    states: { ban: { title: "a ban", role: "restricted" } },
  });
  const [known, later] = [a, b].map((study, k) => ({
    ...study,
    manifest: {
      ...study.manifest,
      scenario: { ...study.manifest.scenario, policy: policy(k === 0 ? "2026-02-17" : "2026-03-17") },
    },
  }));
  const [{ spec }] = comparisonCharts(withInsights(known), withInsights(later), await compareStudies(a, b));
  const [events, ...panels] = (
    spec as unknown as { readonly vconcat: readonly { readonly vconcat: readonly View[] }[] }
  ).vconcat[0].vconcat;
  expect(panels.map(({ layer }) => layer.flatMap(({ encoding }) => encoding?.x?.scale?.domain ?? [])[1])).toEqual(
    panels.map(() => 156),
  );
  // Two bans on their first days, known to six weeks on and to ten.
  expect(events.data?.values.map(({ date }) => date)).toEqual([0, 0, 6, 10]);
  expect(new Set(events.data?.values.map(({ color }) => color)).size).toBe(2);
});

type View = {
  readonly data?: { readonly values: readonly Readonly<Record<string, unknown>>[] };
  readonly layer: readonly {
    readonly encoding?: { readonly x?: { readonly scale?: { readonly domain: number[] } } };
  }[];
};

test.each(langs)(
  "behind the name of a study at the end of its line stands a comma, not its figure (%s)",
  async (lang) => {
    const [a, b] = [9, 40].map((banWeeks) => syntheticResults({ runs: 50, name: `ban-${banWeeks}`, banWeeks }));
    const differences = await compareStudies(a, b);
    const [{ spec, table }] = comparisonCharts(withInsights(a), withInsights(b), differences, undefined, lang);
    const names = [...new Set(table.rows.map(([study]) => String(study)))];
    const texts = JSON.stringify({ ...spec, description: "" }).match(/"(?:\\.|[^"\\])*"/g) ?? [];
    const ends = texts.map((text) => text.slice(1, -1)).filter((text) => /%|）|\)/.test(text));
    const named = ends.filter((text) => names.some((name) => text.startsWith(name) && text !== name));
    expect(named.length).toBeGreaterThan(3);
    for (const text of named)
      expect(
        names.some((name) => text.startsWith(`${name}${lang === "ja" ? "、" : ","}`)),
        text,
      ).toBe(true);
  },
);

test("a comparison of studies that share no metal is refused", () => {
  const [a, b] = [["Dy"], ["Tb"]].map((materials) => syntheticResults({ runs: 20, weeks: 10, materials }));
  expect(() => comparisonCharts(a, b, [])).toThrow(RangeError);
});
