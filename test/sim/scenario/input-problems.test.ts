import { describe, expect, test } from "vitest";
import type { Distribution } from "../../../src/model/distributions/distribution.ts";
import { largestDrawn } from "../../../src/sim/scenario/input-problems.ts";
import { problemsOf } from "../../support/scenario-files.ts";

const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\n";
const provenance = 'source: x, date: "2026", grade: D';

describe("a number that no world could hold is refused before it overflows", () => {
  test.each([
    ["nationalStock: { held: { value: 1e308, unit: years, @ } }", "nationalStock.held.value", "10000", "1e+308"],
    ["orders: { fearTime: { value: 6e5, unit: weeks, @ } }", "orders.fearTime.value", "521786", "600000"],
    ["demand: { total: { value: 1e11, unit: t/yr, @ } }", "demand.total.value", "10000000000", "100000000000"],
    ["shipments: { surge: { value: 1001, unit: ratio, @ } }", "shipments.surge.value", "1000", "1001"],
    [
      "materials: { Dy: { quotes: { volatility: { value: 400, unit: 1/sqrt(yr), @ } } } }",
      "materials.Dy.quotes.volatility.value",
      "10",
      "400",
    ],
  ])("%s", (text, path, most, got) => {
    const problems = problemsOf(`${head}${text.replace("@", provenance)}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`  ${path}: must be at most ${most} to be plausible, got ${got}`);
  });

  test("so is a distribution whose tail reaches there", () => {
    const held = "{ kind: lognormal, median: 1, p95: 1000 }";
    const [only] = problemsOf(
      `${head}nationalStock: { held: { distribution: ${held}, unit: years, ${provenance} } }\n`,
    );
    expect(only).toMatch(/held\.distribution: must be at most 10000 to be plausible with all its values, got /);
  });

  test("an elasticity so steep is out of range", () => {
    const [only] = problemsOf(`${head}demand: { elasticity: { value: -101, unit: ratio, ${provenance} } }\n`);
    expect(only).toMatch(/elasticity\.value: must lie in -100 to 0, got -101$/);
  });
});

describe("the largest value that can be drawn", () => {
  const mixture: Distribution = {
    kind: "mixture",
    components: [
      { weight: 0.9, distribution: { kind: "uniform", low: 0, high: 2 } },
      { weight: 0.1, distribution: { kind: "constant", value: 7 } },
    ],
  };
  test.each([
    [{ kind: "triangular", low: 1, mode: 2, high: 6 }, 6],
    [mixture, 7],
    // Exponential with median ln 2: x = -ln(2^-53) = 53 ln 2.
    [{ kind: "weibull", shape: 1, median: Math.LN2 }, 53 * Math.LN2],
  ] as const)("of %j is %d", (distribution, value) => {
    expect(largestDrawn(distribution)).toBeCloseTo(value, 9);
  });
});

test("what is no map is one problem: the names that it would hold are not asked for", () => {
  for (const [key, names] of [
    ["materials", /capacity/],
    ["sectors", /eligible/],
  ] as const) {
    const problems = problemsOf(`${head}${key}: 3\n`);
    expect(problems.join("\n")).toMatch(new RegExp(`  ${key}: must be a map of keys, got 3`));
    expect(problems.join("\n")).not.toMatch(names);
  }
});
