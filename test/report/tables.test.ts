import { describe, expect, test } from "vitest";
import { comparisonTable, outcomeTable } from "../../src/report/tables.ts";
import { compareStudies } from "../../src/sim/compare.ts";
import type { PairedDifference } from "../../src/sim/results.ts";
import { syntheticResults } from "./synthetic-results.ts";

const a = syntheticResults({ runs: 300, name: "precedent-2010", banWeeks: 9 });
const b = syntheticResults({ runs: 300 });

describe("tables for the terminal", () => {
  test("are at most 110 columns wide, one line an outcome", async () => {
    for (const table of [outcomeTable(b), comparisonTable(await compareStudies(a, b), "a".repeat(60), "ban-2026")]) {
      const lines = table.split("\n");
      const body = lines.slice(0, lines.indexOf(""));
      expect(body).toHaveLength(1 + b.summary.outcomes.length);
      expect(Math.max(...body.map((line) => line.length))).toBeLessThanOrEqual(110);
    }
  });

  test("name outcomes in words", () => {
    expect(outcomeTable(b)).toMatch(/share of need unmet, dysprosium +% +\d/);
    expect(outcomeTable(b)).toMatch(/lowest cover, terbium, defence +weeks/);
  });

  test("show a line that never stops as none, not as the horizon", () => {
    expect(outcomeTable(syntheticResults({ runs: 20, shape: "calm" }))).toMatch(
      /first line stop, traction +weeks +156 +none +none +none/,
    );
  });

  test("say of a single run that it has no error", () => {
    expect(outcomeTable(syntheticResults({ runs: 1 }))).toContain("no error can be stated");
  });

  test("star a difference further than 1.96 standard errors from zero, and no other", () => {
    const difference = (difference: number, standardError: number): PairedDifference => ({
      ...{ outcome: "blockedWeeks", material: null, sector: null, unit: "weeks", correlation: 0 },
      ...{
        a: { mean: 1, standardError: 0.1 },
        b: { mean: 1 + difference, standardError: 0.1 },
        difference,
        standardError,
      },
    });
    const line = (of: PairedDifference) => comparisonTable([of], "a", "b").split("\n")[1];
    expect(line(difference(1.97, 1))).toMatch(/\+2 ± 1 \*$/);
    expect(line(difference(-1.97, 1))).toMatch(/−2 ± 1 \*$/);
    expect(line(difference(1.95, 1))).toMatch(/\+2 ± 1$/);
    expect(line(difference(0, 0))).toMatch(/ 0$/);
  });
});
