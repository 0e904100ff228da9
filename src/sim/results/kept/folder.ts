import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeDurably, writeIfAbsent, writingPrefix } from "../durable.ts";
import { InputError } from "../../../cli/input-error.ts";

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
export function readPart({ path }: KeptFolder, name: string): Uint8Array | undefined {
  try {
    return readFileSync(join(path, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Also where someone has taken the folder away meanwhile. */
export function writePart(folder: KeptFolder, name: string, bytes: Uint8Array): void {
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
