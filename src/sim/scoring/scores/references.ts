import { weeksBetween } from "../../../model/calendar.ts";
import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";
import { normalQuantile } from "../../../model/kernels/normal-quantile.ts";
import { normalSurvival } from "../../../model/kernels/normal-survival.ts";
import type { Interval } from "./coverage.ts";
import { crpsLognormal, type Lognormal } from "./crps.ts";

const weeksPerYear = 365.25 / 7;

/** `start`: the last value known at the start. `volatility`: standard deviation of the log change over a year [1/sqrt(yr)]. */
export type RandomWalk = { readonly start: number; readonly volatility: number };

/** A value in force on an ISO date; above 0. */
export type Quote = { readonly date: string; readonly value: number };

/**
 * Volatility known at the start [1/sqrt(yr)]: root of the summed squared log changes over the time elapsed, from quotes
 * in order of date, evenly spaced or not. Takes the mean change as 0 and changes as independent: quotes that are
 * smoothed or go stale make it too small, a trend makes it too large.
 */
export function volatilityOf(quotes: readonly Quote[]): number {
  if (quotes.length < 2) throw new RangeError(`quotes: must be at least 2, got ${quotes.length}`);
  let squares = 0;
  let years = 0;
  for (let i = 1; i < quotes.length; i++) {
    const [before, after] = [quotes[i - 1], quotes[i]];
    const step = weeksBetween(before.date, after.date) / weeksPerYear;
    if (!(step > 0)) throw new RangeError(`dates of quotes: must rise, got ${before.date} before ${after.date}`);
    if (!(before.value > 0 && after.value > 0))
      throw new RangeError(`quotes: must be above 0, got ${before.value} and ${after.value} on ${after.date}`);
    const change = log(after.value / before.value);
    squares += change * change;
    years += step;
  }
  return Math.sqrt(squares / years);
}

/** Forecast of the log random walk after `horizonYears`: lognormal, its median the value at the start. */
export function randomWalkForecast({ start, volatility }: RandomWalk, horizonYears: number): Lognormal {
  if (!(horizonYears >= 0)) throw new RangeError(`horizon: must be 0 years or more, got ${horizonYears}`);
  return { median: start, logSd: volatility * Math.sqrt(horizonYears) };
}

/** CRPS of the log random walk, in the unit of the value. */
export function randomWalkCrps(walk: RandomWalk, horizonYears: number, observed: number): number {
  return crpsLognormal(randomWalkForecast(walk, horizonYears), observed);
}

/** Central interval of the log random walk that holds the share `level` of its forecast. */
export function randomWalkInterval(walk: RandomWalk, horizonYears: number, level: number): Interval {
  const { median, logSd } = randomWalkForecast(walk, horizonYears);
  const reach = logSd * normalQuantile((1 + level) / 2);
  return { low: median * exp(-reach), high: median * exp(reach) };
}

/** Scores of the log random walk after `horizonYears`, above 0: CRPS, minus the log density at the truth [nats], position 0-1. */
export function randomWalkScores(walk: RandomWalk, horizonYears: number, observed: number) {
  const forecast = randomWalkForecast(walk, horizonYears);
  const { median, logSd } = forecast;
  if (!(logSd > 0)) throw new RangeError(`log deviation of a random walk: must be above 0, got ${logSd}`);
  if (!(observed > 0)) throw new RangeError(`observation of a random walk: must be above 0, got ${observed}`);
  const z = log(observed / median) / logSd;
  return {
    crps: crpsLognormal(forecast, observed),
    logScore: (z * z) / 2 + log(observed * logSd) + halfLogTwoPi,
    position: 1 - normalSurvival(z),
  };
}

const halfLogTwoPi = 0.9189385332046727;

/**
 * CRPS of the forecast that the value known at the start stays, in its unit: a forecast of one point scores its absolute
 * error (Gneiting and Raftery 2007, JASA 102, section 4.2).
 */
export function noChangeCrps(start: number, observed: number): number {
  return Math.abs(observed - start);
}
