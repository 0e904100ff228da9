import { quantileSorted } from "simple-statistics";
import { addDays, type Interval } from "../../../model/calendar.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import { readCsv } from "../../scenario/csv.ts";
import { csvLine } from "../../study/files/csv.ts";
import type { ReadEpisode } from "./episode.ts";
import { endOf } from "./episode-schema.ts";
import type { ObservedPoint } from "./observed.ts";
import type { FanWeek, HindcastFan, HindcastRecord } from "./record.ts";

/** Most weeks that the fans of an episode hold together: a chart of them stays under 150 kB. */
const mostWeeks = 440;

/**
 * The quantities behind the fans: every scored series, over the base of its points, in as many weeks as fit. Prices are
 * those of the week, flows means over the four weeks around it: licences come in lots.
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

const keys = ["episode", "observation", "series", "material", "unit"] as const;
const quantiles = ["p05", "p10", "p25", "p50", "p75", "p90", "p95"] as const;
const header = [...keys, "date", ...quantiles];

/** The forecasts of a hindcast, one line a series and week, the weeks of a series together; numbers in full. */
export function fansToCsv(fans: readonly HindcastFan[]): string {
  const lines = fans.flatMap((fan) =>
    fan.weeks.map((week) => csvLine([...keys.map((key) => fan[key]), week.date, ...quantiles.map((p) => week[p])])),
  );
  return `${[csvLine(header), ...lines].join("\n")}\n`;
}

/** Reads what `fansToCsv` wrote; throws RangeError at a line that is not of that form, ScenarioError if it is no CSV. */
export function fansFromCsv(text: string): readonly HindcastFan[] {
  const [first, ...records] = readCsv("fans.csv", text.trimEnd());
  if (csvLine(first.fields) !== csvLine(header)) throw new RangeError("fans.csv:1: unknown header");
  const fans: (Omit<HindcastFan, "weeks"> & { readonly weeks: FanWeek[] })[] = [];
  for (const { line, fields } of records) {
    const [episode, observation, series, material, unit, date, ...figures] = fields;
    const [p05, p10, p25, p50, p75, p90, p95] = figures.map((figure) => numberAt(line, figure));
    const fan = { episode, observation, series, material, unit };
    const last = fans.at(-1);
    const week = { date, p05, p10, p25, p50, p75, p90, p95 };
    if (last !== undefined && keys.every((key) => last[key] === fan[key])) last.weeks.push(week);
    else fans.push({ ...fan, weeks: [week] });
  }
  return fans;
}

function numberAt(line: number, figure: string): number {
  const value = figure === "" ? Number.NaN : Number(figure);
  if (!Number.isFinite(value)) throw new RangeError(`fans.csv:${line}: must be a number, got ${figure}`);
  return value;
}

/** SHA-256 over the record and the fans of a hindcast, hex: what hindcast.json states, and charts name. */
export function hindcastHash(record: HindcastRecord, fans: readonly HindcastFan[]): string {
  return sha256OfDocument({ record, fans: fansToCsv(fans) });
}
