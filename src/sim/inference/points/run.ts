import { inOrder } from "../../engine/in-order.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import { type PartAt, PartError } from "../../engine/parts/sealed.ts";
import type { Shard } from "../../engine/ranges.ts";
import type { Kept } from "../../engine/run-parts.ts";
import type { ModelWork } from "./model.ts";
import { decodeSummaries } from "./parts.ts";
import { type Point, type Simulator, valuesAt } from "./point.ts";
import type { Layout, Summary } from "./summary.ts";
import { type PointsTask, simulatePart } from "./worker.ts";

/** Points that are simulated, kept and found again as one. */
const pointsOfPart = 16;

export type PointsOptions = {
  /** Worker threads, for the model alone; of no effect on any number. */
  readonly workers: number;
  readonly threads?: ModelWork | undefined;
  readonly kept?: Kept | undefined;
  /** Which of the parts that are not kept yet are simulated, where others do the rest: ShareDone once they are. */
  readonly shard?: Shard | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((points: number, found: number) => void) | undefined;
};

/** A share of some points is finished, while others' may not be: what comes after them has to wait. */
export class ShareDone extends Error {
  /** Points of the share that were simulated now, and points that are still to come from others. */
  readonly simulated: number;
  readonly missing: number;

  constructor(simulated: number, missing: number) {
    super(`${simulated} points simulated, ${missing} still to come`);
    this.simulated = simulated;
    this.missing = missing;
  }
}

/** Points with what their runs gave; those of which a run failed have none. */
export type Simulated = Point & { readonly summary: Summary };

/** Simulates points, each with the same luck, and returns those whose runs did not fail, in their order. */
export async function simulatePoints(
  simulator: Simulator,
  layout: Layout,
  points: readonly Point[],
  { runs, luck }: { readonly runs: number; readonly luck: string },
  { workers, threads, kept, shard, signal, onProgress }: PointsOptions,
): Promise<readonly Simulated[]> {
  const found: Simulated[] = [];
  const tasks: PointsTask[] = [];
  for (let first = 0; first < points.length; first += pointsOfPart) {
    const some = points.slice(first, first + pointsOfPart);
    const of = sha256OfDocument({
      of: [kept?.identity ?? "", simulator.identity, runs, luck],
      points: some.map(({ ranks, world }) => [world, ...ranks]),
    });
    const values = some.map(({ ranks }) => valuesAt(layout.table.parameters, ranks));
    tasks.push({ of, firstPoint: first, values, worlds: some.map(({ world }) => world), runs, luck });
  }
  const atOf = ({ of, firstPoint, values }: PointsTask): PartAt => ({
    of,
    range: { firstRun: firstPoint, runs: values.length },
  });
  const usable = (task: PointsTask): Uint8Array | undefined => {
    const bytes = kept?.read(atOf(task));
    if (bytes === undefined) return undefined;
    try {
      decodeSummaries(bytes, atOf(task));
    } catch (error) {
      if (!(error instanceof PartError)) throw error;
      kept?.onUseless(atOf(task), error.message);
      return undefined;
    }
    return bytes;
  };
  const missing = shard === undefined ? [] : tasks.filter((task) => usable(task) === undefined);
  const own = missing.filter((task) => shard !== undefined && tasks.indexOf(task) % shard.of === shard.index - 1);
  let done = 0;
  let before = 0;
  await inOrder<PointsTask, Uint8Array>({
    tasks: missing.length > 0 ? own : tasks,
    workers: threads === undefined ? 1 : workers,
    found: (task) => {
      const bytes = usable(task);
      if (bytes !== undefined) before += task.values.length;
      return bytes;
    },
    here: (task) => simulatePart(simulator, layout, task),
    threads: { file: workerFile, name: "makePoints", workerData: threads },
    onDone: (task, bytes) => kept?.write(atOf(task), bytes),
    fold: (bytes, task) => {
      const { summaries } = decodeSummaries(bytes, atOf(task));
      summaries.forEach((summary, k) => {
        if (summary !== null) found.push({ ...points[task.firstPoint + k], summary });
      });
      done += task.values.length;
      onProgress?.(done, before);
    },
    signal,
  });
  const pointsOf = (some: readonly PointsTask[]) => some.reduce((sum, { values }) => sum + values.length, 0);
  if (missing.length > 0) throw new ShareDone(pointsOf(own), pointsOf(missing) - pointsOf(own));
  return found;
}

const workerFile = new URL("./worker.ts", import.meta.url);
