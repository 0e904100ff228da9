import { coverageLevels, coverageOf, holds } from "../scores/coverage.ts";
import { pitHistogram } from "../scores/pit.ts";
import { type Horizon, type ScoredPoint, skillByHorizon, skillOf } from "../scores/skill.ts";
import type { Variant } from "./given.ts";
import type { CoverageRow, HindcastResult, PooledScores, ScoredObservation, Scores, SkillRow } from "./record.ts";

/** The horizon from which skill is expected of the model. */
const fromSixMonths: Horizon = { fromMonths: 6, toMonths: null };

/**
 * Coverage, PITs and skill over points, of one episode or of several pooled. Points of one observation are one series in
 * the errors of skill. RangeError for no points.
 */
export function scoresOf(points: readonly ScoredObservation[]): Scores {
  return {
    coverage: coverageLevels.map((level) => coverageRow(points, level)),
    pit: pitHistogram(points.map(({ pit }) => pit)),
    skill: [
      ...skillRows(points, "noChange", ({ noChangeCrps }) => noChangeCrps),
      ...skillRows(points, "randomWalk", ({ randomWalkCrps }) => randomWalkCrps),
    ],
  };
}

function coverageRow(points: readonly ScoredObservation[], level: (typeof coverageLevels)[number]): CoverageRow {
  const {
    held,
    points: of,
    limits,
  } = coverageOf(points.map((point) => holds(intervalOf(point, level), point.observed)));
  return { level, held, of, low: limits.low, high: limits.high };
}

/** The interval of a level that a point was foretold to lie in. */
export function intervalOf(point: ScoredObservation, level: (typeof coverageLevels)[number]) {
  switch (level) {
    case 0.5:
      return { low: point.low50, high: point.high50 };
    case 0.8:
      return { low: point.low80, high: point.high80 };
    case 0.9:
      return { low: point.low90, high: point.high90 };
  }
}

/** By horizon, and from six months on; a reference says nothing of the points for which it is null. */
function skillRows(
  points: readonly ScoredObservation[],
  reference: SkillRow["reference"],
  crpsOf: (point: ScoredObservation) => number | null,
): readonly SkillRow[] {
  const scored = points.flatMap((point): readonly ScoredPoint[] => {
    const referenceCrps = crpsOf(point);
    const { observation: series, horizonMonths, start, crps } = point;
    return referenceCrps === null ? [] : [{ series, horizonMonths, start, crps, referenceCrps }];
  });
  const later = scored.filter(({ horizonMonths }) => horizonMonths >= fromSixMonths.fromMonths);
  return [...skillByHorizon(scored), { ...fromSixMonths, ...skillOf(later) }].map(
    ({ fromMonths, toMonths, skill, standardError, points: count, series }) => ({
      fromMonths,
      toMonths,
      reference,
      skill,
      error: standardError,
      points: count,
      series,
    }),
  );
}

/** Scores of a variant over the points of several episodes; series of the same name in two episodes are two series. */
export function pooledScores(variant: Variant, results: readonly HindcastResult[]): PooledScores {
  const points = results
    .filter((result) => result.variant === variant)
    .flatMap(({ episode, points }) =>
      points.map((point) => ({ ...point, observation: JSON.stringify([episode, point.observation]) })),
    );
  return { variant, ...scoresOf(points) };
}
