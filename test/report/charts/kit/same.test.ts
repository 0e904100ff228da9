import { describe, expect, test } from "vitest";
import { dateOfWeek } from "../../../../src/model/calendar.ts";
import { farthestOf, mergedFans, roundedUp } from "../../../../src/report/charts/kit/same.ts";
import type { Band } from "../../../../src/sim/engine/bands/bands-of.ts";

/** Bands of a value uniform on 0-100, moved by so much in the middle and at the edges. */
function fan(middle: number, edges = middle): readonly Band[] {
  return [0, 1].map((week) => ({
    ...({
      week,
      date: dateOfWeek("2026-01-06", week),
      series: "makerCoverWeeks",
      material: "Dy",
      sector: "s",
    } as const),
    ...{ mean: 50 + middle, p05: 5 + edges, p10: 10 + middle, p25: 25 + middle, p50: 50 + middle },
    ...{ p75: 75 + middle, p90: 90 + middle, p95: 95 + edges },
  }));
}

const merged = (fans: readonly (readonly Band[])[], runs: number) =>
  mergedFans(
    fans.map((bands, key) => ({ key, bands })),
    { runs, top: 100 },
  );

describe("fans that say the same are one", () => {
  test("where the middle lines lie within a twentieth of the axis and the edges within a tenth", () => {
    const many = 1e8;
    expect(merged([fan(0), fan(4.9, 9.9)], many)).toEqual([
      { drawn: 0, others: [{ key: 1, within: expect.closeTo(9.9) }] },
    ]);
    expect(merged([fan(0), fan(5.1)], many)).toHaveLength(2);
    expect(merged([fan(0), fan(0, 10.1)], many)).toHaveLength(2);
  });

  test("where the middle lines lie within their error, but never beyond a tenth of the axis", () => {
    // A median of a uniform on 0-100 of 200 runs: 1.96 × 100 √(0.25 / 200) = 6.9; of 800 half of that.
    expect(merged([fan(0), fan(6)], 800)).toHaveLength(2);
    // Of quartiles the error is 1.96 × 100 √(0.1875 / 200) = 6.0, by Wilson a little more on their inner side.
    expect(merged([fan(0), fan(5.9)], 200)).toHaveLength(1);
    expect(merged([fan(0), fan(10.1)], 2)).toHaveLength(2);
  });

  test("where the lines across their panels are as near, or neither has one", () => {
    const of = (...lines: readonly (number | undefined)[]) =>
      mergedFans(
        lines.map((line, key) => ({ key, bands: fan(0), line })),
        { runs: 100, top: 100 },
      ).length;
    expect([of(7, 11), of(7, 13), of(7, undefined), of(undefined, undefined)]).toEqual([1, 2, 2, 1]);
  });

  test("each is held against the one drawn, not against the next", () => {
    const all = merged([fan(0), fan(4), fan(8)], 1e8);
    expect(all.map(({ drawn }) => drawn)).toEqual([0, 2]);
    expect(farthestOf(fan(0), fan(-3, 7))).toBe(7);
  });
});

test("a distance is rounded up, so that nothing lies farther than is said", () => {
  expect([0, 0.01, 0.12, 1, 2.32, 9.91, 23.2, 321].map(roundedUp)).toEqual([0, 0.1, 0.2, 1, 2.4, 10, 24, 330]);
});
