import { join } from "node:path";
import type { Failure, StudyFailed } from "../../engine/failures.ts";
import type { ProbeFailure } from "../../engine/probes/run-probes.ts";
import { failuresToCsv, probeFailuresToCsv } from "../../study/files/failures.ts";
import { replayCommand } from "../commands.ts";
import { writeDurably } from "../durable.ts";
import type { Host, Place } from "../host.ts";
import { failedFolder, type KeptFolder, studyFile } from "./folder.ts";
import { recordOf, type StudyRecord } from "./records.ts";

/** Every file that lists failed runs is called so, or ends so. */
const failuresFile = "failures.csv";

/**
 * Lists runs that failed, each with the command that makes it again; nothing where none failed. Of probes a line is a run
 * and probe, and each such scenario has `failed/<name>`, a folder by which replay makes its runs again. `of` begins the
 * names where several jobs write into one folder.
 */
export function writeFailures(
  { folder, shown }: Place,
  failures: readonly Failure[] | readonly ProbeFailure[],
  study: Pick<StudyRecord, "seed" | "runs" | "sampling">,
  host: Pick<Host, "codeVersion">,
  { of = "", file = `${of}${failuresFile}` }: { readonly of?: string; readonly file?: string } = {},
): void {
  if (failures.length === 0) return;
  const write = (path: string, text: string) => writeDurably(join(folder, path), Buffer.from(text));
  if (!areOfProbes(failures)) {
    write(
      file,
      failuresToCsv(failures, (run) => replayCommand(shown, run)),
    );
    return;
  }
  const placeOf = (name: string) => join(failedFolder, `${of}${name}`);
  const replayOf = (name: string) => (run: number) => replayCommand(join(shown, placeOf(name)), run);
  for (const [name, ofProbe] of Map.groupBy(failures, ({ probe }) => probe.name)) {
    const record = recordOf(ofProbe[0].probe.read, study, host);
    write(join(placeOf(name), studyFile), `${JSON.stringify(record, null, 1)}\n`);
    write(join(placeOf(name), failuresFile), failuresToCsv(ofProbe, replayOf(name)));
  }
  write(
    file,
    probeFailuresToCsv(failures, ({ probe, run }) => replayOf(probe.name)(run)),
  );
}

function areOfProbes(failures: readonly Failure[] | readonly ProbeFailure[]): failures is readonly ProbeFailure[] {
  return "probe" in failures[0];
}

/** Too many runs failed: they are listed beside the parts that are kept, in `file`, which the message then names. */
export function recorded(
  error: StudyFailed,
  { path, shown, record }: KeptFolder,
  host: Pick<Host, "codeVersion">,
  file = failuresFile,
): StudyFailed {
  writeFailures({ folder: path, shown }, error.failures, record, host, { file });
  error.message += `\nall that were found: ${join(shown, file)}`;
  return error;
}
