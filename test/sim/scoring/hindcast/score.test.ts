import { median } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { probeRange } from "../../../../src/sim/engine/probes/probe.ts";
import { createStudy } from "../../../../src/sim/engine/simulate-range.ts";
import type { ReadEpisode } from "../../../../src/sim/scoring/hindcast/episode.ts";
import { givenAt } from "../../../../src/sim/scoring/hindcast/given.ts";
import { scoresOf } from "../../../../src/sim/scoring/hindcast/pooled.ts";
import { quantitiesOf, scoreEpisode, scoreFeature, scorePoint } from "../../../../src/sim/scoring/hindcast/score.ts";
import { crpsLognormal } from "../../../../src/sim/scoring/scores/crps.ts";
import { evidence, shippedEpisode } from "../../../support/evidence.ts";
import { configText } from "../../../support/scenario-files.ts";

const read = shippedEpisode("2010");
const point = (id: string) => read.points.find((each) => each.id === id)!;
/** 0, 1, ... 100, in an order that is not sorted. */
const ramp = Float64Array.from({ length: 101 }, (_, i) => (i * 37) % 101);

test("a point is scored on the runs: median, intervals, PIT and CRPS of the values 0 to 100", () => {
  const scored = scorePoint(point("domestic-dy.2013-11"), ramp, { start: 200, volatility: 0.4 }, "2010-07-05");
  const { observed, median, low50, high50, low80, high80, low90, high90 } = scored;
  expect(observed).toBe(303.78);
  expect([median, low50, high50, low80, high80, low90, high90]).toEqual(
    [50, 25, 75, 10, 90, 5, 95].map((x) => expect.closeTo(x, 9)),
  );
  expect(scored.pit).toBe(1);
  // E|X - y| - E|X - X'| / 2 with distinct X, X': 303.78 - 50 - 34 / 2, since E|X - X'| = (n + 1) / 3 on 0..n-1.
  expect(scored.crps).toBeCloseTo(303.78 - 50 - 17, 9);
  expect(scored.noChangeCrps).toBeCloseTo(103.78, 9);
  // The middle of November 2013 is 1230 days after 5 July 2010: 1215 to the 1st, and 15.
  expect(scored.horizonMonths).toBeCloseTo(1230 / (365.25 / 12), 9);
  const walk = { median: 200, logSd: 0.4 * Math.sqrt(1230 / 365.25) };
  expect(scored.randomWalkCrps).toBeCloseTo(crpsLognormal(walk, 303.78), 9);
});

test("a flow has no random walk to be measured against", () => {
  const scored = scorePoint(point("imports-japan.2010-10"), ramp, { start: 1, volatility: null }, "2010-07-05");
  expect(scored.randomWalkCrps).toBeNull();
  expect(scored.noChangeCrps).toBeCloseTo(1 - 1278 / 1884, 12);
});

describe("a feature passes when the simulated 90 % interval overlaps what happened", () => {
  const feature = { ...read.features[0], low: 0, high: 1 as number | null };
  // The 5th and 95th percentile of 0 to 100 are 5 and 95.
  test.each([
    [4, 4.9, false],
    [4, 5, true],
    [40, 60, true],
    [0, 200, true],
    [95, 99, true],
    [95.1, 99, false],
    [94, null, true],
    [96, null, false],
  ])("%s to %s: %s", (low, high, pass) => {
    const row = scoreFeature({ ...feature, low, high }, ramp);
    expect(row.pass).toBe(pass);
    expect([row.p05, row.p50, row.p95, row.mean]).toEqual([5, 50, 95, 50].map((x) => expect.closeTo(x, 9)));
  });
});

test("coverage counts the points in their intervals, of one episode or several", () => {
  const at = (observed: number) =>
    scorePoint({ ...point("domestic-dy.2013-11"), observed }, ramp, { start: 50, volatility: 0.4 }, "2010-07-05");
  const { coverage, pit, skill } = scoresOf([50, 80, 92, 99, 20, 8, 3].map(at));
  expect(coverage.map(({ level, held, of }) => [level, held, of])).toEqual([
    [0.5, 1, 7],
    [0.8, 3, 7],
    [0.9, 5, 7],
  ]);
  expect(pit.reduce((a, b) => a + b, 0)).toBe(7);
  const last = skill.filter(({ fromMonths }) => fromMonths === 24);
  expect(last.map(({ reference, points }) => [reference, points])).toEqual([
    ["noChange", 7],
    ["randomWalk", 7],
  ]);
  const six = skill.find(
    ({ fromMonths, toMonths, reference }) => fromMonths === 6 && toMonths === null && reference === "noChange",
  )!;
  expect(six).toMatchObject({ points: 7, skill: last[0].skill });
});

test("the episode of 2010 is scored from a probe of the scenario it is given: prices, for they are in every world", () => {
  const prices: ReadEpisode = {
    ...read,
    points: read.points.filter(({ series }) => series.startsWith("price")),
    features: read.features.filter(({ quantity }) => "series" in quantity && quantity.series.startsWith("price")),
  };
  const files = {
    readText: (path: string) => configText(path.slice("configs/".length)),
    shipped: (name: string) => `configs/${name}.yaml`,
  };
  const given = givenAt(prices, evidence, files, "outOfSample");
  const study = createStudy(given.scenario.scenario, "2010");
  const values = probeRange(study, quantitiesOf(prices), { firstRun: 0, runs: 64 });
  const result = scoreEpisode(prices, given, { seed: "2010", variant: "outOfSample", scenarioSha256: "", values });
  expect(result).toMatchObject({ episode: "2010", freeze: "2010-07-05", runs: 64, variant: "outOfSample" });
  expect(result.points.map(({ id }) => id)).toEqual(prices.points.map(({ id }) => id));
  expect(result.features.map(({ name }) => name)).toEqual(prices.features.map(({ name }) => name));
  for (const { id, median: middle, low90, high90, start, crps } of result.points) {
    expect(low90 < middle && middle < high90, id).toBe(true);
    expect(crps, id).toBeGreaterThan(0);
    // A quote without drift whose shocks fade stays around its start: half to twice.
    expect(middle / start, id).toBeGreaterThan(0.5);
    expect(middle / start, id).toBeLessThan(2);
  }
  const firstFeature = values[prices.points.length];
  expect(result.features[0].p50).toBe(median([...firstFeature]));
  for (const { name, p05, p50, p95, mean } of result.features)
    expect([p05, p50, p95, mean].every(Number.isFinite), name).toBe(true);
  expect(() =>
    scoreEpisode(prices, given, { seed: "", variant: "outOfSample", scenarioSha256: "", values: values.slice(1) }),
  ).toThrow(RangeError);
});
