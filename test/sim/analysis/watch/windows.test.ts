import { expect, test } from "vitest";
import { addMonths, monthPublishedIn, windowsAfter } from "../../../../src/sim/analysis/watch/windows.ts";

test("a month later is the same day, or the last of its month", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2026-01-31", 3)).toBe("2026-04-30");
  expect(addMonths("2026-11-29", 3)).toBe("2027-02-28");
  expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
});

test("windows that reach beyond the end are left out", () => {
  expect(windowsAfter("2026-01-31", "2026-05-01").map(({ until }) => until)).toEqual([
    "2026-02-01",
    "2026-02-28",
    "2026-04-30",
  ]);
  expect(windowsAfter("2026-01-31", "2026-04-30").map(({ name }) => name)).toEqual(["day", "month"]);
  expect(windowsAfter("2026-01-31", "2026-02-01")).toEqual([]);
});

test("of the months the latest is seen whose figures come out in the window, and was not before it", () => {
  const [day, month, quarter] = windowsAfter("2026-01-31", "2027-01-01");
  const start = "2026-01-06";
  // January's come out on 20 February, March's on 20 April; of December nothing is in the run.
  expect(monthPublishedIn(day, 20, start)).toBeUndefined();
  expect(monthPublishedIn(month, 20, start)).toEqual({ from: "2026-01-01", to: "2026-02-01" });
  expect(monthPublishedIn(quarter, 20, start)).toEqual({ from: "2026-03-01", to: "2026-04-01" });
  // With 30 days March's come out on the last day of the window; with 31 a day after it.
  expect(monthPublishedIn(quarter, 30, start)).toEqual({ from: "2026-03-01", to: "2026-04-01" });
  expect(monthPublishedIn(quarter, 31, start)).toEqual({ from: "2026-02-01", to: "2026-03-01" });
  expect(monthPublishedIn(month, 20, "2026-01-26")).toBeUndefined();
});
