import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type {
  EventRow,
  FeatureRow,
  HindcastResult,
  ScoredObservation,
} from "../../../../src/sim/scoring/hindcast/record.ts";
import { runHindcast } from "../../../../src/sim/scoring/hindcast/run.ts";
import { type Asked, readTargets, type Target } from "../../../../src/sim/scoring/hindcast/target-schema.ts";
import { targetRows } from "../../../../src/sim/scoring/hindcast/targets.ts";
import { episodeNames, episodeText, laterEpisodes, printedProblems } from "../../../support/evidence.ts";
import { packageRoot } from "../../../support/package-root.ts";
import { tinyEpisode, tinyEvidence, tinyFiles } from "../../../support/tiny-episode.ts";

const { record } = await runHindcast([tinyEpisode()], tinyEvidence, tinyFiles(), {
  ...{ seed: "targets", runs: 100, workers: 1, ablate: [] },
});
const [tiny] = record.results;

/** Points of some series: each is held by its 80 % interval or not, at a place of its forecast, with its scores. */
type Made = { readonly series: string; readonly held: boolean; readonly pit?: number; readonly crps?: number };

function resultOf(points: readonly Made[], more: Partial<HindcastResult> = {}): HindcastResult {
  const made = points.map(
    ({ series, held, pit = 0.5, crps = 1 }): ScoredObservation => ({
      ...tiny.points[0],
      ...{ observation: series, low80: 0, high80: 10, observed: held ? 5 : 11, start: 1, horizonMonths: 8 },
      ...{ pit, crps, randomWalkCrps: 2, noChangeCrps: 4 },
    }),
  );
  return { ...tiny, episode: "e", variant: "outOfSample", runs: 100, points: made, ...more };
}

function row(of: Asked, bounds: Partial<Pick<Target, "least" | "most">>, results: readonly HindcastResult[]) {
  return targetRows([{ name: "x", of, reading: "y", ...bounds }], results)[0];
}

const episodes = ["e"];

describe("a target has the figure that one can write down", () => {
  test("coverage: two of four held in one series, none of two in the other, is 2/6, and leaving one out gives 0 and 1/2", () => {
    const points = [true, true, false, false].map((held) => ({ series: "a", held }));
    const results = [resultOf([...points, { series: "b", held: false }, { series: "b", held: false }])];
    const { value, error, verdict, clear } = row(
      { kind: "coverage", level: 0.8, episodes },
      { least: 0.65, most: 0.92 },
      results,
    );
    expect(value).toBeCloseTo(1 / 3, 12);
    // Mean of 0 and 1/2 is 1/4: the root of (2 - 1)/2 times twice a square of 1/4.
    expect(error).toBeCloseTo(Math.sqrt((1 / 2) * 2 * (1 / 16)), 12);
    // 1/3 + 1.96/4 = 0.82 would be met.
    expect([verdict, clear]).toEqual(["missed", false]);
  });

  test("a series of one name in two episodes is two series", () => {
    const one = resultOf([{ series: "a", held: true }]);
    const other = { ...resultOf([{ series: "a", held: false }]), episode: "f" };
    const of: Asked = { kind: "coverage", level: 0.8, episodes: ["e", "f"] };
    expect(row(of, { least: -0.5 }, [one, other])).toMatchObject({ value: 0.5, error: Math.sqrt(0.25), clear: true });
    expect(row(of, { least: 0 }, [one])).toMatchObject({ value: null, verdict: "notScored" });
  });

  test("skill: CRPS of 1 and 3 against twice 2 is 0; a horizon without points is not scored", () => {
    const results = [
      resultOf([
        { series: "a", held: true, crps: 1 },
        { series: "b", held: true, crps: 3 },
      ]),
    ];
    const skill = { kind: "skill", reference: "randomWalk", episodes } as const;
    // Leaving one out gives 1/2 and -1/2.
    expect(row({ ...skill, fromMonths: 6 }, { least: 0.1 }, results)).toMatchObject({
      ...{ value: 0, error: 0.5, verdict: "missed", clear: false },
    });
    expect(row({ ...skill, reference: "noChange", fromMonths: 6 }, { least: 0.1 }, results).value).toBe(0.5);
    expect(row({ ...skill, fromMonths: 0, toMonths: 6 }, { least: 0 }, results).verdict).toBe("notScored");
  });

  test("PIT: the fullest tenth holds three of four, and one and all with a series left out", () => {
    const places = [0.95, 0.99, 0.31].map((pit) => ({ series: "a", held: true, pit }));
    const results = [resultOf([...places, { series: "b", held: true, pit: 1 }])];
    const found = row({ kind: "pitTenth", episodes }, { most: 0.2 }, results);
    expect(found).toMatchObject({ value: 0.75, detail: "0.9-1", verdict: "missed" });
    // 1 without a, 2/3 without b: half of the sum of two squares of 1/6.
    expect(found.error).toBeCloseTo(1 / 6, 12);
  });
});

describe("events", () => {
  const event = (name: string, happened: boolean, probability: number): EventRow => ({
    ...{ name, cause: "c", happened, probability, low: 0, high: 1, brier: 0, logScore: 0 },
    ...{ grade: "D", source: "s", note: null },
  });
  const events = [event("came", true, 0.99), event("did not", false, 0.91), event("neither", false, 0.5)];
  const results = [resultOf([{ series: "a", held: true }], { events })];

  test("are counted, and of those that did not happen the likeliest is told; one that came may be as sure as it likes", () => {
    expect(row({ kind: "eventsScored", episodes }, { least: 3 }, results)).toMatchObject({ value: 3, verdict: "met" });
    const found = row({ kind: "falseAlarm", episodes }, { most: 0.9 }, results);
    // Of 100 runs: the root of 0.91 x 0.09 / 100.
    expect(found).toMatchObject({ value: 0.91, detail: "did not (D)", verdict: "missed", clear: false });
    expect(found.error).toBeCloseTo(0.0286, 4);
  });

  test("one event is told in its variant alone", () => {
    const of: Asked = { kind: "event", episode: "e", variant: "policyKnown", event: "neither" };
    expect(row(of, { most: 0.9 }, results).verdict).toBe("notScored");
    const known = { ...results[0], variant: "policyKnown" as const };
    expect(row(of, { most: 0.9 }, [...results, known])).toMatchObject({ value: 0.5, verdict: "met", clear: true });
    expect(row({ ...of, event: "another" }, { most: 0.9 }, [known]).verdict).toBe("notScored");
  });

  test("named features: the share that passes, and which do not", () => {
    const feature = (name: string, pass: boolean): FeatureRow => ({ ...tiny.features[0], name, pass });
    const features = [feature("one", true), feature("two", false), feature("three", false)];
    const of: Asked = { kind: "features", episode: "e", named: ["one", "two"] };
    expect(row(of, { least: 0.8 }, [{ ...results[0], features }])).toMatchObject({
      ...{ value: 0.5, error: null, detail: "two", verdict: "missed", clear: true },
    });
  });
});

describe("the shipped targets", () => {
  const file = "configs/hindcast/targets.yaml";
  const text = readFileSync(join(packageRoot, file), "utf8");

  test("ask for what the shipped episodes have", () => {
    for (const { of } of readTargets(file, text)) {
      const named = "episodes" in of ? of.episodes : [of.episode];
      for (const name of named) expect([...episodeNames, ...laterEpisodes]).toContain(name);
      const asked = of.kind === "features" ? of.named : of.kind === "event" ? [of.event] : [];
      const written = named.map((name) => episodeText(name as (typeof episodeNames)[number])).join("\n");
      for (const name of asked) expect(written).toContain(`\n  - name: ${name}\n`);
    }
  });

  test("a file with faults is told all of them, each at its place", () => {
    const broken = text
      .replace("least: 0.65", "least: 0.95")
      .replace("fromMonths: 6,", "")
      .replace("kind: pitTenth", "kind: pitFifth");
    expect(printedProblems(() => readTargets(file, broken)).map((each) => each.replace(/, got .*/, ""))).toEqual([
      expect.stringMatching(/^configs\/hindcast\/targets\.yaml:8:5 {2}targets\.0: must have a least of most or less/),
      expect.stringMatching(/targets\.yaml:16:9 {2}targets\.1\.of\.fromMonths: is required/),
      expect.stringMatching(/targets\.yaml:40:17 {2}targets\.5\.of\.kind: must be one of coverage, skill/),
    ]);
  });
});
