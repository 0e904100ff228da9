import { type Fitted, logLikelihoods, logMean } from "../likelihood/likelihood.ts";
import { recordOf } from "../likelihood/record.ts";
import type { Simulator } from "../points/point.ts";
import { type PointsOptions, type Simulated, simulatePoints } from "../points/run.ts";
import type { StageListener } from "../waves/waves.ts";
import { type Bank, weightsOf } from "./posterior.ts";

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
  const record = recordOf(fitted.layout);
  const logOf = ({ summary }: Simulated) => logMean(logLikelihoods(fitted, summary, record));
  const done = new Set<Float64Array>();
  let all = bank.points.map((point, i) => ({ point, prior: bank.logPrior[i], log: logOf(point) }));
  for (let pass = 1; pass <= passes; pass++) {
    const weights = weightsOf(
      fitted,
      all.map(({ point }) => point),
      Float64Array.from(all, ({ prior, log }) => prior + log),
    );
    const chosen = all.filter(({ point }, i) => weights[i] > heavy && !done.has(point.ranks)).map(({ point }) => point);
    if (chosen.length === 0) break;
    const again = await simulatePoints(
      simulator,
      fitted.layout,
      chosen,
      { runs: more * runs, luck: seed },
      { ...options, onProgress: onStage(`more runs, pass ${pass}`, chosen.length) },
    );
    const found = new Map(again.map((point) => [point.ranks, point]));
    for (const { ranks } of chosen) done.add(ranks);
    const isLost = ({ ranks }: Simulated) => chosen.some((each) => each.ranks === ranks) && !found.has(ranks);
    all = all
      .filter(({ point }) => !isLost(point))
      .map((each) => {
        const point = found.get(each.point.ranks);
        return point === undefined ? each : { ...each, point, log: logOf(point) };
      });
  }
  return {
    bank: { points: all.map(({ point }) => point), logPrior: Float64Array.from(all, ({ prior }) => prior) },
    refined: done.size,
  };
}
