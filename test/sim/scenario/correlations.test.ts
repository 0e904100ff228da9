import { describe, expect, test } from "vitest";
import { inputRows } from "../../../src/report/tables/inputs.ts";
import { problemsOf, readFrom } from "../../support/scenario-files.ts";

const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\ncorrelations:\n";
const demand = "demand.total";
const traction = "sectors.large.firms";
const industry = "sectors.middle.firms";
const constant = "orders.fearTime";

const entry = (a: string, b: string, rank: number | string = 0.5) =>
  `  - { between: [${a}, ${b}], rank: ${rank}, source: test, date: "2026", grade: D }\n`;

const problems = (...entries: readonly string[]) => problemsOf(head + entries.join(""), "mine.yaml");

describe("correlations of a scenario", () => {
  test("reach the model, and are listed among the inputs", () => {
    const { scenario, document } = readFrom({ "mine.yaml": head + entry(demand, traction, -0.3) }, "mine.yaml");
    expect(scenario.correlations).toEqual([
      { between: [demand, traction], rank: -0.3, source: "test", date: "2026", grade: "D" },
    ]);
    expect(inputRows(document).at(-1)).toEqual({
      path: "correlations.0",
      value: "-0.3 of demand.total and sectors.large.firms",
      unit: "rank correlation",
      source: "test",
      date: "2026",
      grade: "D",
    });
  });

  test.each([
    [
      "an unknown path",
      [entry("demand.totl", traction)],
      '6:17  correlations.0.between.0: must be the path of an input, did you mean demand.total?, got "demand.totl"',
    ],
    [
      "a path that leads to no number",
      [entry("demand", traction)],
      '6:17  correlations.0.between.0: must be the path of an input, got "demand"',
    ],
    [
      "a constant",
      [entry(constant, traction)],
      '6:17  correlations.0.between.0: must be an uncertain input: a constant has no rank, got "orders.fearTime"',
    ],
    [
      "what is drawn at each visit",
      [entry(demand, "policy.durations.dispute")],
      '6:31  correlations.0.between.1: must be an input that is drawn once a run: how long a state lasts, and what the office takes, are drawn each time, got "policy.durations.dispute"',
    ],
    [
      "an input with itself",
      [entry(demand, demand)],
      '6:16  correlations.0.between: must name two different inputs, got ["demand.total","demand.total"]',
    ],
    [
      "a pair twice, in either order",
      [entry(demand, traction), entry(traction, demand)],
      '7:16  correlations.1.between: must not repeat the pair of correlations.0, got ["sectors.large.firms","demand.total"]',
    ],
    [
      "three that cannot hold together",
      [entry(demand, traction, 0.9), entry(demand, industry, 0.9), entry(traction, industry, -0.9)],
      "8:67  correlations.2.rank: must fit the other correlations of sectors.middle.firms (the matrix must be positive definite, where pairs that are not listed have 0), got -0.9",
    ],
    ["a full rank", [entry(demand, traction, 1)], "6:59  correlations.0.rank: must be below 1, got 1"],
    ["a rank below all", [entry(demand, traction, -3)], "6:59  correlations.0.rank: must be above -1, got -3"],
    [
      "a rank that is no number",
      [entry(demand, traction, ".nan")],
      "6:59  correlations.0.rank: must be a finite number, got NaN",
    ],
    [
      "one input alone",
      [entry(demand, traction).replace(`, ${traction}`, "")],
      '6:16  correlations.0.between: must name two inputs, got ["demand.total"]',
    ],
    [
      "three in one",
      [entry(demand, `${traction}, ${industry}`)],
      /^mine.yaml:6:16 {2}correlations.0.between: must name two inputs, got \["demand.total","sectors.large/,
    ],
    ["no source", [entry(demand, traction).replace("source: test, ", "")], "6:5  correlations.0.source: is required"],
    ["a word for the list", ["  none\n"], '6:3  correlations: must be a list, got "none"'],
  ])("%s: one problem, with its place", (_, entries, expected) => {
    const found = problems(...entries);
    expect(found, found.join("\n")).toHaveLength(1);
    if (typeof expected === "string") expect(found[0]).toBe(`mine.yaml:${expected}`);
    else expect(found[0]).toMatch(expected);
  });

  test("a constant written as a distribution is a constant", () => {
    const fear = "{ distribution: { kind: constant, value: 4 }, unit: weeks, source: test, date: '2026', grade: D }";
    expect(problems(entry(constant, traction), `orders: { fearTime: ${fear} }\n`)).toEqual([
      expect.stringContaining("must be an uncertain input: a constant has no rank"),
    ]);
  });

  test("all of them at once", () => {
    expect(problems(entry("demand.totl", constant), entry(demand, demand), entry(demand, traction, 7))).toHaveLength(4);
  });

  test("a rank that fits only because the third pair is listed is accepted", () => {
    const [ab, bc] = [entry(traction, demand, 0.9), entry(demand, industry, 0.9)];
    expect(problems(ab, bc)).toHaveLength(1);
    expect(problems(ab, bc, entry(traction, industry, 0.9))).toEqual([]);
  });

  test("a hundred pairs are the most, and of two hundred unknown names fifty are told at once", () => {
    const many = Array.from({ length: 101 }, (_, i) => entry(`a${i}`, `b${i}`));
    const [only, ...more] = problems(...many);
    expect(only).toMatch(/^mine.yaml:6:3 {2}correlations: must be at most 100 pairs, got /);
    expect(more).toEqual([]);
    expect(problems(...many.slice(1))).toHaveLength(51);
  });

  test("what is no pair is a problem, never a crash", () => {
    for (const rubbish of ["7", "[]", "null", "{ between: 3 }", "{ between: [1, 2], rank: x }", "[[a, b]]"])
      expect(problems(`  - ${rubbish}\n`).length).toBeGreaterThan(0);
  });
});
