import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crpsNormal } from "../../../../src/sim/scoring/scores/crps.ts";
import { noChangeCrps } from "../../../../src/sim/scoring/scores/references.ts";
import { type ScoredPoint, skillByHorizon, skillOf } from "../../../../src/sim/scoring/scores/skill.ts";
import { drawsOf, meanOf } from "./draws.ts";

let series = 0;
/** A point that is a series of its own, so that leaving out a series is leaving out a point. */
const point = (crps: number, referenceCrps: number, horizonMonths = 1, start = 1): ScoredPoint => ({
  series: String(series++),
  horizonMonths,
  start,
  crps,
  referenceCrps,
});

const score = fc.double({ min: 0.01, max: 100, noNaN: true });
const points = fc.array(
  fc.tuple(score, score, fc.double({ min: 0, max: 60, noNaN: true }), score).map((drawn) => point(...drawn)),
  { minLength: 2, maxLength: 20 },
);

describe("skill of a group", () => {
  test("scores 1 and 2 against 2 and 4: 1 - 3 / 6; either point alone says the same, so no error", () => {
    expect(skillOf([point(1, 2), point(2, 4)])).toEqual({ points: 2, series: 2, skill: 0.5, standardError: 0 });
  });

  test("1 against 2 and 3 against 2: 0; without one -0.5 or 0.5, so the jackknife gives sqrt(1/2 x (0.25 + 0.25))", () => {
    const { skill, standardError } = skillOf([point(1, 2), point(3, 2)]);
    expect(skill).toBe(0);
    expect(standardError).toBeCloseTo(0.5, 14);
  });

  test("the reference against itself has skill 0, exactly and surely", () => {
    fc.assert(
      fc.property(points, (list) => {
        const { skill, standardError } = skillOf(list.map((p) => ({ ...p, referenceCrps: p.crps })));
        expect([skill, standardError]).toEqual([0, 0]);
      }),
    );
  });

  test("the unit of a series does not matter", () => {
    fc.assert(
      fc.property(points, score, (list, unit) => {
        const [first, ...rest] = list;
        const { start, crps, referenceCrps } = first;
        const changed = { ...first, start: start * unit, crps: crps * unit, referenceCrps: referenceCrps * unit };
        const [a, b] = [skillOf(list), skillOf([changed, ...rest])];
        expect(b.skill).toBeCloseTo(a.skill!, 9);
        expect(b.standardError! / (1 + a.standardError!)).toBeCloseTo(a.standardError! / (1 + a.standardError!), 9);
      }),
    );
  });

  test("points weigh by their relative scores: 10 of 100 against 20 of 100, 1 of 2 against 1 of 2 give 1 - 0.6 / 0.7", () => {
    expect(skillOf([point(10, 20, 1, 100), point(1, 1, 1, 2)]).skill).toBeCloseTo(1 - 0.6 / 0.7, 14);
  });

  test("fewer than two points, or a reference that is never wrong: null, not NaN", () => {
    expect(skillOf([])).toEqual({ points: 0, series: 0, skill: null, standardError: null });
    expect(skillOf([point(1, 2)])).toEqual({ points: 1, series: 1, skill: null, standardError: null });
    expect(skillOf([point(1, 0), point(2, 0)])).toEqual({ points: 2, series: 2, skill: null, standardError: null });
  });

  test("a reference wrong at one point only: a skill, but no standard error", () => {
    expect(skillOf([point(1, 0), point(0, 0.1), point(0, 0)])).toEqual({
      points: 3,
      series: 3,
      skill: -9,
      standardError: null,
    });
  });

  test("points of one series are left out together: copies of a point change neither the skill nor its error", () => {
    const [a, b] = [point(1, 2), point(3, 2)];
    const single = skillOf([a, b]);
    expect(skillOf([a, a, a, b, b, b])).toEqual({ ...single, points: 6 });
    // As points each they would give sqrt(5 x var): without one of the first, 1 - 11 / 10, without one of the second, 1 - 9 / 10.
    const apart = [a, a, a, b, b, b].map((each, i) => ({ ...each, series: String(i) }));
    expect(skillOf(apart).standardError).toBeCloseTo(Math.sqrt(5) * 0.1, 14);
    expect(single.standardError).toBeCloseTo(0.5, 14);
  });

  test("one series alone has a skill but no error", () => {
    expect(skillOf([point(1, 2), point(1, 2)].map((each) => ({ ...each, series: "fob" })))).toEqual({
      points: 2,
      series: 1,
      skill: 0.5,
      standardError: null,
    });
  });

  test("a start of 0 and scores that are none are refused", () => {
    expect(() => skillOf([point(1, 1, 1, 0)])).toThrow("value at the start: must be above 0, got 0");
    expect(() => skillOf([point(Number.NaN, 1)])).toThrow("CRPS");
    expect(() => skillOf([point(1, Infinity)])).toThrow("CRPS");
  });
});

test("the jackknife's standard error is how far the skill of 400 repeats of 60 independent points scatters", () => {
  const { normals } = drawsOf("skill repeats");
  const repeats = Array.from({ length: 400 }, (_, at) =>
    skillOf(Array.from(normals(60, at), (y) => point(crpsNormal({ mean: 0, sd: 1 }, y), noChangeCrps(0, y)))),
  );
  const skills = repeats.map(({ skill }) => skill!);
  const scatter = meanOf(skills).standardError * Math.sqrt(400);
  const stated = Math.sqrt(meanOf(repeats.map(({ standardError }) => standardError! ** 2)).mean);
  // The scatter of 400 is known to 3.5 %, the jackknife of 60 points is right to some per cent.
  expect(Math.abs(stated / scatter - 1)).toBeLessThan(0.12);
  // A normal scores 1 / sqrt pi on average, the point at its centre sqrt(2 / pi): skill 1 - 1 / sqrt 2.
  const { mean, standardError } = meanOf(skills);
  // The ratio of two means of 60 is biased in the order of its variance, scatter^2.
  expect(Math.abs(mean - (1 - Math.SQRT1_2))).toBeLessThan(4 * standardError + scatter ** 2);
});

describe("skill by horizon", () => {
  test("3, 6, 12 and 24 months belong to the horizon they begin, and the last has no end", () => {
    const months = [0, 2.9, 3, 5.9, 6, 11.9, 12, 23.9, 24, 60, 600];
    const found = skillByHorizon(months.map((horizon) => point(1, 2, horizon)));
    expect(found.map(({ fromMonths, toMonths, points }) => [fromMonths, toMonths, points])).toEqual([
      [0, 3, 2],
      [3, 6, 2],
      [6, 12, 2],
      [12, 24, 2],
      [24, null, 3],
    ]);
    for (const { skill } of found) expect(skill).toBe(0.5);
  });

  test("each horizon is scored by its own points alone; an empty one is null", () => {
    const early = [point(1, 4, 1), point(2, 4, 2)];
    const late = [point(5, 4, 30), point(6, 4, 40)];
    const found = skillByHorizon([late[0], early[0], late[1], early[1]]);
    expect(found.map(({ skill }) => skill)).toEqual([1 - 3 / 8, null, null, null, 1 - 11 / 8]);
  });

  test("a horizon before the start is refused", () => {
    expect(() => skillByHorizon([point(1, 1, -1)])).toThrow("horizon: must be 0 months or more, got -1");
  });
});
