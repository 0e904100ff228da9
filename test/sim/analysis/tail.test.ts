import { describe, expect, test } from "vitest";
import { pilotOfTail, runsInTail } from "../../../src/sim/analysis/tail.ts";

const tail = { relation: ">=", threshold: 1 } as const;
const upTo = (count: number) => Array.from({ length: count }, (_, run) => run);

describe("the runs that stand for a tail", () => {
  test("of yes or no are those in it alone: no other is nearer to it than the rest", () => {
    const values = Float64Array.from(upTo(4096), (run) => (run % 500 === 7 ? 1 : 0));
    const { runs, seen } = runsInTail(values, tail);
    expect([...runs].sort((a, b) => a - b)).toEqual(upTo(9).map((k) => 500 * k + 7));
    expect(seen).toBe(9);
  });

  test("of what differs between runs are the 64 nearest, if fewer are in it", () => {
    const values = Float64Array.from(upTo(4096), (run) => run / 4090);
    const { runs, seen } = runsInTail(values, tail);
    expect([...runs].sort((a, b) => a - b)).toEqual(upTo(64).map((k) => 4032 + k));
    expect(seen).toBe(6);
  });

  test("are all that are in it, if these are more", () => {
    expect(
      runsInTail(
        Float64Array.from(upTo(4096), (run) => run % 4),
        tail,
      ).runs.length,
    ).toBe(3072);
  });
});

describe("the pilot for a tail", () => {
  const of = (value: (run: number) => number) =>
    pilotOfTail(({ firstRun, runs }) => Float64Array.from(upTo(runs), (_, k) => value(firstRun + k)), tail);

  test("grows until enough runs of what is yes or no are in it", () => {
    // One run in 200: 21 of 4,096, 41 of 8,192, 82 of 16,384.
    const { pilotRuns, seen, runs, isEnough } = of((run) => (run % 200 === 0 ? 1 : 0));
    expect([pilotRuns, seen, runs.length, isEnough]).toEqual([16_384, 82, 82, true]);
  });

  test("does not where others lie near", () => {
    expect(of((run) => run / 4090)).toMatchObject({ pilotRuns: 4096, seen: 6, isEnough: true });
  });

  test("is not enough where no run of 32,768 is in it, or a few of yes and no", () => {
    expect(of((run) => run / 1e6)).toMatchObject({ pilotRuns: 32_768, seen: 0, isEnough: false });
    expect(of((run) => (run === 5 ? 1 : 0))).toMatchObject({ pilotRuns: 32_768, seen: 1, isEnough: false });
  });
});
