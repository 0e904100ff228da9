import { describe, expect, test } from "vitest";
import { comparisonTable, outcomeTable } from "../../../src/report/tables/outcomes.ts";
import { compareStudies } from "../../../src/sim/study/compare.ts";
import type { PairedDifference } from "../../../src/sim/study/study.ts";
import { syntheticResults } from "../synthetic-results.ts";

const a = syntheticResults({ runs: 300, name: "precedent-2010", banWeeks: 9 });
const b = syntheticResults({ runs: 300 });

describe("tables for the terminal", () => {
  test("are at most 110 columns wide, one line a headline outcome, some fifteen in all", async () => {
    for (const table of [
      outcomeTable(b),
      comparisonTable(await compareStudies(a, b), "a".repeat(60), "ban-2026", 300),
    ]) {
      const lines = table.split("\n");
      const body = lines.slice(0, lines.indexOf(""));
      expect(body).toHaveLength(1 + 18);
      expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(110);
    }
  });

  test("name outcomes in words", () => {
    expect(outcomeTable(b)).toMatch(/share of need unmet, dysprosium +% +\d/);
    expect(outcomeTable(b)).toMatch(/runs with any civil firm's line stop +% +\d+.* \(\d+.* to \d+/);
    expect(outcomeTable(b)).toMatch(/weeks under restriction, of 156 +weeks/);
  });

  test("say of a single run that it has no error", () => {
    const one = syntheticResults({ runs: 1 });
    expect(outcomeTable(one)).toContain("no error can be stated");
    expect(outcomeTable(one)).not.toContain("±");
  });

  test("star nothing of a single run, round it to three digits, and say why", async () => {
    const [one, other] = [syntheticResults({ runs: 1 }), syntheticResults({ runs: 1, name: "other", seed: 5 })];
    const table = comparisonTable(await compareStudies(one, other), "a", "b", 1);
    expect(table).not.toContain("*");
    for (const [figure] of table.split("\n\n")[0].matchAll(/(?<![\w])[\d.,]+/g))
      expect(figure.replace(/[.,]/g, "").replace(/^0+|0+$/g, "").length, figure).toBeLessThanOrEqual(3);
    expect(table).toContain("1 run: no error can be stated, and no difference is beyond it.");
  });

  test("star a difference further than 1.96 standard errors from zero, and no other", () => {
    const difference = (difference: number, standardError: number): PairedDifference => ({
      ...{ outcome: "banWeeks", material: null, sector: null, unit: "weeks", correlation: 0 },
      ...{
        a: { mean: 1, standardError: 0.1 },
        b: { mean: 1 + difference, standardError: 0.1 },
        difference,
        standardError,
      },
    });
    const line = (of: PairedDifference, runs = 2000) => comparisonTable([of], "a", "b", runs).split("\n")[1];
    expect(line(difference(1.97, 1))).toMatch(/\+2 ± 1 \*$/);
    expect(line(difference(-1.97, 1))).toMatch(/−2 ± 1 \*$/);
    expect(line(difference(1.95, 1))).toMatch(/\+2 ± 1$/);
    expect(line(difference(0, 0))).toMatch(/ 0$/);
    expect(line(difference(3, 1), 4)).toMatch(/\+3 ± 1$/); // Student's t of 3 degrees of freedom: 3.18.
    expect(line(difference(3.2, 1), 4)).toMatch(/\+3 ± 1 \*$/);
  });
});
