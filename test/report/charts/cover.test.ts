import { expect, test } from "vitest";
import { coverReading } from "../../../src/report/charts/cover.ts";
import { coverWords } from "../../../src/report/charts/cover.words.ts";
import { syntheticResults } from "../synthetic-results.ts";

test("a cover that is gone in half the runs is said to be gone once, not again of one run in twenty", () => {
  const gone = syntheticResults({ runs: 50, weeks: 20, shape: "zeros" });
  expect(coverReading(gone, "en")).toMatch(/, cover falls at some time to 0[^;,]* in half the runs or more\.$/);
  expect(coverReading(gone, "en").match(/to 0/g)).toHaveLength(1);
  expect(coverReading(gone, "ja")).toMatch(/試行の半数以上で、在庫カバーはいずれかの時点で0週[^、]*に低下する。$/);
  const left = syntheticResults({ runs: 50, weeks: 20, banWeeks: 3, shape: "constant" });
  expect(coverReading(left, "en")).toMatch(/in half the runs .* or less, and in one run in twenty to/);
});

test("lines lie within 1 week of each other, or within more weeks", () => {
  expect(coverWords.en.alike("a", "b", "1")).toContain("within 1 week of");
  expect(coverWords.en.alike("a", "b", "1.5")).toContain("within 1.5 weeks of");
});
