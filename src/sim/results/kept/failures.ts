import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failuresToCsv, probeFailuresToCsv } from "../../study/files/failures.ts";
import type { ProbeFailure, ProbesFailed } from "../../hindcast/probe-failures.ts";
import { FailedStudy } from "../../../cli/failed-study.ts";
import type { Io } from "../host.ts";
import { studyFile } from "../../../cli/part-folder.ts";
import { replayCommand } from "../../../cli/replay-command.ts";
import { recordOf, type StudyRecord, type Unfinished } from "../../../cli/study-record.ts";
import type { Place } from "../write-study.ts";
import type { JobFolder } from "../../../cli/kept/job-folder.ts";
import { failedFolder } from "./folder.ts";

/** Every file that lists failed runs is called so. */
const failuresFile = "failures.csv";

/**
 * Writes the runs of probes that failed, a line a run and probe, and for each such scenario `failed/<name>`, a folder by
 * which replay makes its runs again. Nothing where none failed. `of` begins the names where several jobs write into one folder.
 */
export function writeFailures(
  { folder, shown }: Place,
  failures: readonly ProbeFailure[],
  study: Pick<StudyRecord, "seed" | "runs" | "sampling">,
  io: Pick<Io, "codeVersion">,
  of = "",
): void {
  if (failures.length === 0) return;
  const placeOf = (name: string) => join(failedFolder, `${of}${name}`);
  const replayOf = ({ probe, run }: ProbeFailure) => replayCommand(join(shown, placeOf(probe.name)), run);
  const byProbe = Map.groupBy(failures, ({ probe }) => probe.name);
  for (const [name, ofProbe] of byProbe) {
    const path = join(folder, placeOf(name));
    mkdirSync(path, { recursive: true });
    const record: Unfinished = { ...recordOf(ofProbe[0].probe.read, study, io), shards: 1 };
    writeFileSync(join(path, studyFile), `${JSON.stringify(record, null, 1)}\n`);
    const text = failuresToCsv(ofProbe, (run) => replayCommand(join(shown, placeOf(name)), run));
    writeFileSync(join(path, failuresFile), text);
  }
  writeFileSync(join(folder, `${of}${failuresFile}`), probeFailuresToCsv(failures, replayOf));
}

/** Too many runs of a job failed: they are listed beside the parts that are kept. */
export function recordedJob(error: ProbesFailed, { path, shown, record }: JobFolder, io: Io): FailedStudy {
  writeFailures({ folder: path, shown }, error.rows, record, io);
  return new FailedStudy(`${error.message}\nall that were found: ${join(shown, failuresFile)}`);
}
