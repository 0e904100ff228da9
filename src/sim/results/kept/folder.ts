import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ProbedAt } from "../../engine/parts/probed.ts";
import type { KeptProbes } from "../../engine/probes/run-probes.ts";
import type { Range } from "../../engine/ranges.ts";
import type { KeptParts } from "../../engine/run-study.ts";
import { jobSchema, unfinishedSchema } from "../../study/files/schemas.ts";
import { writeDurably, writeIfAbsent, writingPrefix } from "../durable.ts";
import { InputError } from "../host.ts";
import { readRecord } from "../read-record.ts";
import {
  differencesOf,
  differencesOfJobs,
  identityOf,
  identityOfJob,
  type JobRecord,
  type Unfinished,
} from "./records.ts";

/** A folder of finished parts, each a file, beside a record that says whose they are. */
export type KeptFolder = {
  readonly path: string;
  /** How messages call the folder. */
  readonly shown: string;
  readonly recordFile: string;
  readonly record: object;
  /** In what the record on the disk differs from this one, a line each; none where there is no record. */
  readonly differences: () => readonly string[];
};

const ownFile =
  /^(study\.json|job\.json|failures(-\d+-of-\d+)?\.csv|runs-\d{9}-\d{9}\.part|[0-9a-f]{16}-\d{9}-\d{9}\.part)$/;
export const failedFolder = "failed";

/** Makes the folder, or finds it; InputError with every difference if it is of something else. */
export function openKept({ path, shown, recordFile, record, differences }: KeptFolder): void {
  mkdirSync(path, { recursive: true });
  if (writeIfAbsent(join(path, recordFile), Buffer.from(`${JSON.stringify(record, null, 1)}\n`))) return;
  const found = differences();
  if (found.length > 0) throw new InputError(found.map((each) => `${join(shown, recordFile)}: ${each}`).join("\n"));
}

/** A part as it was written; undefined where there is none. */
function readPart({ path }: KeptFolder, name: string): Uint8Array | undefined {
  try {
    return readFileSync(join(path, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Also where someone has taken the folder away meanwhile. */
function writePart(folder: KeptFolder, name: string, bytes: Uint8Array): void {
  if (!existsSync(join(folder.path, folder.recordFile))) openKept(folder);
  writeDurably(join(folder.path, name), bytes);
}

/** Files of parts in a folder, in run order. */
export function partFiles(path: string): readonly string[] {
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith(".part"))
        .sort()
    : [];
}

/** The first thing in a folder of parts that is none of ours; undefined where there is none, or no folder. */
export function foreignToParts(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !(entry.isFile() ? ownFile.test(entry.name) : entry.isDirectory() && isOwnFolder(entry.name)))
    .map(({ name }) => name)
    .at(0);
}

function isOwnFolder(name: string): boolean {
  return name === failedFolder || name.startsWith(writingPrefix);
}

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

export const studyFile = "study.json";

/**
 * A study's finished parts on the disk, each a file, beside study.json that says whose they are. Several processes may
 * write into one folder: what they write under one name is the same.
 */
export class PartFolder implements KeptFolder, KeptParts {
  readonly path: string;
  readonly shown: string;
  readonly record: Unfinished;
  readonly recordFile = studyFile;
  readonly identity: string;
  private readonly warn: (text: string) => void;

  /** `warn` is told of parts that cannot be used. */
  constructor(path: string, shown: string, record: Unfinished, warn: (text: string) => void) {
    this.path = path;
    this.shown = shown;
    this.record = record;
    this.identity = identityOf(record);
    this.warn = warn;
  }

  readonly differences = (): readonly string[] =>
    existsSync(join(this.path, studyFile)) ? differencesOf(this.record, readUnfinished(this.path, this.shown)) : [];

  open(): this {
    openKept(this);
    return this;
  }

  read(part: Range): Uint8Array | undefined {
    return readPart(this, partName(part));
  }

  write(part: Range, bytes: Uint8Array): void {
    writePart(this, partName(part), bytes);
  }

  onUseless(part: Range, problem: string): void {
    this.warn(`${join(this.shown, partName(part))}: ${problem}: computed again\n`);
  }
}

/** File of a part, by its first and its last run, so that a folder lists in run order. */
export function partName({ firstRun, runs }: Range): string {
  return `runs-${[firstRun, firstRun + runs - 1].map((run) => String(run).padStart(9, "0")).join("-")}.part`;
}

/** The study that a folder of parts is of, its keys in the order of its scenario, which the model goes by. */
export function readUnfinished(path: string, shown: string): Unfinished {
  readRecord(join(path, studyFile), join(shown, studyFile), unfinishedSchema);
  return JSON.parse(readFileSync(join(path, studyFile), "utf8"));
}
