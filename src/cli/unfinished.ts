import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { partsOf } from "../sim/study/parts.ts";
import { othersFilling } from "./aside-folders.ts";
import { InputError } from "./input-error.ts";
import type { Io } from "./io.ts";
import { targetOf } from "./output-folder.ts";
import { foreignToParts, PartFolder, partFiles, readUnfinished, studyFile } from "./part-folder.ts";
import { differencesOf, type StudyRecord } from "./study-record.ts";

/** What to do with work of an earlier command: go on with it, throw it away, or, by default, neither. */
export type Earlier = { readonly resume?: boolean; readonly fresh?: boolean };

/** A study and the folder below the unfinished one in which its parts lie; "" is that folder itself. */
export type UnfinishedStudy = { readonly below: string; readonly record: StudyRecord };

/** Where the work on a results folder is kept until it is done: beside it, under a name that the next command finds. */
export function unfinishedPath(out: string, io: Io): { readonly path: string; readonly shown: string } {
  const trimmed = out.replace(/\/+$/, "");
  return { path: `${targetOf(out, io)}.unfinished`, shown: `${trimmed === "" ? out : trimmed}.unfinished` };
}

/**
 * Opens the folders in which the parts of studies are kept. Work of an earlier command is never thrown away unless
 * `fresh` says so, nor taken for that of another study: InputError says what is there.
 */
export function openUnfinished(
  out: string,
  studies: readonly UnfinishedStudy[],
  earlier: Earlier,
  io: Io,
): readonly PartFolder[] {
  const { path, shown } = unfinishedPath(out, io);
  mustBeUnfinishedWork(path, shown, studies);
  if (earlier.fresh) rmSync(path, { recursive: true, force: true });
  const folders = studies.map(
    ({ below, record }) => new PartFolder(join(path, below), join(shown, below), { ...record, shards: 1 }, io.stderr),
  );
  if (earlier.resume) for (const folder of folders) mustHaveOwnRecord(folder);
  else if (folders.some((folder) => partFiles(folder.path).length > 0)) throw new InputError(refusal(folders, shown));
  else if (existsSync(path)) {
    const [other] = othersFilling(targetOf(out, io), io);
    if (other !== undefined) throw new InputError(inUse(out, shown, other));
    rmSync(path, { recursive: true, force: true });
    io.stderr(`${shown}: begun anew: a command that was ended had left no finished part in it\n`);
  }
  return folders.map((folder) => folder.open());
}

export function countParts(folders: readonly PartFolder[]): number {
  return folders.reduce((sum, { path }) => sum + partFiles(path).length, 0);
}

/** Nothing but what these studies' commands leave may lie there. */
function mustBeUnfinishedWork(path: string, shown: string, studies: readonly UnfinishedStudy[]): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new InputError(`${shown}: must be a folder, got a file`);
  const below = studies.map((each) => each.below).filter((each) => each !== "");
  const beside = below.length === 0 ? undefined : readdirSync(path).find((name) => !below.includes(name));
  const foreign = beside ?? studies.map((each) => foreignToParts(join(path, each.below))).find((each) => each);
  if (foreign !== undefined)
    throw new InputError(`${shown}: must be new or unfinished work of the same command, got one with ${foreign}`);
}

/** Parts without word of whose they are are of no use to anyone, nor are another study's to this one. */
function mustHaveOwnRecord(folder: PartFolder): void {
  const shown = join(folder.shown, studyFile);
  if (existsSync(join(folder.path, studyFile))) {
    const differences = differencesOf(folder.record, readUnfinished(folder.path, folder.shown));
    if (differences.length > 0)
      throw new InputError([...differences.map((each) => `${shown}: ${each}`), waysOut].join("\n"));
  } else if (partFiles(folder.path).length > 0) throw new InputError(`${shown}: is missing; --fresh begins anew`);
}

const waysOut = "finish it by its own command, give another --out, or throw it away with --fresh";

function inUse(out: string, shown: string, processId: number): string {
  return `${shown}: must not be in use, got process ${processId}, which writes ${out}: wait until it ends, give another --out, or begin anew with --fresh`;
}

function refusal(folders: readonly PartFolder[], shown: string): string {
  const differences = folders.flatMap((folder) =>
    existsSync(join(folder.path, studyFile))
      ? differencesOf(folder.record, readUnfinished(folder.path, folder.shown))
      : [],
  );
  if (differences.length > 0)
    return `${shown}: holds unfinished work of another study (${differences.join("; ")}): ${waysOut}`;
  const all = folders.reduce((sum, { record }) => sum + partsOf(record.runs).length, 0);
  return `${shown}: holds ${countParts(folders)} of the ${all} parts of this study, of a command that was interrupted or still runs: go on with --resume, or begin anew with --fresh`;
}
