import { createHash } from "node:crypto";
import { engineVersion } from "../../model/version.ts";
import { type Failure, StudyFailed } from "./failures.ts";
import { inOrder, nextTurn } from "./in-order.ts";
import { type PartAt, PartError, unseal } from "./parts/sealed.ts";
import type { Range } from "./ranges.ts";
import { type TakeKind, type Taken, takings } from "./take.ts";
import { createPartMaker, type PartBytes, type Task, type Work, type WorkerData } from "./worker.ts";
import { workerFile } from "./worker-file.ts";

/**
 * Finished parts of any work by a key that stands for all that their numbers follow from. What it gives may be damaged: a
 * part is known by its own hash.
 */
export type PartStore = {
  readonly read: (key: string) => Uint8Array | undefined;
  readonly write: (key: string, bytes: Uint8Array) => void;
  readonly remove: (key: string) => void;
};

/** Where finished parts are kept, so that none is computed twice. */
export type Kept = {
  /** SHA-256 of what all parts have in common, hex: what else their numbers depend on each part says by itself. */
  readonly identity: string;
  readonly read: (part: PartAt) => Uint8Array | undefined;
  readonly write: (part: PartAt, bytes: Uint8Array) => void;
  /** Told of what is kept under a part's name but is not that part: it is computed again. */
  readonly onUseless: (part: PartAt, problem: string) => void;
  /** Where parts of earlier commands may lie, and these are left for later ones. */
  readonly cache?: PartStore | undefined;
};

/** How runs are run, whatever is taken from them. */
export type PartsOptions = {
  readonly runs: number;
  /** Worker threads; of no effect on any number. */
  readonly workers: number;
  readonly kept?: Kept | undefined;
  /** Runs finished so far, of all works together, and those of them that were found and not computed. */
  readonly onProgress?: ((finished: number, found: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

type Receiver<Kind extends TakeKind, Row> = {
  /** Receives each part, work by work and in run order. */
  readonly onPart: (part: Taken[Kind], work: number) => void | Promise<void>;
  /** A run that failed, as it is to be listed. */
  readonly rowOf: (failure: Failure, work: number) => Row;
};

/**
 * Finds or computes the same parts of several works, on worker threads when there are several: whatever their number, the
 * same bits. Returns the runs that failed. Throws StudyFailed once more than `most` runs have failed in one work or
 * another, and the signal's reason if aborted.
 */
export async function runParts<Kind extends TakeKind, Row extends Failure>(
  works: readonly Work<Kind>[],
  parts: readonly Range[],
  { runs, workers, most, kept, onProgress, signal }: PartsOptions & { readonly most: number },
  { onPart, rowOf }: Receiver<Kind, Row>,
): Promise<readonly Row[]> {
  const finished = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: WorkerData = { works: works as readonly Work[], most, finished };
  const total = works.length * parts.reduce((sum, part) => sum + part.runs, 0);
  const failures: Row[] = [];
  let foundRuns = 0;
  let told = -1;
  const tell = () => {
    const now = Math.min(total, Atomics.load(finished, 0));
    if (now === told) return;
    told = now;
    onProgress?.(now, foundRuns);
  };
  const atOf = ({ work, range }: Task): PartAt => ({ of: works[work].of, range });
  const decode = (bytes: Uint8Array, task: Task) => takings[works[task.work].take.kind].decode(bytes, atOf(task));
  const cached = kept?.cache && cacheFor(works, kept.cache);
  const timer = setInterval(tell, progressEveryMs);
  try {
    await inOrder<Task, PartBytes | Taken[Kind]>({
      tasks: works.flatMap((_, work) => parts.map((range) => ({ work, range }))),
      workers,
      found: (task) => {
        const part =
          (kept && usable(kept, atOf(task), (bytes) => decode(bytes, task))) ??
          cached?.find(task, (bytes) => decode(bytes, task));
        if (part === undefined) return undefined;
        foundRuns += task.range.runs;
        Atomics.add(finished, 0, task.range.runs);
        return part;
      },
      here: createPartMaker(data, async () => {
        tell();
        await nextTurn();
        signal?.throwIfAborted();
      }),
      threads: { file: workerFile, name: "makePart", workerData: data },
      onDone: (task, part) => {
        if (part.kind !== "bytes") return;
        kept?.write(atOf(task), part.bytes);
        cached?.write(task, part.bytes);
      },
      fold: (made, task) => {
        const part = made.kind === "bytes" ? decode(made.bytes, task) : made;
        failures.push(...part.failures.map((each) => rowOf(each, task.work)));
        StudyFailed.throwIfMore(failures, runs, most);
        return part.kind === "failed" ? undefined : onPart(part, task.work);
      },
      signal,
    });
  } finally {
    clearInterval(timer);
  }
  tell();
  return failures;
}

/** The parts of some works in a cache; what is damaged is taken out of it. */
function cacheFor(works: readonly Work[], cache: PartStore) {
  const keys = works.map((work) => once(() => sha256OfText(exactly({ engineVersion, ...work }))));
  const keyOf = ({ work, range: { firstRun, runs } }: Task) => `${keys[work]()}-${firstRun}-${runs}`;
  return {
    find: <Made>(task: Task, make: (bytes: Uint8Array) => Made): Made | undefined => {
      const key = keyOf(task);
      const bytes = cache.read(key);
      if (bytes === undefined) return undefined;
      try {
        return make(bytes);
      } catch (error) {
        if (!(error instanceof PartError)) throw error;
        cache.remove(key);
        return undefined;
      }
    },
    write: (task: Task, bytes: Uint8Array) => cache.write(keyOf(task), bytes),
  };
}

/** In the order of its keys, by which the model goes, and with every number as it is: JSON has no infinite ones. */
function exactly(document: object): string {
  return JSON.stringify(document, (_, value: unknown) =>
    typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)) ? { number: String(value) } : value,
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function sha256OfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Whether a part of a study is kept as it should be; its numbers are not unpacked. */
export function isKept(kept: Kept, part: PartAt): boolean {
  return (
    usable(
      kept,
      part,
      (bytes) => unseal(bytes, part, "study"),
      () => undefined,
    ) !== undefined
  );
}

/** What is made of a part as it was kept; undefined where there is none, or none that can be used. */
function usable<Made>(
  kept: Kept,
  part: PartAt,
  make: (bytes: Uint8Array) => Made,
  onUseless: Kept["onUseless"] = (...told) => kept.onUseless(...told),
): Made | undefined {
  const bytes = kept.read(part);
  if (bytes === undefined) return undefined;
  try {
    return make(bytes);
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    onUseless(part, error.message);
    return undefined;
  }
}

const progressEveryMs = 100;
