import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../../src/sim/engine/parts/canonical.ts";
import { checkFinite } from "../../../../src/sim/scoring/hindcast/episode-problems.ts";
import { fanQuantities } from "../../../../src/sim/scoring/hindcast/fans.ts";
import { pooledScores } from "../../../../src/sim/scoring/hindcast/pooled.ts";
import { type HindcastOptions, runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { quantitiesOf, scoreFeature } from "../../../../src/sim/scoring/hindcast/score.ts";
import { printedProblems, shippedEpisode } from "../../../support/evidence.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../../support/tiny-episode.ts";

const options: HindcastOptions = { seed: "tiny", runs: 1200, workers: 1, ablate: [] };
const still = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), options);
const [outOfSample] = still.record.results;
const pointOf = (id: string) => outOfSample.points.find((point) => point.id === id)!;

describe("a world in which nothing moves has the score that one can write down", () => {
  test("a quote that stays at 100 in every run misses 120 by 20, as no change does, and lies below it", () => {
    const point = pointOf("home.2010-08-15");
    expect(point).toMatchObject({ median: 100, low90: 100, high90: 100, pit: 1, start: 100, observed: 120 });
    expect([point.crps, point.crpsError, point.noChangeCrps]).toEqual([20, 0, 20].map((x) => expect.closeTo(x, 9)));
  });

  test("FOB, even over 140 to 160, scores ((y - a)^3 + (b - y)^3) / 3 (b - a)^2 = 5/3 at 150", () => {
    const point = pointOf("abroad.2010-08-15");
    // CRPS is the integral of (F - 1{y <= x})^2: of a uniform on a to b with y in it, two cubes.
    expect(Math.abs(point.crps - (2 * 10 ** 3) / (3 * 20 ** 2))).toBeLessThan(4 * point.crpsError);
    expect(point.pit).toBeCloseTo(0.5, 1);
    // And at 300, beyond its end: y - mean - E|X - X'| / 2 = 300 - 150 - 20 / 6.
    const far = pointOf("abroad.2011-03-15");
    expect(Math.abs(far.crps - (150 - 20 / 6))).toBeLessThan(4 * far.crpsError + 0.2);
  });

  test("one of three points lies in its intervals; FOB passes, the peak fails clearly, no line stops", () => {
    expect(outOfSample.coverage.map(({ held, of }) => [held, of])).toEqual([
      [1, 3],
      [1, 3],
      [1, 3],
    ]);
    expect(outOfSample.features.map(({ pass, clear, mean }) => [pass, clear, Math.round(mean)])).toEqual([
      [true, true, 150],
      [false, true, 100],
      [true, true, 0],
    ]);
  });

  test("the fan of a quote that stays is a line; that of FOB holds 90 % between 141 and 159", () => {
    const [home, abroad] = still.fans;
    expect([home.observation, home.weeks.length, home.weeks[0].date]).toEqual(["home", 60, "2010-07-05"]);
    for (const { p05, p95 } of home.weeks) expect([p05, p95]).toEqual([100, 100].map((x) => expect.closeTo(x, 9)));
    for (const { p05, p50, p95 } of abroad.weeks) {
      // The standard error of a quantile of 1,200 even draws over 20 is at most 20 x sqrt(0.25 / 1200) = 0.29.
      expect(Math.abs(p05 - 141) + Math.abs(p95 - 159)).toBeLessThan(1.2);
      expect(Math.abs(p50 - 150)).toBeLessThan(1.2);
    }
  });
});

test("a verdict is clear when no limit of the interval's ends turns it", () => {
  const feature = { ...tinyEpisode().features[0], high: 2000 };
  // Of 0 to 999 the 95th percentile is 949.05 with 95 % limits of 936 and 963.
  const runs = Float64Array.from({ length: 1000 }, (_, i) => i);
  const verdictOf = (low: number) => {
    const { pass, clear, limits } = scoreFeature({ ...feature, low }, runs);
    expect(limits.p95.low < 949 && limits.p95.high > 950).toBe(true);
    return [pass, clear];
  };
  expect([verdictOf(930), verdictOf(948), verdictOf(951), verdictOf(970)]).toEqual([
    [true, true],
    [true, false],
    [false, false],
    [false, true],
  ]);
});

test("fans show a price in its week and a flow over four weeks, as far as they lie in the run", () => {
  const read = shippedEpisode("2025");
  const windows = fanQuantities(read).map((quantity) =>
    "during" in quantity ? [quantity.series, quantity.during] : [],
  );
  const of = (series: string) => windows.filter(([name]) => name === series).map(([, during]) => during);
  expect(of("priceAskUsdPerKg.Dy")[0]).toEqual({ from: "2025-04-04", to: "2025-04-11" });
  const flows = of("exportedShare.oxide.Dy");
  expect([flows[0], flows.at(-1)]).toEqual([
    { from: "2025-04-04", to: "2025-04-18" },
    { from: "2026-01-16", to: "2026-02-06" },
  ]);
});

test("told nothing more and nothing less, the three variants run the same draws to the same points", () => {
  const [a, b, c] = still.record.results;
  expect([a.variant, b.variant, c.variant]).toEqual(["outOfSample", "inSample", "policyKnown"]);
  expect(b.points).toEqual(a.points);
  expect(c.points).toEqual(a.points);
});

test("the same bytes at 1 and 2 workers, and at another seed others", async () => {
  const run = async (workers: number, seed: string) => {
    const episodes = [tinyEpisode()];
    const score = await runHindcast(episodes, tinyEvidence, tinyFiles(["priceNoise"]), {
      ...{ seed, runs: 1100, workers },
      ablate: ["priceNoise"],
    });
    return canonicalJson(score);
  };
  const one = await run(1, "a");
  expect(await run(2, "a")).toBe(one);
  expect(await run(1, "b")).not.toBe(one);
});

describe("what a mechanism earns", () => {
  test("is exactly nothing when it was off before", async () => {
    const { record } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), {
      ...options,
      runs: 100,
      ablate: ["squeeze"],
    });
    expect(record.ablation).toMatchObject([
      { mechanism: "squeeze", rise: 0, error: 0, monteCarloError: 0, points: 3, series: 2, changed: [] },
    ]);
  });

  test("is the difference of the mean CRPS over starting values with it and without it, on the same draws", async () => {
    const files = tinyFiles(["priceNoise"]);
    const noisy = await runHindcast([tinyEpisode()], tinyEvidence, files, { ...options, ablate: ["priceNoise"] });
    const relative = ({ points }: typeof outOfSample) =>
      points.reduce((sum, { crps, start }) => sum + crps / start, 0) / points.length;
    const [{ rise, meanCrps, monteCarloError }] = noisy.record.ablation;
    expect(meanCrps).toBeCloseTo(relative(noisy.record.results[0]), 12);
    expect(rise).toBeCloseTo(relative(outOfSample) - relative(noisy.record.results[0]), 12);
    // Noise spreads the forecast towards points that it missed: it earns something, and the error over runs is small.
    expect(rise).toBeGreaterThan(10 * monteCarloError);
  });
});

test("series of one name in two episodes are two series", () => {
  const twice = [outOfSample, { ...outOfSample, episode: "again" }];
  const { skill, coverage } = pooledScores("outOfSample", twice);
  expect(coverage[0].of).toBe(6);
  const first = skill.find(({ reference, points }) => reference === "noChange" && points === 4)!;
  expect(first.series).toBe(4);
});

describe("an episode that does not fit its scenario is a problem of its file", () => {
  test.each([
    ["material: Dy, during: 2010-08 }", "material: Nd, during: 2010-08 }"],
    ["kind: lineStopProbability }", "kind: lineStopProbability, sectors: [lrage] }"],
  ])("%s", async (from, to) => {
    const episode = tinyEpisode((text) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    });
    const failed = await runHindcast([episode], tinyEvidence, tinyFiles(), { ...options, runs: 4 }).then(
      () => "no problem",
      (error: Error) => error.message,
    );
    expect(failed).toMatch(/^tiny-episode\.yaml:\d+:\d+ {2}\S+: must be a (series|sector) of the scenario/);
    if (to.includes("lrage")) expect(failed).toContain('did you mean large?, got "lrage"');
  });

  test("and so is a value that is no number, with its run", () => {
    const episode = tinyEpisode();
    const values = quantitiesOf(episode).map(() => new Float64Array(5));
    values[2][3] = Infinity;
    expect(printedProblems(() => checkFinite(episode, values))).toEqual([
      expect.stringMatching(
        /^tiny-episode\.yaml:\d+:\d+ {2}observations\.1: abroad\.2011-03-15 must be a finite number in every run, is not in run 3, got Infinity$/,
      ),
    ]);
    values[2][3] = 0;
    values[4][1] = Number.NaN;
    expect(printedProblems(() => checkFinite(episode, values))[0]).toContain("features.1: a peak that never came");
  });
});
