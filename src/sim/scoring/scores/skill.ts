import { jackknifeError } from "../../analysis/drivers/shares.ts";

/**
 * The scores of one observation, both in the unit of its series. `series`: what it is a point of, the unit of
 * independence. `start`: the value known at the start, above 0.
 */
export type ScoredPoint = {
  readonly series: string;
  readonly horizonMonths: number;
  readonly start: number;
  readonly crps: number;
  readonly referenceCrps: number;
};

/** Skill over some points: 1 is a perfect forecast, 0 as good as the reference, below 0 worse; null where it is undefined. */
export type Skill = {
  readonly points: number;
  readonly series: number;
  readonly skill: number | null;
  readonly standardError: number | null;
};

/** Points from `fromMonths` after the start to before `toMonths`; null: without end. */
export type Horizon = { readonly fromMonths: number; readonly toMonths: number | null };

const horizons: readonly Horizon[] = [
  { fromMonths: 0, toMonths: 3 },
  { fromMonths: 3, toMonths: 6 },
  { fromMonths: 6, toMonths: 12 },
  { fromMonths: 12, toMonths: 24 },
  { fromMonths: 24, toMonths: null },
];

/**
 * Skill = 1 - mean CRPS / mean CRPS of the reference. Series of different units are pooled by dividing each CRPS by the
 * value known at the start, which is the CRPS of the value in multiples of it; the logarithm, the other choice, has no
 * score for a month without shipments. A series that multiplies so weighs more than one that falls.
 *
 * Null for fewer than 2 points, or a reference that was never wrong. The standard error is that of the jackknife that
 * leaves out one series at a time (Efron and Stein 1981, Annals of Statistics 9; for clusters of unequal size MacKinnon,
 * Nielsen and Webb 2023, Journal of Econometrics 232): points of one series are not independent, a price far off in March
 * is far off in April. Null for a single series, or when leaving one out leaves such a reference. Series of one episode
 * are taken as independent, and are not: the error is too small.
 */
export function skillOf(points: readonly ScoredPoint[]): Skill {
  const scores = points.map(relativeScores);
  const skill = scores.length < 2 ? null : skillOfScores(scores);
  const series = [...new Set(points.map((point) => point.series))];
  const leftOut = series.flatMap((left) => skillOfScores(scores.filter((_, i) => points[i].series !== left)) ?? []);
  const isKnown = skill !== null && leftOut.length === series.length && series.length > 1;
  const standardError = isKnown ? jackknifeError({ value: skill, leftOut: Float64Array.from(leftOut) }) : null;
  return { points: scores.length, series: series.length, skill, standardError };
}

/** Skill within each horizon, in order; a horizon without points is there too. */
export function skillByHorizon(points: readonly ScoredPoint[]): readonly (Horizon & Skill)[] {
  for (const { horizonMonths } of points)
    if (!(horizonMonths >= 0)) throw new RangeError(`horizon: must be 0 months or more, got ${horizonMonths}`);
  return horizons.map((horizon) => ({ ...horizon, ...skillOf(points.filter((point) => within(horizon, point))) }));
}

type Scores = { readonly crps: number; readonly reference: number };

function relativeScores({ start, crps, referenceCrps }: ScoredPoint): Scores {
  if (!(start > 0)) throw new RangeError(`value at the start: must be above 0, got ${start}`);
  const scores = { crps: crps / start, reference: referenceCrps / start };
  if (!(scores.crps >= 0 && scores.reference >= 0 && scores.crps + scores.reference < Infinity))
    throw new RangeError(`CRPS: must be finite and 0 or more, got ${crps} and ${referenceCrps}`);
  return scores;
}

function skillOfScores(scores: readonly Scores[]): number | null {
  let crps = 0;
  let reference = 0;
  for (const score of scores) {
    crps += score.crps;
    reference += score.reference;
  }
  return reference > 0 ? 1 - crps / reference : null;
}

function within({ fromMonths, toMonths }: Horizon, { horizonMonths }: ScoredPoint): boolean {
  return horizonMonths >= fromMonths && (toMonths === null || horizonMonths < toMonths);
}
