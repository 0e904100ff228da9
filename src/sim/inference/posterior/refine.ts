import type { Fitted } from "../likelihood/likelihood.ts";
import type { Simulator } from "../points/point.ts";
import { type PointsOptions, type Simulated, simulatePoints } from "../points/run.ts";
import type { StageListener } from "../waves/waves.ts";
import { type Bank, posteriorOf } from "./posterior.ts";

/*
 * A log likelihood read from a point's runs errs by their luck, and of tens of thousands of points those weigh most whose luck was best. So
 * the more a point weighs, the more runs it gets.
 */

/** Of all weight, what a point carries that is simulated again, and with how many times the runs. */
const heavy = 1 / 1000;
const more = 8;
/** Those that come to weigh that much once others weigh less are simulated again too, so many times at most. */
const passes = 4;

/** A bank whose heavy points have more runs; those of which one of the further runs fails are left out. */
export async function refined(
  simulator: Simulator,
  fitted: Fitted,
  bank: Bank,
  { runs, seed }: { readonly runs: number; readonly seed: string },
  options: PointsOptions,
  onStage: StageListener,
): Promise<{ readonly bank: Bank; readonly refined: number }> {
  const done = new Set<Float64Array>();
  let { points, logPrior } = bank;
  for (let pass = 1; pass <= passes; pass++) {
    const { weights } = posteriorOf(fitted, { points, logPrior });
    const chosen = [...points.keys()].filter((i) => weights[i] > heavy && !done.has(points[i].ranks));
    if (chosen.length === 0) break;
    const again = await simulatePoints(
      simulator,
      fitted.layout,
      chosen.map((i) => points[i]),
      { runs: more * runs, luck: seed },
      { ...options, onProgress: onStage(`more runs, pass ${pass}`, chosen.length) },
    );
    const found = new Map(again.map((point) => [point.ranks, point]));
    for (const i of chosen) done.add(points[i].ranks);
    const at = [...points.keys()].filter((i) => !done.has(points[i].ranks) || known(i, points, found, chosen));
    logPrior = Float64Array.from(at, (i) => logPrior[i]);
    points = at.map((i) => found.get(points[i].ranks) ?? points[i]);
  }
  return { bank: { points, logPrior }, refined: done.size };
}

/** Whether a point is one of an earlier pass, or one whose further runs succeeded. */
function known(
  i: number,
  points: readonly Simulated[],
  found: ReadonlyMap<Float64Array, Simulated>,
  chosen: readonly number[],
): boolean {
  return found.has(points[i].ranks) || !chosen.includes(i);
}
