import { describe, expect, test } from "vitest";
import { daysBetween } from "../../../../src/model/calendar.ts";
import type { Quantity } from "../../../../src/sim/engine/probes/quantity.ts";
import { readEpisode } from "../../../../src/sim/scoring/hindcast/episode.ts";
import { endOf } from "../../../../src/sim/scoring/hindcast/episode-schema.ts";
import { knownVolatility } from "../../../../src/sim/scoring/hindcast/find.ts";
import { episodeNames, episodeText, evidence, printedProblems, shippedEpisode } from "../../../support/evidence.ts";

describe.each(episodeNames)("the episode of %s", (name) => {
  const { episode, points, features } = shippedEpisode(name);

  test("every observation has a figure, and none is from before the start or beyond the run", () => {
    for (const observation of episode.observations)
      expect(points.filter((point) => point.observation === observation.name).length, observation.name).toBeGreaterThan(
        0,
      );
    for (const { id, quantity } of points) {
      expect(quantity.during.from >= episode.freeze, id).toBe(true);
      expect(quantity.during.to <= endOf(episode), id).toBe(true);
    }
  });

  test("no point is of a metal, of the basis other, or of a row that is scored twice", () => {
    const scored = points.map(
      ({ source }) => evidence.find(({ file, line }) => file === source.file && line === source.line)!,
    );
    expect(scored.filter(({ labels }) => labels.form === "metal" || labels.basis === "other")).toEqual([]);
    expect(new Set(scored).size).toBe(points.length);
    expect(new Set(points.map(({ id }) => id)).size).toBe(points.length);
  });

  test("a feature that is a mean over a scored period is the same figure as the point, to its rounding", () => {
    const key = (quantity: Quantity) => JSON.stringify(quantity);
    const pairs = features.flatMap((feature) =>
      points.filter(({ quantity }) => key(quantity) === key(feature.quantity)).map((point) => ({ feature, point })),
    );
    expect(pairs.length).toBe(name === "2010" ? 6 : 16);
    for (const { feature, point } of pairs) {
      expect(feature.low, feature.name).toBeLessThanOrEqual(point.observed + 6e-4);
      expect(feature.high, feature.name).toBeGreaterThanOrEqual(point.observed - 6e-4);
    }
  });
});

test("arrivals of 2010 are those that configs/evidence/README.md states in per cent of the months before", () => {
  const { points } = shippedEpisode("2010");
  const percent = points
    .filter(({ observation }) => observation === "imports-japan")
    .map(({ observed }) => Math.round(100 * observed));
  // It gives 95 / 60 / 85 / 87 / 85 for January to May 2011, 58 for June to December and 27 for the first half of 2012.
  expect(percent).toEqual([119, 68, 34, 217, 95, 60, 85, 87, 85, 58, 27]);
});

test("the highest FOB quote on record is 8.2 times July 2010 for Dy and 5.2 times for Tb", () => {
  const { points } = shippedEpisode("2010");
  const highest = (observation: string) =>
    Math.max(...points.filter((point) => point.observation === observation).map(({ observed }) => observed));
  expect(highest("fob-dy")).toBeCloseTo(2300 / 280, 12);
  expect(highest("fob-tb")).toBeCloseTo(2810 / 540, 12);
});

test("a ratio is as sure as the weaker of its rows, and as the comparison", () => {
  const grades = (name: "2010" | "2025", observation: string) =>
    new Set(
      shippedEpisode(name)
        .points.filter((point) => point.observation === observation)
        .map(({ grade }) => grade),
    );
  // Customs months (A) over a mean that is a difference of statistics (D); magnets (A, A), whose comparison is D.
  expect(grades("2010", "imports-japan")).toEqual(new Set(["D"]));
  expect(grades("2025", "exports-magnets")).toEqual(new Set(["D"]));
});

test("the quote that is free of VAT, and the annual figures of the Minerals Yearbook, are not scored", () => {
  const lines = [...shippedEpisode("2010").points, ...shippedEpisode("2025").points].map(
    ({ source: { file, line } }) => `${file}:${line}`,
  );
  const freeOfVat = evidence.find(({ period, labels }) => period === "2025-04-15" && labels.material === "Dy")!;
  expect(lines).not.toContain(`${freeOfVat.file}:${freeOfVat.line}`);
  expect(lines).toContain(`${freeOfVat.file}:${freeOfVat.line + 2}`);
  for (const line of [41, 49, 51, 82, 86, 88]) expect(lines).not.toContain(`prices-2009-2014.csv:${line}`);
});

test("volatility known at the start of 2010 is the root of summed squared changes over the years they took", () => {
  // FOB Dy: 89.1 (2007), 118.49 (2008), 96.46 (Q1 2009), 156.5 (Q1 2010), at the middle of each period.
  const { episode } = shippedEpisode("2010");
  const changes = [118.49 / 89.1, 96.46 / 118.49, 156.5 / 96.46].map((ratio) => Math.log(ratio) ** 2);
  const years = daysBetween("2007-07-02", "2010-02-15") / 365.25;
  const expected = Math.sqrt(changes.reduce((a, b) => a + b, 0) / years);
  // The middle of a period may fall on a half day, which moves the answer by less than a thousandth.
  expect(knownVolatility(evidence, episode.freeze, episode.volatility.Dy)).toBeCloseTo(expected, 3);
  expect(expected).toBeCloseTo(0.369, 3);
});

test("two series are pooled by the years that each spans", () => {
  const { episode } = shippedEpisode("2025");
  const [domestic, fob] = episode.volatility.Tb.map((series) => knownVolatility(evidence, episode.freeze, [series])!);
  const years = [daysBetween("2024-07-18", "2024-12-19"), daysBetween("2007-07-02", "2010-02-14")];
  const pooled = Math.sqrt((domestic ** 2 * years[0] + fob ** 2 * years[1]) / (years[0] + years[1]));
  expect(knownVolatility(evidence, episode.freeze, episode.volatility.Tb)).toBeCloseTo(pooled, 3);
});

test("2025 sees the evidence to its data cut and no later, though later quotes are on record", () => {
  const last = (rows: readonly { readonly quantity: Quantity }[]) =>
    rows
      .map(({ quantity }) => ("during" in quantity ? quantity.during.to : ""))
      .sort()
      .at(-1);
  expect(last(shippedEpisode("2025").points)).toBe("2026-01-31");
  const text = episodeText("2025").replace("dataCut: 2026-01-31", "dataCut: 2026-02-05");
  expect(last(readEpisode("mine.yaml", text, evidence).points)).toBe("2026-02-06");
  const early = episodeText("2025").replace("dataCut: 2026-01-31", "dataCut: 2025-04-03");
  expect(printedProblems(() => readEpisode("mine.yaml", early, evidence))).toContainEqual(
    expect.stringMatching(/^mine\.yaml:\d+:\d+ +dataCut: must not be before the freeze, 2025-04-04, got "2025-04-03"$/),
  );
});
