import Tinypool from "tinypool";

/** Little that a block allocates outlives it: a thread collects it early rather than growing by what it drops. */
const maxYoungGenerationSizeMb = 4;

/** The same work on a worker thread: a function's name in a file, and what every thread of it is given once. */
type Threads = { readonly file: URL; readonly name: string; readonly workerData: unknown };

export type InOrder<Task, Part> = {
  readonly tasks: readonly Task[];
  readonly workers: number;
  /** A part that is there already and need not be done. */
  readonly found?: ((task: Task) => Part | undefined) | undefined;
  /** Does a task on this thread. */
  readonly here: (task: Task) => Part | Promise<Part>;
  readonly threads: Threads;
  /** Told of each part that was done, in the order in which they are. */
  readonly onDone?: ((task: Task, part: Part) => void) | undefined;
  /** Receives each part in the order of the tasks, never in that of arrival. */
  readonly fold: (part: Part, task: Task) => void | Promise<void>;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Does tasks on this thread, or on several, and folds their parts in order: whatever the number of workers, the same
 * bits. At most two parts more than there are workers wait in memory. Throws the signal's reason if aborted, without
 * waiting for what is under way on other threads.
 */
export async function inOrder<Task, Part>(work: InOrder<Task, Part>): Promise<void> {
  const { tasks, fold, signal } = work;
  const workers = Math.min(work.workers, tasks.length);
  let pool: Tinypool | null = null;
  const pending: Promise<Part>[] = [];
  let next = 0;
  const start = async (task: Task): Promise<Part> => {
    await nextTurn();
    signal?.throwIfAborted();
    const found = work.found?.(task);
    if (found !== undefined) return found;
    if (workers > 1) pool ??= createPool(work.threads, workers);
    const part = pool === null ? await work.here(task) : ((await pool.run(task, { signal: signal ?? null })) as Part);
    work.onDone?.(task, part);
    return part;
  };
  try {
    for (const task of tasks) {
      while (next < tasks.length && pending.length < (workers > 1 ? workers + 2 : 1))
        pending.push(handled(start(tasks[next++])));
      const part = await (pending.shift() as Promise<Part>);
      signal?.throwIfAborted();
      await fold(part, task);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await (pool as Tinypool | null)?.destroy();
  }
}

function createPool({ file, name, workerData }: Threads, workers: number): Tinypool {
  return new Tinypool({
    filename: file.href,
    name,
    runtime: "worker_threads",
    minThreads: workers,
    maxThreads: workers,
    isolateWorkers: false,
    resourceLimits: { maxYoungGenerationSizeMb },
    workerData,
  });
}

/** A rejection that comes while an earlier part is awaited is met later: it must not count as unhandled. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

/** Lets signals and timers in between two tasks. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
