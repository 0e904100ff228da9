import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { SeriesKey } from "../../model/series.ts";
import type { Range } from "./ranges.ts";

/** Id of a weekly series, such as `priceFobUsdPerKg.Dy`. */
export function seriesId({ series, material, sector }: Pick<SeriesKey, "series" | "material" | "sector">): string {
  return outcomeId({ outcome: series, material, sector });
}

/** Positions of series among all of a world. @throws RangeError for one that it does not have. */
export function positionsOf(ids: readonly string[], series: readonly SeriesKey[]): readonly number[] {
  const known = series.map(seriesId);
  return ids.map((id) => {
    const position = known.indexOf(id);
    if (position < 0) throw new RangeError(`${id}: must be one of ${known.join(", ")}`);
    return position;
  });
}

/** Some weekly series of a range's runs: a column each, run by run and within a run week by week. */
export type RangePaths = { readonly range: Range; readonly weeks: number; readonly columns: readonly Float64Array[] };

/** Keeps some weekly series of runs that come block by block. */
export class PathsKeeper {
  readonly columns: readonly Float64Array[];
  readonly #positions: readonly number[];
  readonly #weeks: number;
  #before = 0;
  #runs = 0;

  /** For so many runs in all; series by their positions. */
  constructor(positions: readonly number[], weeks: number, runs: number) {
    this.#positions = positions;
    this.#weeks = weeks;
    this.columns = positions.map(() => new Float64Array(runs * weeks));
  }

  /** So many runs follow, from the first week on. */
  begin(runs: number): void {
    this.#before += this.#runs;
    this.#runs = runs;
  }

  week(index: number, series: readonly Float64Array[]): void {
    const [weeks, first] = [this.#weeks, this.#before * this.#weeks + index];
    for (let k = 0; k < this.columns.length; k++) {
      const [to, from] = [this.columns[k], series[this.#positions[k]]];
      for (let i = 0; i < from.length; i++) to[first + i * weeks] = from[i];
    }
  }
}
