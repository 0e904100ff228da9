import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unfinishedSchema } from "../sim/files/record-schemas.ts";
import type { Range } from "../sim/study/ranges.ts";
import type { KeptParts } from "../sim/study/run-study.ts";
import { writeDurably, writeIfAbsent, writingPrefix } from "./durable-file.ts";
import { InputError } from "./input-error.ts";
import { readRecord } from "./read-record.ts";
import { differencesOf, identityOf, type Unfinished } from "./study-record.ts";

export const studyFile = "study.json";
const ownName = /^(study\.json|failures(-\d+-of-\d+)?\.csv|runs-\d{9}-\d{9}\.part)$/;

/**
 * A study's finished parts on the disk, each a file, beside study.json that says whose they are. Several processes may
 * write into one folder: what they write under one name is the same.
 */
export class PartFolder implements KeptParts {
  readonly path: string;
  /** How messages call the folder. */
  readonly shown: string;
  readonly record: Unfinished;
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

  /** Makes the folder of this study, or finds it; InputError with every difference if it is another study's. */
  open(): this {
    mkdirSync(this.path, { recursive: true });
    const own = Buffer.from(`${JSON.stringify(this.record, null, 1)}\n`);
    if (writeIfAbsent(join(this.path, studyFile), own)) return this;
    const differences = differencesOf(this.record, readUnfinished(this.path, this.shown));
    if (differences.length > 0)
      throw new InputError(differences.map((each) => `${join(this.shown, studyFile)}: ${each}`).join("\n"));
    return this;
  }

  read(part: Range): Uint8Array | undefined {
    try {
      return readFileSync(join(this.path, partName(part)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Also where someone has taken the folder away meanwhile. */
  write(part: Range, bytes: Uint8Array): void {
    if (!existsSync(join(this.path, studyFile))) this.open();
    writeDurably(join(this.path, partName(part)), bytes);
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
    .filter((entry) => !(entry.isFile() ? ownName.test(entry.name) : entry.isDirectory() && isWriting(entry.name)))
    .map(({ name }) => name)
    .at(0);
}

function isWriting(name: string): boolean {
  return name.startsWith(writingPrefix);
}
