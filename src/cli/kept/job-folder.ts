import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProbedAt } from "../../sim/engine/parts/probed.ts";
import type { KeptProbes } from "../../sim/engine/probes/run-probes.ts";
import { type KeptFolder, openKept, readPart, writePart } from "../../sim/results/kept/folder.ts";
import { differencesOfJobs, identityOfJob, type JobRecord } from "../../sim/results/kept/records.ts";
import { readRecord } from "../../sim/results/read-record.ts";
import { jobSchema } from "../../sim/study/files/schemas.ts";

/** The finished parts of a job's probes on the disk, each a file, beside job.json that says whose they are. */
export class JobFolder implements KeptFolder, KeptProbes {
  readonly path: string;
  readonly shown: string;
  readonly record: JobRecord;
  readonly recordFile = "job.json";
  readonly identity: string;
  private readonly warn: (text: string) => void;

  /** `warn` is told of parts that cannot be used. */
  constructor(path: string, shown: string, record: JobRecord, warn: (text: string) => void) {
    this.path = path;
    this.shown = shown;
    this.record = record;
    this.identity = identityOfJob(record);
    this.warn = warn;
  }

  readonly differences = (): readonly string[] => {
    const path = join(this.path, this.recordFile);
    if (!existsSync(path)) return [];
    readRecord(path, join(this.shown, this.recordFile), jobSchema);
    return differencesOfJobs(this.record, JSON.parse(readFileSync(path, "utf8")));
  };

  open(): this {
    openKept(this);
    return this;
  }

  read(part: ProbedAt): Uint8Array | undefined {
    return readPart(this, nameOf(part));
  }

  write(part: ProbedAt, bytes: Uint8Array): void {
    writePart(this, nameOf(part), bytes);
  }

  onUseless(part: ProbedAt, problem: string): void {
    this.warn(`${join(this.shown, nameOf(part))}: ${problem}: computed again\n`);
  }
}

/** By what is probed, and by the first and the last run. */
function nameOf({ probe, range: { firstRun, runs } }: ProbedAt): string {
  const [first, last] = [firstRun, firstRun + runs - 1].map((run) => String(run).padStart(9, "0"));
  return `${probe.slice(0, 16)}-${first}-${last}.part`;
}
