import { mean } from "simple-statistics";
import type { MechanismName } from "../../../model/scenario/scenario.ts";
import { jackknifeError } from "../../analysis/drivers/shares.ts";
import { standardError } from "../../study/summarize.ts";
import { crpsOfSorted } from "../scores/crps.ts";
import type { AblationRow, FeatureRow, ScoredObservation } from "./record.ts";

/** One episode, whole or with a mechanism off: its points and features, and the runs' values of the points, in order. */
export type Scored = {
  readonly episode: string;
  readonly points: readonly ScoredObservation[];
  readonly features: readonly FeatureRow[];
  readonly values: readonly Float64Array[];
};

/** Groups of consecutive runs from which the Monte Carlo error is told, which 20 groups know to about 16 %. */
const groupCount = 20;

/**
 * What a mechanism earns over some episodes: the rise of the mean CRPS, each relative to the value known at the start,
 * when it is switched off and all else stays, draws included. Above 0 the mechanism helps. `error` leaves out one series
 * at a time, as for skill; `monteCarloError` is of the paired difference over groups of runs, each scored alone by the
 * fair estimator.
 */
export function ablationOf(
  mechanism: MechanismName,
  whole: readonly Scored[],
  without: readonly Scored[],
): AblationRow {
  const rises = whole.flatMap((scored, e) =>
    scored.points.map((point, k) => ({
      series: JSON.stringify([scored.episode, point.observation]),
      rise: (without[e].points[k].crps - point.crps) / point.start,
    })),
  );
  const series = [...new Set(rises.map((each) => each.series))];
  const leftOut = series.map((left) => meanRise(rises.filter((each) => each.series !== left)));
  const value = meanRise(rises);
  const groups = groupRises(whole, without);
  return {
    mechanism,
    episodes: whole.map(({ episode }) => episode),
    rise: value,
    error: series.length < 2 ? null : jackknifeError({ value, leftOut: Float64Array.from(leftOut) }),
    monteCarloError: standardError(groups),
    meanCrps: mean(whole.flatMap(({ points }) => points.map(({ crps, start }) => crps / start))),
    points: rises.length,
    series: series.length,
    changed: whole.flatMap(({ episode, features }, e) =>
      features.flatMap(({ name, pass }, k) =>
        without[e].features[k].pass === pass ? [] : [{ episode, feature: name, passesWithout: !pass }],
      ),
    ),
  };
}

function meanRise(rises: readonly { readonly rise: number }[]): number {
  return mean(rises.map(({ rise }) => rise));
}

/** The mean rise as each group of runs alone would tell it. */
function groupRises(whole: readonly Scored[], without: readonly Scored[]): Float64Array {
  const runs = whole[0].values[0].length;
  const groups = Math.min(groupCount, Math.floor(runs / 2));
  return Float64Array.from({ length: groups }, (_, g) => {
    const [from, to] = [Math.floor((g * runs) / groups), Math.floor(((g + 1) * runs) / groups)];
    const crps = (values: Float64Array, observed: number) => crpsOfSorted(values.slice(from, to).sort(), observed);
    return mean(
      whole.flatMap(({ points, values }, e) =>
        points.map(
          ({ observed, start }, k) => (crps(without[e].values[k], observed) - crps(values[k], observed)) / start,
        ),
      ),
    );
  });
}
