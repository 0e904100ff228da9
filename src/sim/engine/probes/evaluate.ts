import { daysBetween } from "../../evidence/day.ts";
import type { Interval } from "../../evidence/interval.ts";
import { halfLifeMonths } from "../../hindcast/half-life.ts";
import { weeksUntilBack } from "../../hindcast/level-back.ts";
import { weeksPerMonth } from "../../hindcast/months.ts";
import { weekWeights } from "../../hindcast/week-weights.ts";
import { meanOver, type Path, peakOf, weightedMean, weightedSum } from "./path.ts";
import type { Base, Quantity } from "./quantity.ts";

/** A block of finished runs: its weekly series and its outcomes, by id, one value a run. */
export type FinishedRuns = {
  readonly start: string;
  readonly weeks: number;
  readonly runs: number;
  readonly path: (seriesId: string) => Path;
  readonly outcome: (outcomeId: string) => Float64Array;
  readonly sectors: readonly string[];
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
