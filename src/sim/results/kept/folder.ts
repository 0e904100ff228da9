import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { PartAt } from "../../engine/parts/sealed.ts";
import type { Range } from "../../engine/ranges.ts";
import type { Kept, PartStore } from "../../engine/run-parts.ts";
import { jobSchema, type Unfinished, unfinishedSchema } from "../../study/study.ts";
import { writeDurably, writeIfAbsent, writingPrefix } from "../durable.ts";
import { InputError } from "../host.ts";
import { readBytes } from "../read-file.ts";
import { parseJson, readRecord } from "../read-record.ts";
import { differencesOf, identityOf, type WorkRecord } from "./records.ts";

export const studyFile = "study.json";
const schemas = { [studyFile]: unfinishedSchema, "job.json": jobSchema } as const;

const ownFile = /^(study\.json|job\.json|failures(-\d+-of-\d+)?\.csv|(runs|[0-9a-f]{16})-\d{9}-\d{9}\.part)$/;
export const failedFolder = "failed";

/**
 * The finished parts of a study or a job on the disk, each a file, beside study.json or job.json that says whose they are.
 * Several processes may write into one folder: what they write under one name is the same.
 */
export class KeptFolder<Of extends WorkRecord = WorkRecord> implements Kept {
  readonly path: string;
  /** How messages call the folder. */
  readonly shown: string;
  readonly record: Of;
  readonly recordFile: keyof typeof schemas;
  readonly identity: string;
  readonly cache: PartStore | undefined;
  private readonly warn: (text: string) => void;

  /** `warn` is told of parts that cannot be used; `cache` may have parts that do not lie in the folder. */
  constructor(path: string, shown: string, record: Of, warn: (text: string) => void, cache?: PartStore | undefined) {
    this.cache = cache;
    this.path = path;
    this.shown = shown;
    this.record = record;
    this.recordFile = "job" in record ? "job.json" : studyFile;
    this.identity = identityOf(record);
    this.warn = warn;
  }

  /** Makes the folder, or finds it; InputError with every difference if it is of something else. */
  open(): this {
    mkdirSync(this.path, { recursive: true });
    const text = `${JSON.stringify(this.record, null, 1)}\n`;
    if (writeIfAbsent(join(this.path, this.recordFile), Buffer.from(text))) return this;
    const shown = join(this.shown, this.recordFile);
    const found = this.differences();
    if (found.length > 0) throw new InputError(found.map((each) => `${shown}: ${each}`).join("\n"));
    return this;
  }

  /** In what the record on the disk differs from this one, a line each; none where there is no record. */
  differences(): readonly string[] {
    if (!existsSync(join(this.path, this.recordFile))) return [];
    return differencesOf(this.record, readWork(this.path, this.shown, this.recordFile));
  }

  /** A part as it was written; undefined where there is none. */
  read(part: PartAt): Uint8Array | undefined {
    const file = this.fileOf(part);
    try {
      return readBytes(join(this.path, file), join(this.shown, file));
    } catch (error) {
      if (((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Also where someone has taken the folder away meanwhile. */
  write(part: PartAt, bytes: Uint8Array): void {
    if (!existsSync(join(this.path, this.recordFile))) this.open();
    writeDurably(join(this.path, this.fileOf(part)), bytes);
  }

  onUseless(part: PartAt, problem: string): void {
    this.warn(`${join(this.shown, this.fileOf(part))}: ${problem}: computed again\n`);
  }

  /** A job has parts of several probes, each named by what it is of. */
  private fileOf({ of, range }: PartAt): string {
    return of === this.identity ? partName(range) : partName(range, of.slice(0, 16));
  }
}

/** File of a part, by its first and its last run, so that a folder lists in run order. */
export function partName({ firstRun, runs }: Range, of = "runs"): string {
  return `${of}-${[firstRun, firstRun + runs - 1].map((run) => String(run).padStart(9, "0")).join("-")}.part`;
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

/** The study that a folder of parts is of. */
export function readUnfinished(path: string, shown: string): Unfinished {
  return readWork(path, shown, studyFile) as Unfinished;
}

/** Checked, and then as it was written: the model goes by the order of a scenario's keys. */
function readWork(path: string, shown: string, file: keyof typeof schemas): WorkRecord {
  readRecord<unknown>(join(path, file), join(shown, file), schemas[file]);
  return parseJson(join(path, file), join(shown, file)) as WorkRecord;
}
