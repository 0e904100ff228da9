import { describe, expect, test } from "vitest";
import { besideTable, type ScoredBefore } from "../../../src/report/tables/beside.ts";
import { runHindcast } from "../../../src/sim/scoring/hindcast/run.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../support/tiny-episode.ts";

const { record } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), {
  ...{ seed: "beside", runs: 100, workers: 1, ablate: [] },
});
const [{ points }] = record.results;
const before: ScoredBefore = {
  ...{ schemaVersion: 1, engineVersion: "0", commit: "abc", seed: "beside", runs: 100 },
  points: points.map(
    ({ id, observation, horizonMonths, observed, start, low80, high80, crps, pit, randomWalkCrps }) => ({
      ...{ episode: "tiny", id, observation, horizonMonths, observed, start, low80, high80, pit, randomWalkCrps },
      crps: 2 * crps,
    }),
  ),
};
const cells = (row: string, of: ScoredBefore) =>
  besideTable(record, of)
    .split("\n")
    .find((line) => line.startsWith(`| tiny: ${row} `))
    ?.split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());

describe("two engines on the same points", () => {
  test("of one that was twice as far off everywhere, the mean CRPS is half, without error, and coverage the same", () => {
    expect(cells("mean CRPS, over that of engine 0", before)).toEqual(["3", "1", "0.5: better"]);
    const [, was, is] = cells("in the 80 % interval", before) ?? [];
    expect(was).toBe(is);
    // One of three: held in the one series, and half of the other; leaving one out gives 0 and 1/2, the error is 1/4.
    expect(is).toBe("33 ± 25 %");
  });

  test("beside itself it is a tie; points that one of them lacks are left out, and none in common is refused", () => {
    const same = { ...before, points: before.points.map((point, k) => ({ ...point, crps: points[k].crps })) };
    expect(cells("mean CRPS, over that of engine 0", same)?.at(-1)).toBe("1: a tie");
    const other = { ...before.points[0], id: "of-old" };
    expect(cells("in the 80 % interval", { ...same, points: [other, ...same.points.slice(1)] })?.[0]).toBe("2");
    expect(() => besideTable(record, { ...before, points: [other] })).toThrow("must share points");
  });
});
