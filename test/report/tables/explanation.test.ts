import { describe, expect, test } from "vitest";
import { configurationTable, configurationText } from "../../../src/report/tables/configuration.ts";
import { explanationText } from "../../../src/report/tables/explanation.ts";
import { isFarFromAllRuns, judgedText } from "../../../src/report/words/difference-figures.ts";
import { ownNames } from "../../../src/report/words/study.ts";
import { configurationDifference } from "../../../src/sim/analysis/explain/configuration.ts";
import { adjustedByHolm } from "../../../src/sim/study/compare.ts";
import { judgedPerBaseline, judgedTogether } from "../../../src/sim/study/judged.ts";
import { studentT95, studentTTails } from "../../../src/sim/study/mean.ts";
import type { PairedDifference } from "../../../src/sim/study/study.ts";
import { readFrom } from "../../support/scenario-files.ts";

const precedent = readFrom({}, "configs/precedent-2010.yaml").document;
const ban = readFrom({}, "configs/ban-2026.yaml").document;

function difference(outcome: string, value: number, standardError: number): PairedDifference {
  const none = { mean: 0, standardError: 0 };
  const b = { mean: value, standardError };
  return {
    outcome,
    material: null,
    sector: null,
    unit: "weeks",
    a: none,
    b,
    difference: value,
    standardError,
    correlation: 0,
  };
}

describe("judged together", () => {
  test("Holm's example: of 0.01, 0.04, 0.03 and 0.005 two stay below 5 %", () => {
    // Smallest first times 4, 3, 2, 1, never falling: 0.02, 0.03, 0.06, 0.06.
    const adjusted = adjustedByHolm([0.01, 0.04, 0.03, 0.005]);
    expect(adjusted.map((p) => Number(p.toFixed(12)))).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(adjustedByHolm([0.9, 0.8])).toEqual([1, 1]);
    expect(adjustedByHolm([])).toEqual([]);
  });

  test("the tails of Student's t are 5 % at its 95 % limits, for any number of runs, and all for one run", () => {
    for (const runs of [2, 3, 30, 10_000]) expect(studentTTails(studentT95(runs), runs)).toBeCloseTo(0.05, 10);
    expect([studentTTails(0, 30), studentTTails(Infinity, 30), studentTTails(5, 1)]).toEqual([1, 0, 1]);
    // Two-sided p of t = 2.228 at 10 degrees of freedom is 0.05, as tabulated.
    expect(studentTTails(2.228, 11)).toBeCloseTo(0.05, 4);
  });

  test("a difference of 2.2 errors is beyond them alone, but not among twenty; one without error is, and none is not", () => {
    const alone = judgedTogether([difference("banWeeks", 2.2, 1)], 1000);
    expect(alone[0].pHolm).toBeLessThan(0.05);
    const many = judgedTogether(
      [...Array.from({ length: 18 }, () => difference("x", 2.2, 1)), difference("y", 3, 0), difference("z", 0, 0)],
      1000,
    );
    expect(many[0].pHolm).toBeGreaterThan(0.05);
    expect(many.slice(-2).map(({ z, pHolm }) => [z, pHolm])).toEqual([
      [Infinity, 0],
      [0, 1],
    ]);
    expect(judgedText(many, 1000, ownNames)).toContain("1 of 20 outcomes changed beyond error");
    expect(judgedText(many, 1, ownNames)).toContain("no error can be stated");
  });

  test("differences to several baselines are judged all together, and keep their places", () => {
    const comparisons = ["a", "b"].map((baseline, k) => ({
      baseline,
      differences: Array.from({ length: 10 }, (_, i) => difference("x", 2.2 + k + i / 100, 1)),
    }));
    const judged = judgedPerBaseline(comparisons, 1000);
    expect(judged.map(({ baseline, differences }) => [baseline, differences.map(({ difference: d }) => d)])).toEqual(
      comparisons.map(({ baseline, differences }) => [baseline, differences.map(({ difference: d }) => d)]),
    );
    const all = judgedTogether(
      comparisons.flatMap(({ differences }) => differences),
      1000,
    );
    expect(judged.flatMap(({ differences }) => differences)).toEqual(all);
  });
});

describe("what differs, in words", () => {
  const rows = configurationDifference(precedent, ban);

  test("the terminal has every group with its count, inputs that change alike once, within 110 columns", () => {
    const text = configurationText(rows, "precedent-2010", "ban-2026");
    expect(text).toContain(`${rows.length} in all:`);
    expect(text).toContain("  makers.cover: uniform 3 to 6 months -> lognormal, median 4.5, P95 10 months\n");
    expect(text).toContain("  alternativeSupply.projects: none -> lynas-segh, caremag, lynas-hre\n");
    expect(text).toContain("2010-09-21 stop");
    const counts = [...text.matchAll(/^\S.*\((\d+)\)$/gm)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count)).toBe(rows.length);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    expect(configurationText([], "a", "b")).toBe("No input of a and b differs.\n");
  });

  test("configuration.csv has value, unit, source and grade of both, and nothing where one has none", () => {
    const table = configurationTable(rows);
    const of = (path: string) => table.rows.find(([first]) => first === path);
    expect(of("demand.total")).toMatchObject({ 1: "intensity", 3: "t/yr", 6: "D", 8: "t/yr", 11: "D" });
    expect(of("orders.fearTime")).toMatchObject({ 1: "memory", 2: "13", 3: "weeks", 6: "B", 7: "4", 8: "weeks" });
    expect(of("alternativeSupply.projects.caremag.rampTime")?.slice(2, 7)).toEqual(["", "", "", "", ""]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
});

test("an explanation lists the largest bar first, each with its error, and says aloud which groups are one", () => {
  const bar = (groups: readonly string[], value: number, standardError: number) => ({
    groups,
    value,
    standardError,
    first: { value: value / 2, standardError },
    last: { value: 2 * value, standardError },
  });
  const bars = [bar(["trigger"], 1, 0.1), bar(["stocks", "supply"], -20, 3), bar(["memory"], 0, 0)];
  const record = {
    schemaVersion: 1,
    a: "before",
    b: "after",
    seed: "s",
    runs: 50,
    comparedRuns: 50,
    hybrids: 8,
    mergers: [{ groups: ["stocks", "supply"], why: "x: must be y" }],
    explanations: [{ ...difference("banWeeks", -19, 3), bars }],
  } as unknown as Parameters<typeof explanationText>[0];
  const lines = explanationText(record, record.explanations, ownNames).split("\n");
  expect(lines.join(" ")).toContain("without the other (x: must be y): stocks with alternative supply.");
  const from = lines.findIndex((line) => line.startsWith("weeks under restriction"));
  expect(lines.slice(from, from + 5).map((line) => line.trim().replace(/ {2,}/g, " | "))).toEqual([
    "weeks under restriction [weeks] | contribution | first | last",
    "stocks with alternative supply | −20 ± 3 | −10 ± 3 | −40 ± 3",
    "trigger and duration | +1.0 ± 0.1 | +0.5 ± 0.1 | +2.0 ± 0.1",
    "market reaction and squeeze | 0 | 0 | 0",
    "difference | −19 ± 3",
  ]);
});

describe("an explanation on the first of many runs", () => {
  const over = (value: number) => difference("banWeeks", value, 0.05);
  const of = (explained: number) => ({ ...over(0.54), bars: [], explained: over(explained) });
  const text = (runs: number, explained: number, more = {}) => {
    const explanations = [{ ...of(explained), ...more }];
    const about = {
      schemaVersion: 1 as const,
      a: "before",
      b: "after",
      seed: "s",
      failed: [],
      hybrids: 8,
      mergers: [],
    };
    return explanationText({ ...about, runs, comparedRuns: 2000, explanations }, explanations, ownNames);
  };

  test("200 of 2,000 runs are far from all beyond 3 × 0.05 × √(2000 / 200 − 1) = 0.45, whatever error they state", () => {
    expect([0.08, 0.1, 0.98, 1].map((value) => isFarFromAllRuns(of(value), 200, 2000))).toEqual([
      ...[true, false, false, true],
    ]);
    expect(isFarFromAllRuns(of(9), 2000, 2000)).toBe(false);
    const [level, other] = [2, 3].map((mean) => ({ ...over(0.54), a: { mean, standardError: 0.1 } }));
    expect(isFarFromAllRuns({ ...level, explained: other }, 200, 2000)).toBe(true);
  });

  test("the terminal says how many of how many, has the difference of the comparison, and warns with the remedy", () => {
    const far = text(200, 0.03);
    expect(far.replace(/\n/g, " ")).toContain("the first 200 of 2,000 runs of each");
    expect(far.replace(/\n/g, " ")).toContain("(control variates). The differences are those of the comparison.");
    expect(far.replace(/ {2,}/g, " | ")).toContain("| difference | +0.54 ± 0.05");
    expect(far.replace(/\n/g, " ")).toContain("weeks under restriction. Explain all: --explain-runs 2000.");
    expect(text(200, 0.4)).not.toContain("Warning");
    expect(text(2000, 0.54)).not.toMatch(/Warning|first 2|carried over/);
  });

  test("what the explained runs show nothing of is a line of its own, and none where the bars sum to the difference", () => {
    const line = /^ {2}beyond the explained runs +\+0\.30 ± 0\.04$/m;
    expect(text(200, 0.4, { remainder: { value: 0.3, standardError: 0.04 } })).toMatch(line);
    expect(text(200, 0.4)).not.toContain("beyond the");
  });
});
