import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Range } from "../sim/engine/ranges.ts";
import type { KeptParts } from "../sim/engine/run-study.ts";
import { type KeptFolder, openKept, readPart, writePart } from "../sim/results/kept/folder.ts";
import { readRecord } from "../sim/results/read-record.ts";
import { unfinishedSchema } from "../sim/study/files/schemas.ts";
import { differencesOf, identityOf, type Unfinished } from "./study-record.ts";

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
