import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { StudyFailed } from "../../engine/failures.ts";
import type { ProbeFailure, ProbesFailed } from "../../engine/probes/run-probes.ts";
import { failuresToCsv, probeFailuresToCsv } from "../../study/files/failures.ts";
import { replayCommand } from "../commands.ts";
import { writeDurably } from "../durable.ts";
import { FailedStudy, type Host, type Place } from "../host.ts";
import { failedFolder, type JobFolder, type PartFolder, studyFile } from "./folder.ts";
import { recordOf, type StudyRecord, type Unfinished } from "./records.ts";

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
  host: Pick<Host, "codeVersion">,
  of = "",
): void {
  if (failures.length === 0) return;
  const placeOf = (name: string) => join(failedFolder, `${of}${name}`);
  const replayOf = ({ probe, run }: ProbeFailure) => replayCommand(join(shown, placeOf(probe.name)), run);
  const byProbe = Map.groupBy(failures, ({ probe }) => probe.name);
  for (const [name, ofProbe] of byProbe) {
    const path = join(folder, placeOf(name));
    mkdirSync(path, { recursive: true });
    const record: Unfinished = { ...recordOf(ofProbe[0].probe.read, study, host), shards: 1 };
    writeFileSync(join(path, studyFile), `${JSON.stringify(record, null, 1)}\n`);
    const text = failuresToCsv(ofProbe, (run) => replayCommand(join(shown, placeOf(name)), run));
    writeFileSync(join(path, failuresFile), text);
  }
  writeFileSync(join(folder, `${of}${failuresFile}`), probeFailuresToCsv(failures, replayOf));
}

/** Too many runs of a job failed: they are listed beside the parts that are kept. */
export function recordedJob(error: ProbesFailed, { path, shown, record }: JobFolder, host: Host): FailedStudy {
  writeFailures({ folder: path, shown }, error.rows, record, host);
  return new FailedStudy(`${error.message}\nall that were found: ${join(shown, failuresFile)}`);
}

/** Too many runs failed: they are listed beside the parts that are kept. */
export function recorded(
  { message, failures }: StudyFailed,
  { path, shown }: PartFolder,
  file = "failures.csv",
): FailedStudy {
  const text = failuresToCsv(failures, (run) => replayCommand(shown, run));
  writeDurably(join(path, file), Buffer.from(text));
  return new FailedStudy(`${message}\nall that were found: ${join(shown, file)}`);
}
