import { workerData } from "node:worker_threads";
import type { SeriesKey } from "../../src/model/series.ts";
import { binsOf } from "../../src/sim/bands/bins.ts";
import { type Tally, tallyWeek } from "../../src/sim/bands/tally.ts";

export type TallyWork = { readonly tally: Tally; readonly key: SeriesKey; readonly times: number };

/** Adds the same few values to week 0 of a shared tally, many times. */
const { tally, key, times } = workerData as TallyWork;
const bins = [binsOf(key)];
const series = [new Float64Array(64).fill(0.5)];
for (let k = 0; k < times; k++) tallyWeek(tally, new Float64Array(1), bins, 0, series);
