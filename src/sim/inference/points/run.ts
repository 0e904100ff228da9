import { inOrder } from "../../engine/in-order.ts";
import { sha256OfDocument } from "../../engine/parts/canonical.ts";
import { type PartAt, PartError } from "../../engine/parts/sealed.ts";
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
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((points: number, found: number) => void) | undefined;
};

/** Points with what their runs gave; those of which a run failed have none. */
export type Simulated = Point & { readonly summary: Summary };

/** Simulates points, each with the same luck, and returns those whose runs did not fail, in their order. */
export async function simulatePoints(
  simulator: Simulator,
  layout: Layout,
  points: readonly Point[],
  { runs, luck }: { readonly runs: number; readonly luck: string },
  { workers, threads, kept, signal, onProgress }: PointsOptions,
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
  let done = 0;
  let before = 0;
  await inOrder<PointsTask, Uint8Array>({
    tasks,
    workers: threads === undefined ? 1 : workers,
    found: (task) => {
      const bytes = kept?.read(atOf(task));
      if (bytes === undefined) return undefined;
      try {
        decodeSummaries(bytes, atOf(task));
      } catch (error) {
        if (!(error instanceof PartError)) throw error;
        kept?.onUseless(atOf(task), error.message);
        return undefined;
      }
      before += task.values.length;
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
  return found;
}

const workerFile = new URL("./worker.ts", import.meta.url);
