import { createHash } from "node:crypto";
import { outcomeKeys } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import { createWorld } from "../../model/scenario/world.ts";
import { engineVersion } from "../../model/version.ts";
import type { Failure } from "../engine/failures.ts";
import { sha256OfDocument } from "../engine/parts/canonical.ts";
import { runStudy } from "../engine/run-study.ts";
import { plainSampling, type Sampling } from "../engine/sampling/sampling.ts";
import type { ReadScenario } from "../scenario/read.ts";
import { bandsToCsv } from "./files/bands.ts";
import { aboutFailures } from "./files/failures.ts";
import { aboutStudy, RunsWriter } from "./files/runs.ts";
import { summaryToJson } from "./files/summary.ts";
import { layoutOf } from "./layout.ts";
import { resultsSchemaVersion, type StudyResults } from "./study.ts";
import { summarize } from "./summarize.ts";

export type HoldOptions = {
  readonly seed: string;
  readonly runs: number;
  readonly sampling?: Sampling;
  /** Worker threads; of no effect on any number. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
};

/** Memory that outcomes take at most [bytes]: a study beyond it belongs on the disk. */
const mostBytes = 2_147_483_648;

/**
 * Runs a scenario and holds all that a results folder would hold, with the same result hash; nothing is written. All runs
 * stay in memory, eight bytes an outcome: RangeError beyond 2 GB. StudyFailed if more than 1 run in 1,000 fails.
 */
export async function holdStudy(read: ReadScenario, options: HoldOptions): Promise<StudyResults> {
  const { seed, runs, sampling = plainSampling, workers = 1, signal } = options;
  const { scenario, document } = read;
  const keys = outcomeKeys(createWorld(scenario));
  if (runs * keys.length * Float64Array.BYTES_PER_ELEMENT > mostBytes)
    throw new RangeError(`runs: must fit in ${mostBytes} bytes at ${keys.length} outcomes a run, got ${runs}`);
  const record = {
    schemaVersion: resultsSchemaVersion,
    scenario: document,
    scenarioSha256: sha256OfDocument(document),
    ...{ seed, runs, sampling, codeVersion: "library", engineVersion },
  };
  const ids = keys.map(outcomeId);
  const columns = ids.map(() => new Float64Array(runs));
  const failures: Failure[] = [];
  const hash = createHash("sha256");
  const bytes: Uint8Array[] = [];
  const writer = new RunsWriter(ids, aboutStudy(record), (written) => void bytes.push(written.slice()));
  let rows = 0;
  const bands = await runStudy(scenario, {
    ...{ seed, runs, sampling, workers, signal },
    onOutcomes: (outcomes, _, failed) => {
      for (let k = 0; k < columns.length; k++) columns[k].set(outcomes[k], rows);
      rows += outcomes[0].length;
      failures.push(...failed);
      writer.append(
        outcomes,
        failed.map(({ run }) => run),
      );
    },
  });
  writer.finish(failures.length > 0 ? aboutFailures(failures) : {});
  const failed = failures.map(({ run }) => run);
  const values = (id: string): Float64Array => {
    const found = columns[ids.indexOf(id)];
    if (found === undefined) throw new RangeError(`${id}: no such outcome`);
    return found.subarray(0, rows);
  };
  const summary = await summarize(keys, values, layoutOf({ ...record, failed }));
  hash.update(summaryToJson(summary)).update(bandsToCsv(bands));
  for (const each of bytes) hash.update(each);
  const failedRuns = failures.length > 0 ? { failedRuns: failures.length } : {};
  const manifest = { ...record, ...failedRuns, resultHash: hash.digest("hex") };
  return { manifest, summary, bands, failed, values };
}
