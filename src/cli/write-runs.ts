import { closeSync, openSync, writeFileSync } from "node:fs";
import { outcomeKeys } from "../model/outcomes/outcome.ts";
import type { Scenario } from "../model/scenario/scenario.ts";
import { createWorld } from "../model/scenario/world.ts";
import { type Failure, StudyFailed } from "../sim/engine/failures.ts";
import { runStudy } from "../sim/engine/run-study.ts";
import { aboutStudy } from "../sim/files/about-study.ts";
import { RunsWriter } from "../sim/files/runs-writer.ts";
import type { Io } from "../sim/results/host.ts";
import { aboutFailures } from "../sim/study/files/failures.ts";
import { type Band, outcomeId } from "../sim/study/study.ts";
import type { PartFolder } from "./part-folder.ts";
import { recorded } from "./record-failures.ts";
import { Progress } from "./terminal/progress.ts";
import type { ErrorWatch } from "./until/error-watch.ts";

/** How a study is run; `watch` sees the runs come in, and says how precise they are. */
export type RunsOptions = {
  readonly runs: number;
  readonly workers: number;
  readonly watch?: ErrorWatch | undefined;
};

/** Runs a scenario into runs.parquet; parts that are kept are not computed again. FailedStudy if too many runs failed. */
export async function writeRuns(
  path: string,
  scenario: Scenario,
  parts: PartFolder,
  { runs, workers, watch }: RunsOptions,
  io: Io,
): Promise<{ readonly bands: readonly Band[]; readonly failures: readonly Failure[] }> {
  const { seed, sampling } = parts.record;
  const about = aboutStudy({ ...parts.record, runs });
  const ids = outcomeKeys(createWorld(scenario)).map(outcomeId);
  const progress = new Progress(io, scenario.name, runs, () => watch?.furthest() ?? "");
  const failures: Failure[] = [];
  let found = 0;
  const descriptor = openSync(path, "w");
  try {
    const writer = new RunsWriter(ids, about, (bytes) => writeFileSync(descriptor, bytes));
    const bands = await runStudy(scenario, {
      seed,
      runs,
      sampling,
      workers,
      kept: parts,
      onOutcomes: (outcomes, range, failed) => {
        failures.push(...failed);
        writer.append(
          outcomes,
          failed.map(({ run }) => run),
        );
        watch?.add(outcomes);
        if (watch !== undefined) progress.update(range.firstRun + range.runs, found);
      },
      onProgress: (finished, kept) => {
        found = kept;
        if (watch === undefined) progress.update(finished, kept);
      },
      signal: io.signal,
    });
    writer.finish(failures.length > 0 ? aboutFailures(failures) : {});
    return { bands, failures };
  } catch (error) {
    throw error instanceof StudyFailed ? recorded(error, parts) : error;
  } finally {
    closeSync(descriptor);
  }
}
