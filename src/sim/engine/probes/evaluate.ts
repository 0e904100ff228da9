import { addDays, daysBetween, type Interval, weeksPerMonth } from "../../../model/calendar.ts";
import { log } from "../../../model/kernels/log.ts";
import { meanOver, type Path, peakOf, weekWeights, weightedMean, weightedSum } from "./path.ts";
import type { Base, Quantity } from "./quantity.ts";

/** A half-life that long says that the price had not fallen: beyond any horizon here, and finite for every file. */
export const noDeclineMonths = 1200;

/** Months after the peak between which the decline is measured, on means over some weeks. */
type Decline = { readonly fromMonths: number; readonly toMonths: number; readonly meanOverWeeks: number };

/**
 * Half-life [months] of exponential decay between two times after the highest point of a run within weeks from..to, or
 * to the end of these when that comes first. `noDeclineMonths` when the price did not fall, or when less than half of
 * the span is left: a run that still rises near the end has shown no half-life.
 */
function halfLifeMonths(path: Path, run: number, from: number, to: number, decline: Decline): number {
  const { fromMonths, toMonths, meanOverWeeks } = decline;
  const { first } = peakOf(path, run, from, to, meanOverWeeks);
  const early = first + Math.round(fromMonths * weeksPerMonth);
  const late = Math.min(first + Math.round(toMonths * weeksPerMonth), to - meanOverWeeks);
  if (2 * (late - early) < (toMonths - fromMonths) * weeksPerMonth) return noDeclineMonths;
  const fall = log(meanOver(path, run, early, meanOverWeeks) / meanOver(path, run, late, meanOverWeeks));
  if (!(fall > 0)) return noDeclineMonths;
  return Math.min(noDeclineMonths, (((late - early) / weeksPerMonth) * Math.LN2) / fall);
}

type Level = { readonly level: number; readonly meanOverWeeks: number };

/**
 * End [week of the run] of the first weeks within from..to whose mean is back at the level after one below it. `from`
 * when the level was never left; `to` when it is not reached again, so that a late return and none look alike there.
 */
function weeksUntilBack(path: Path, run: number, from: number, to: number, { level, meanOverWeeks }: Level) {
  let left = false;
  for (let first = from; first + meanOverWeeks <= to; first++) {
    const mean = meanOver(path, run, first, meanOverWeeks);
    if (mean < level) left = true;
    else if (left) return first + meanOverWeeks;
  }
  return left ? to : from;
}

const weeksPerYear = 12 * weeksPerMonth;

/** Root mean square of the log changes of `count` weeks up to a week, over a year; 0 of none. */
function volatility({ runs, values }: Path, run: number, last: number, count: number): number {
  let squares = 0;
  for (let week = last - count + 1; week <= last; week++) {
    const change = log(values[week * runs + run] / values[(week - 1) * runs + run]);
    squares += change * change;
  }
  return count > 0 ? Math.sqrt((squares / count) * weeksPerYear) : 0;
}

/** A block of finished runs: its weekly series and its outcomes, by id, one value a run. */
export type FinishedRuns = {
  readonly start: string;
  readonly weeks: number;
  readonly runs: number;
  readonly path: (seriesId: string) => Path;
  readonly outcome: (outcomeId: string) => Float64Array;
  readonly sectors: readonly string[];
  readonly policy: PolicyPath;
};

/** What is kept of the policy of some runs. */
export type PolicyPath = {
  /** By day asked for: position of the state in force at its end. */
  readonly stateOn: (day: string) => ArrayLike<number>;
  /** Week of the run in which it is known whether an unclear state covers civil use; Infinity when never. */
  readonly coverageKnownWeek: Float64Array;
};

/** One number a run for a quantity. */
export function evaluate(quantity: Quantity, block: FinishedRuns): Float64Array {
  const of = perRun(quantity, block);
  const values = new Float64Array(block.runs);
  for (let run = 0; run < block.runs; run++) values[run] = of(run);
  return values;
}

function perRun(quantity: Quantity, block: FinishedRuns): (run: number) => number {
  const { start, weeks } = block;
  switch (quantity.kind) {
    case "meanDuring": {
      const path = block.path(quantity.series);
      const window = weekWeights(start, weeks, quantity.during);
      const base = baseOf(quantity.base, path, block);
      return (run) => weightedMean(path, run, window) / base(run);
    }
    case "sumDuring": {
      const path = block.path(quantity.series);
      const window = weekWeights(start, weeks, quantity.during);
      return (run) => weightedSum(path, run, window);
    }
    case "changeDuring": {
      const path = block.path(quantity.series);
      const before = lastWholeWeekBefore(quantity.during.from, block);
      const after = lastWholeWeekBefore(quantity.during.to, block);
      return (run) => meanOver(path, run, after, 1) / meanOver(path, run, before, 1) - 1;
    }
    case "peakMultiple": {
      const path = block.path(quantity.series);
      const [from, to] = wholeWeeks(quantity.during, block);
      const base = baseOf(quantity.base, path, block);
      return (run) => peakOf(path, run, from, to, quantity.meanOverWeeks).mean / base(run);
    }
    case "monthsToPeak": {
      const path = block.path(quantity.series);
      const [from, to] = wholeWeeks(quantity.during, block);
      const origin = daysBetween(start, quantity.during.from) / 7;
      const count = quantity.meanOverWeeks;
      return (run) => (peakOf(path, run, from, to, count).first + count / 2 - origin) / weeksPerMonth;
    }
    case "halfLifeAfterPeak": {
      const path = block.path(quantity.series);
      const [from, to] = wholeWeeks(quantity.during, block);
      return (run) => halfLifeMonths(path, run, from, to, quantity);
    }
    case "levelBackBy": {
      const path = block.path(quantity.series);
      const [from, to] = wholeWeeks(quantity.during, block);
      const origin = daysBetween(start, quantity.during.from) / 7;
      return (run) => (weeksUntilBack(path, run, from, to, quantity) - origin) / weeksPerMonth;
    }
    case "firstLineStopDay": {
      const weeksOfStop = (quantity.sectors ?? block.sectors).map((name) => block.outcome(`firstLineStopWeek.${name}`));
      return (run) => 7 * Math.min(weeks, ...weeksOfStop.map((column) => column[run]));
    }
    case "lineStopProbability": {
      const stopped = (quantity.sectors ?? block.sectors).map((name) => block.outcome(`lineStopped.${name}`));
      return (run) => (stopped.some((column) => column[run] > 0) ? 1 : 0);
    }
    case "valueOn": {
      const path = block.path(quantity.series);
      const week = lastWholeWeekBefore(addDays(quantity.day, 1), block);
      return (run) => meanOver(path, run, week, 1);
    }
    case "volatilityOn": {
      const path = block.path(quantity.series);
      const last = lastWholeWeekBefore(addDays(quantity.day, 1), block);
      return (run) => volatility(path, run, last, Math.min(last, quantity.weeks));
    }
    case "stateOn": {
      const states = block.policy.stateOn(quantity.day);
      return (run) => states[run];
    }
    case "coverageKnownDay": {
      const known = block.policy.coverageKnownWeek;
      return (run) => 7 * Math.min(weeks, Math.max(0, known[run]));
    }
    case "outcome": {
      const column = block.outcome(quantity.id);
      return (run) => column[run];
    }
  }
}

function baseOf(base: Base | null, path: Path, { start, weeks }: FinishedRuns): (run: number) => number {
  if (base === null) return () => 1;
  if (base.kind === "number") return () => base.value;
  const window = weekWeights(start, weeks, base.period);
  return (run) => weightedMean(path, run, window);
}

/** The whole weeks of a period, from the first to before the last; a week that is partly outside is not in it. */
function wholeWeeks({ from, to }: Interval, { start, weeks }: FinishedRuns): readonly [number, number] {
  return [
    Math.max(0, Math.ceil(daysBetween(start, from) / 7)),
    Math.min(weeks, Math.floor(daysBetween(start, to) / 7)),
  ];
}

/** Week 0 for a day within it: its end is the first price there is. */
function lastWholeWeekBefore(day: string, { start, weeks }: FinishedRuns): number {
  return Math.min(weeks, Math.max(1, Math.floor(daysBetween(start, day) / 7))) - 1;
}
