import type { Scenario } from "../../model/scenario/scenario.ts";
import { engineVersion } from "../../model/version.ts";
import { type Band, bandsOf } from "./bands/bands-of.ts";
import { CountedSum } from "./bands/counted.ts";
import { type Failure, mostFailures, StudyFailed } from "./failures.ts";
import { inOrder, nextTurn } from "./in-order.ts";
import { sha256OfDocument } from "./parts/canonical.ts";
import { decodePart, openPart } from "./parts/part.ts";
import { PartError } from "./parts/sealed.ts";
import { zstandard } from "./parts/zstandard.ts";
import { partsOf, type Range, type Shard } from "./ranges.ts";
import { plainSampling, type Sampling } from "./sampling/sampling.ts";
import type { Part } from "./simulate-part.ts";
import { createStudy } from "./simulate-range.ts";
import { createPartMaker, type PartBytes, type WorkerData } from "./worker.ts";

/** Where the parts of a study are kept, so that none is computed twice. */
export type KeptParts = {
  /** SHA-256 of what makes the study the one it is, hex. */
  readonly identity: string;
  readonly read: (part: Range) => Uint8Array | undefined;
  readonly write: (part: Range, bytes: Uint8Array) => void;
  /** Told of what is kept under a part's name but is not that part: it is computed again. */
  readonly onUseless: (part: Range, problem: string) => void;
};

type PartOptions = {
  /** Any non-empty string; the same seed gives the same draws to every scenario. */
  readonly seed: string;
  /** Another seed for what happens: the same facts, other luck. */
  readonly luckSeed?: string | undefined;
  readonly runs: number;
  readonly sampling?: Sampling;
  readonly workers: number;
  readonly kept?: KeptParts | undefined;
  /** Runs that may fail; 1 in 1,000 unless said otherwise. */
  readonly mostFailures?: number | undefined;
  /** Runs finished so far, and those of them that were found and not computed. */
  readonly onProgress?: ((finished: number, found: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

export type RunOptions = PartOptions & {
  /** Receives the outcomes of some ranges at a time, in run order; runs that failed are left out of the columns. */
  readonly onOutcomes: (
    outcomes: readonly Float64Array[],
    range: Range,
    failures: readonly Failure[],
  ) => void | Promise<void>;
};

/**
 * Runs a study, on worker threads when there are several. Sums are folded in run order; counts are whole numbers, the same
 * in any order. Returns the weekly bands of the runs that did not fail. Throws StudyFailed if too many did, and the
 * signal's reason if aborted.
 */
export async function runStudy(scenario: Scenario, options: RunOptions): Promise<readonly Band[]> {
  const { runs, onOutcomes } = options;
  const study = createStudy(scenario, options.seed, options.sampling);
  const sums = new Float64Array(study.series.length * study.world.weeks);
  const counted = new CountedSum(study.series, study.world.weeks, zstandard);
  let done = 0;
  await forEachPart(scenario, options, partsOf(runs), (part) => {
    for (const ofRange of part.sums) for (let cell = 0; cell < sums.length; cell++) sums[cell] += ofRange[cell];
    counted.add(part.counted);
    done += weightOfPart(part, study.weightOf);
    return onOutcomes(part.outcomes, part.range, part.failures);
  });
  return bandsOf(counted.total(), sums, study.series, scenario.start, done, zstandard);
}

/** What the runs of a part that did not fail count for. */
function weightOfPart({ range, failures }: Part, weightOf: ((run: number) => number) | null): number {
  if (weightOf === null) return range.runs - failures.length;
  let weight = 0;
  for (let run = range.firstRun; run < range.firstRun + range.runs; run++) weight += weightOf(run);
  for (const { run } of failures) weight -= weightOf(run);
  return weight;
}

/** Computes and keeps what is missing of a shard's parts. */
export async function runShard(
  scenario: Scenario,
  options: PartOptions & { readonly kept: KeptParts; readonly shard: Shard },
): Promise<void> {
  await forEachPart(scenario, options, partsOf(options.runs, options.shard), () => undefined);
}

/** Finds or computes parts, and receives them in run order. */
async function forEachPart(
  scenario: Scenario,
  options: PartOptions,
  parts: readonly Range[],
  onPart: (part: Part) => void | Promise<void>,
): Promise<void> {
  const { seed, luckSeed = seed, runs, sampling = plainSampling, workers, kept, onProgress, signal } = options;
  const identity = kept?.identity ?? sha256OfDocument({ seed, luckSeed, sampling, engineVersion });
  const most = options.mostFailures ?? mostFailures(runs);
  const finished = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: WorkerData = { scenario, seed, luckSeed, sampling, identity, most, finished };
  const failures: Failure[] = [];
  const total = parts.reduce((sum, part) => sum + part.runs, 0);
  let foundRuns = 0;
  let told = -1;
  const tell = () => {
    const now = Math.min(total, Atomics.load(finished, 0));
    if (now === told) return;
    told = now;
    onProgress?.(now, foundRuns);
  };
  const timer = setInterval(tell, progressEveryMs);
  try {
    await inOrder<Range, PartBytes | Part>({
      tasks: parts,
      workers,
      found: (range) => {
        const part = kept && foundPart(kept, range);
        if (part === undefined) return undefined;
        foundRuns += range.runs;
        Atomics.add(finished, 0, range.runs);
        return part;
      },
      here: createPartMaker(data, async () => {
        tell();
        await nextTurn();
        signal?.throwIfAborted();
      }),
      threads: { file: workerFile, name: "makePart", workerData: data },
      onDone: (range, part) => {
        if (part.kind === "bytes") kept?.write(range, part.bytes);
      },
      fold: (made, range) => {
        const part = made.kind === "bytes" ? decodePart(made.bytes, identity, range) : made;
        failures.push(...part.failures);
        if (failures.length > most) throw new StudyFailed(failures, runs);
        return part.kind === "failed" ? undefined : onPart(part);
      },
      signal,
    });
  } finally {
    clearInterval(timer);
  }
  tell();
}

/** Whether a part is kept as it should be; its numbers are not unpacked. */
export function isKept(kept: KeptParts, range: Range): boolean {
  const bytes = kept.read(range);
  if (bytes === undefined) return false;
  try {
    openPart(bytes, kept.identity, range);
    return true;
  } catch (error) {
    if (error instanceof PartError) return false;
    throw error;
  }
}

/** The part as it was kept; undefined where there is none, or none that can be used. */
function foundPart(kept: KeptParts, range: Range): Part | undefined {
  const bytes = kept.read(range);
  if (bytes === undefined) return undefined;
  try {
    return decodePart(bytes, kept.identity, range);
  } catch (error) {
    if (!(error instanceof PartError)) throw error;
    kept.onUseless(range, error.message);
    return undefined;
  }
}

const progressEveryMs = 100;

const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
