import { createHash } from "node:crypto";
import { outcomeKeys } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { plainSampling, type Sampling } from "../engine/sampling/sampling.ts";
import { sourcesOf } from "../engine/sources.ts";
import type { KnownScenario } from "../facts/known-by.ts";
import { inputColumnName } from "../study/files/runs.ts";
import type { StudyResults } from "../study/study.ts";
import { recordOf } from "./kept/records.ts";
import { makeStudy } from "./make-study.ts";
import { hashedFiles } from "./study-folder.ts";

export type HoldOptions = {
  /** Any non-empty text; the same seed gives the same numbers. */
  readonly seed: string;
  readonly runs: number;
  /** How runs are drawn; plain when left out. */
  readonly sampling?: Sampling;
  /** Worker threads, one when left out; of no effect on any number. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
};

/** Memory that outcomes take at most [bytes]: a study beyond it belongs on the disk. */
const mostBytes = 2_147_483_648;

/**
 * Runs a scenario and holds all that a results folder would hold, with the same result hash; nothing is written. All runs
 * stay in memory, eight bytes an outcome or input: RangeError beyond 2 GB. StudyFailed if more than 1 run in 1,000 fails, InputError
 * where some mean is no finite number, and the signal's reason if aborted.
 *
 * @example
 * ```ts
 * const study = await holdStudy(readScenarioFile("ban-2026"), { seed: "board", runs: 512 });
 * const weeks = study.values("firstLineStopWeek.large");
 * ```
 */
export async function holdStudy(read: KnownScenario, options: HoldOptions): Promise<StudyResults> {
  const { seed, runs, sampling = plainSampling, workers = 1, signal } = options;
  const ids = [
    ...outcomeKeys(createWorld(read.scenario)).map(outcomeId),
    ...sourcesOf(read.scenario, seed, sampling).map(({ path }) => inputColumnName(path)),
  ];
  if (runs * ids.length * Float64Array.BYTES_PER_ELEMENT > mostBytes)
    throw new RangeError(`runs: must fit in ${mostBytes} bytes at ${ids.length} numbers a run, got ${runs}`);
  const { shards: _, ...record } = recordOf(read, { seed, runs, sampling }, { codeVersion: "library" });
  const columns = ids.map(() => new Float64Array(runs));
  let rows = 0;
  const files = new Map<string, (string | Uint8Array)[]>(hashedFiles.map((name) => [name, []]));
  const write = (name: string, bytes: string | Uint8Array) => void files.get(name)?.push(bytes);
  const values = (id: string): Float64Array => {
    const found = columns[ids.indexOf(id)];
    if (found === undefined) throw new RangeError(`${id}: no such outcome or input`);
    return found.subarray(0, rows);
  };
  const {
    failures,
    drivers: _drivers,
    ...made
  } = await makeStudy(
    read.scenario,
    record,
    { workers, signal, mayCarry: true },
    {
      runs: (bytes) => write("runs.parquet", bytes.slice()),
      onOutcomes: (outcomes, drawn) => {
        [...outcomes, ...drawn].forEach((column, k) => void columns[k].set(column, rows));
        rows += outcomes[0].length;
      },
      write,
      withColumns: (use) => use(values),
      hash: () => {
        const hash = createHash("sha256");
        for (const bytes of [...files.values()].flat()) hash.update(bytes);
        return hash.digest("hex");
      },
    },
  );
  return { ...made, failed: failures.map(({ run }) => run), values };
}
