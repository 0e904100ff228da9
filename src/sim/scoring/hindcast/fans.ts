import { quantileSorted } from "simple-statistics";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { addDays } from "../../evidence/day.ts";
import type { Interval } from "../../evidence/interval.ts";
import { endOf } from "../../hindcast/run-window.ts";
import type { ReadEpisode } from "./episode.ts";
import type { ObservedPoint } from "./observed.ts";
import type { FanWeek, HindcastFan } from "./record.ts";

/** Most weeks that the fans of an episode hold together: a chart of them stays under 150 kB. */
const mostWeeks = 440;

/**
 * The quantities behind the fans: every scored series, over the base of its points, in as many weeks as fit. Prices are
 * those of the week, flows means over the four weeks around it: licences come in batches.
 */
export function fanQuantities(read: ReadEpisode): readonly Quantity[] {
  const weeks = fanWeeks(read);
  return fanSeries(read).flatMap(({ quantity, unit }) =>
    weeks.map((from) => ({ ...quantity, during: unit === "share of usual" ? monthAround(from, read) : weekOf(from) })),
  );
}

/** Fans from one column a quantity of `fanQuantities`. */
export function fansOf(read: ReadEpisode, values: readonly Float64Array[]): readonly HindcastFan[] {
  const weeks = fanWeeks(read);
  return fanSeries(read).map(({ observation, series, material, unit }, k) => ({
    episode: read.episode.name,
    observation,
    series,
    material,
    unit,
    weeks: weeks.map((date, w) => fanWeek(date, values[k * weeks.length + w])),
  }));
}

/** The first point of each observation: its series, unit and base are those of all its points. */
function fanSeries({ points }: ReadEpisode): readonly ObservedPoint[] {
  return points.filter((point, k) => points.findIndex(({ observation }) => observation === point.observation) === k);
}

/** First days of the weeks shown: every one, or every second, and so on, and always the last. */
function fanWeeks(read: ReadEpisode): readonly string[] {
  const { freeze, horizonWeeks } = read.episode;
  const step = Math.ceil((horizonWeeks * fanSeries(read).length) / mostWeeks);
  return Array.from({ length: horizonWeeks }, (_, week) => week)
    .filter((week) => week % step === 0 || week === horizonWeeks - 1)
    .map((week) => addDays(freeze, 7 * week));
}

function weekOf(from: string): Interval {
  return { from, to: addDays(from, 7) };
}

/** The four weeks with a day in their middle, as far as they lie in the run. */
function monthAround(day: string, { episode }: ReadEpisode): Interval {
  const [from, to] = [addDays(day, -14), addDays(day, 14)];
  const end = endOf(episode);
  return { from: from < episode.freeze ? episode.freeze : from, to: to > end ? end : to };
}

function fanWeek(date: string, runs: Float64Array): FanWeek {
  const sorted = runs.slice().sort() as unknown as number[];
  const [p05, p10, p25, p50, p75, p90, p95] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95].map((p) =>
    quantileSorted(sorted, p),
  );
  return { date, p05, p10, p25, p50, p75, p90, p95 };
}
