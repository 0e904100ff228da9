import { describe, expect, test } from "vitest";
import { brier, correlation, coverage, crpsRatio } from "../bench/faults/measure.ts";
import { faults, withFaults } from "../bench/faults/undo.ts";
import { readDocument } from "../src/sim/scenario/read.ts";
import { givenAt } from "../src/sim/scoring/hindcast/given.ts";
import type { HindcastResult, ScoredObservation } from "../src/sim/scoring/hindcast/record.ts";
import { evidence, laterEpisodes, shippedEpisode } from "./support/evidence.ts";
import { readFrom } from "./support/scenario-files.ts";
import { tinyFiles } from "./support/tiny-episode.ts";

describe("each fault can be made again", () => {
  const { document } = readFrom({}, "configs/ban-2026.yaml");

  test.each(faults.map((fault, k) => [k + 1, fault.name, fault] as const))(
    "%i, %s: the scenario of 2026 is then another, and still one",
    (_, name, fault) => {
      const changed = withFaults(document, [fault], null);
      expect(changed).not.toEqual(document);
      expect(readDocument(changed, name).document).toEqual(changed);
      // Made again twice it is the same.
      expect(withFaults(changed, [fault], null)).toEqual(changed);
    },
  );

  test.each(["2010", "2025", ...laterEpisodes] as const)("all of them together in the episode of %s", (name) => {
    const given = givenAt(shippedEpisode(name), evidence, tinyFiles(), "outOfSample").scenario.document;
    expect(() => readDocument(withFaults(given, faults, name), name)).not.toThrow();
  });

  test("without an episode, lengths are those that were fitted without it", () => {
    const lengths = faults.filter(({ name }) => name === "duration");
    const of = (left: string | null) =>
      (withFaults(document, lengths, left).policy as { durations: { withheld: { distribution: { p95: number } } } })
        .durations.withheld.distribution.p95;
    expect([of(null), of("2010"), of("2026")]).toEqual([7.7, 8.74, 7.7]);
  });
});

describe("scores of two states of the model", () => {
  const point = (observation: string, crps: number, observed: number): ScoredObservation =>
    ({ observation, crps, start: 2, low80: 0, high80: 1, observed }) as ScoredObservation;
  const result = (points: readonly ScoredObservation[], scores: readonly number[] = []): HindcastResult =>
    ({ episode: "e", points, eventScores: scores.map((score) => ({ brier: score })) }) as unknown as HindcastResult;

  test("CRPS of 2 and 4 over 4 and 4 is 3/4, and without one series or the other 1 and 1/2", () => {
    const [of, over] = [
      [2, 4],
      [4, 4],
    ].map((crps) => [result(crps.map((each, k) => point(String(k), each, 0)))]);
    const { value, error } = crpsRatio(of, over);
    // Mean of 1 and 1/2 is 3/4: the root of half of two squares of 1/4.
    expect([value, error]).toEqual([0.75, 0.25]);
  });

  test("coverage counts points, Brier scores of causes are summed, ranks are correlated where both vary", () => {
    const results = [result([point("a", 1, 0.5), point("a", 1, 2)], [0.1, 0.2]), result([point("b", 1, 1)], [0.3])];
    expect(coverage(results)).toBe(2 / 3);
    expect(brier(results)).toBeCloseTo(0.6, 12);
    expect(correlation(Float64Array.of(1, 2, 3), Float64Array.of(1, 8, 27))).toBeCloseTo(1, 12);
    expect(correlation(Float64Array.of(1, 1, 1), Float64Array.of(1, 8, 27))).toBe(0);
  });
});
