import { describe, expect, test } from "vitest";
import { blocksOf, inOrder } from "../../../src/report/explorer/app/blocks.ts";

describe("blocks of runs", () => {
  test.each([
    [2000, 0, 2],
    [2000, 2000, 2],
    [10_000, 2000, 8],
    [65, 0, 3],
    [1, 0, 2],
  ])(
    "%i runs from %i on for %i workers: each once, in order, none larger than a worker is given at a time",
    (runs, from, workers) => {
      const blocks = blocksOf("moved", 1, from, runs, workers);
      let next = from;
      for (const block of blocks) {
        expect(block.firstRun).toBe(next);
        expect(block.runs).toBeGreaterThan(0);
        expect(block.runs).toBeLessThanOrEqual(128);
        next += block.runs;
      }
      expect(next).toBe(Math.max(from, runs));
    },
  );

  test("a study begins and ends with small ones for every worker: none waits long for the first, or for another's last", () => {
    const sizes = blocksOf("moved", 1, 0, 2000, 2).map(({ runs }) => runs);
    expect(sizes.slice(0, 7)).toEqual([16, 16, 32, 32, 64, 64, 128]);
    expect(sizes.slice(-2).every((size) => size <= 32)).toBe(true);
  });

  test("what a reader waits for comes first, moved and written by turns, so that they can be compared", () => {
    const all = (["checked", "beside", "written", "moved"] as const).flatMap((role) => blocksOf(role, 1, 0, 64, 2));
    const roles = inOrder(all).map(({ role }) => role);
    expect(roles.slice(0, 6)).toEqual(["moved", "written", "moved", "written", "moved", "written"]);
    const others = roles.filter((role) => role === "beside" || role === "checked");
    expect(roles.slice(6)).toEqual(others.toSorted());
  });
});
