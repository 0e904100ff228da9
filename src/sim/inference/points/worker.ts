import Tinypool from "tinypool";
import { type ModelWork, modelSimulator } from "./model.ts";
import { encodeSummaries } from "./parts.ts";
import type { Simulator } from "./point.ts";
import { type Layout, layoutOf, type Summary, summarize } from "./summary.ts";

/** Some points to simulate, and how their part is called. */
export type PointsTask = {
  readonly of: string;
  readonly firstPoint: number;
  readonly values: readonly Float64Array[];
  readonly worlds: readonly number[];
  readonly runs: number;
  readonly luck: string;
};

/** Simulates points one after the other; one of which a run fails has no summary. */
export function simulatePart(simulator: Simulator, layout: Layout, task: PointsTask): Uint8Array {
  const { of, firstPoint, values, worlds, runs, luck } = task;
  const failures: { run: number; cause: string }[] = [];
  const summaries = values.map((value, k): Summary | null => {
    try {
      return summarize(layout, simulator.simulate(value, worlds[k], runs, luck), firstPoint + k);
    } catch (error) {
      failures.push({ run: firstPoint + k, cause: (error as Error).message });
      return null;
    }
  });
  return encodeSummaries({ summaries, failures }, { of, range: { firstRun: firstPoint, runs: values.length } });
}

let made: { readonly simulator: Simulator; readonly layout: Layout } | undefined;

/** A worker thread's task. */
export function makePoints(task: PointsTask): unknown {
  const work = Tinypool.workerData as ModelWork;
  made ??= { simulator: modelSimulator(work), layout: layoutOf(work.table) };
  const bytes = simulatePart(made.simulator, made.layout, task);
  return Tinypool.move({
    [Tinypool.transferableSymbol]: [bytes.buffer],
    [Tinypool.valueSymbol]: bytes,
  } as never);
}
