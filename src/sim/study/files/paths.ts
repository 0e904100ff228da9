import type { World } from "../../../model/scenario/world.ts";
import { type SeriesKey, seriesKeys } from "../../../model/series.ts";
import { type RangePaths, seriesId } from "../../engine/series-paths.ts";
import { type Emit, TableWriter } from "./table.ts";

/** Series of a world by what a user asked for, and what of it there is not. */
export type ChosenSeries = {
  readonly ids: readonly string[];
  readonly unknown: readonly string[];
  /** The names that there are. */
  readonly known: readonly string[];
};

/**
 * A series goes by its id, `pricePaidUsdPerKg.Dy`, or by its name alone, `pricePaidUsdPerKg`, for all materials and sectors.
 * Each comes once, in the order of the world.
 */
export function chosenSeries(asked: readonly string[], world: World): ChosenSeries {
  const keys = seriesKeys(world);
  const names = new Map(keys.map((key) => [seriesId(key), key.series as string]));
  const wanted = new Set(asked);
  const known = new Set([...names].flat());
  return {
    ids: [...names].flatMap(([id, name]) => (wanted.has(id) || wanted.has(name) ? [id] : [])),
    unknown: asked.filter((each) => !known.has(each)),
    known: [...new Set(names.values())],
  };
}

/**
 * Writes paths.parquet as the runs come in: a row a run and week, `run` and `week` (INT32) and one DOUBLE column for each
 * chosen series; a row group a range of runs. Runs that failed have no row. Holds one range in memory.
 */
export class PathsWriter {
  private readonly table: TableWriter;

  constructor(ids: readonly string[], world: World, about: Readonly<Record<string, string>>, emit: Emit) {
    const keys = new Map(seriesKeys(world).map((key): [string, SeriesKey] => [seriesId(key), key]));
    const columns = ids.map((name) => ({ name, of: "number" as const, unit: keys.get(name)?.unit ?? null }));
    const whole = (name: string, unit: string | null) => ({ name, of: "whole" as const, unit });
    const start = world.scenario.start;
    this.table = new TableWriter([whole("run", null), whole("week", "weeks"), ...columns], { ...about, start }, emit);
  }

  /** The paths of a range's runs, by run and within it by week; the runs that `failed` are not among them. */
  append({ range, weeks, columns }: RangePaths, failed: readonly number[]): void {
    const missing = new Set(failed);
    const rows = columns[0].length;
    if (rows === 0) return;
    const [runs, weekOf] = [new Int32Array(rows), new Int32Array(rows)];
    let run = range.firstRun;
    for (let row = 0; row < rows; row += weeks, run++) {
      while (missing.has(run)) run++;
      for (let week = 0; week < weeks; week++) {
        runs[row + week] = run;
        weekOf[row + week] = week;
      }
    }
    this.table.writeGroup([runs, weekOf, ...columns], rows);
  }

  finish(): void {
    this.table.finish();
  }
}
