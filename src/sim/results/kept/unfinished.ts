import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StudyFailed } from "../../engine/failures.ts";
import { partsOf } from "../../engine/ranges.ts";
import type { JobRecord, Unfinished } from "../../study/study.ts";
import { othersFilling } from "../asides.ts";
import { DiskError, type Host, InputError, Interrupted, type Terms } from "../host.ts";
import type { Replaceable } from "../own-files.ts";
import { fillFolder, targetOf } from "../replace.ts";
import { foreignToParts, KeptFolder, partFiles } from "./folder.ts";
import type { WorkRecord } from "./records.ts";

/** What to do with work of an earlier command: go on with it, throw it away, or, by default, neither. */
export type Earlier = { readonly resume?: boolean; readonly fresh?: boolean };

/** Something under way and the folder below the unfinished one in which its parts lie; "" is that folder itself. */
type Below<Of extends WorkRecord> = { readonly below: string; readonly record: Of };

/** All of which a command keeps parts. */
export type UnfinishedWork = {
  readonly studies: readonly Below<Unfinished>[];
  readonly jobs?: readonly Below<JobRecord>[];
  /** Folders of studies that are known only once others are done. */
  readonly later?: readonly string[];
};

/** Its folders, in the order in which they were asked for. */
export type OpenedWork = {
  readonly parts: readonly KeptFolder<Unfinished>[];
  readonly jobs: readonly KeptFolder<JobRecord>[];
  readonly later: (below: string, record: Unfinished) => KeptFolder<Unfinished>;
};

/** Where the work on a results folder is kept until it is done: beside it, under a name that the next command finds. */
function unfinishedPath(
  out: string,
  host: Pick<Host, "cwd" | "terms">,
): { readonly path: string; readonly shown: string } {
  const trimmed = out.replace(/\/+$/, "");
  return { path: `${targetOf(out, host)}.unfinished`, shown: `${trimmed === "" ? out : trimmed}.unfinished` };
}

/**
 * Opens the folders in which parts are kept. Work of an earlier command is never thrown away unless `fresh` says so, nor
 * taken for that of another: InputError says what is there.
 */
function openUnfinished(out: string, work: UnfinishedWork, earlier: Earlier, host: Host): OpenedWork {
  const { studies, jobs = [], later = [] } = work;
  const { path, shown } = unfinishedPath(out, host);
  const all = [...studies.map(({ below }) => below), ...jobs.map(({ below }) => below), ...later];
  mustBeUnfinishedWork(path, shown, earlier.fresh ? foldersIn(path) : all);
  const [other] = existsSync(path) && !earlier.resume ? othersFilling(targetOf(out, host), host) : [];
  if (earlier.fresh) {
    if (other !== undefined) throw new InputError(inUse(out, shown, other, host.terms));
    rmSync(path, { recursive: true, force: true });
  }
  const folderOf = <Of extends WorkRecord>({ below, record }: Below<Of>) =>
    new KeptFolder(join(path, below), join(shown, below), record, host.warn, host.cache);
  const opened: OpenedWork = {
    parts: studies.map(folderOf),
    jobs: jobs.map(folderOf),
    later: (below, record) => folderOf({ below, record }).open(),
  };
  const folders = [...opened.parts, ...opened.jobs];
  if (earlier.resume) for (const folder of folders) mustHaveOwnRecord(folder, host.terms);
  else if (countParts(path) > 0) throw new InputError(refusal(folders, work, { path, shown }, host.terms));
  else if (existsSync(path)) {
    if (other !== undefined) throw new InputError(inUse(out, shown, other, host.terms));
    rmSync(path, { recursive: true, force: true });
    host.warn(`${shown}: begun anew: a command that was ended had left no finished part in it\n`);
  }
  for (const folder of folders) folder.open();
  return opened;
}

/** Finished parts in a folder and in those below it. */
function countParts(path: string): number {
  if (!existsSync(path)) return 0;
  const below = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return below.reduce((sum, { name }) => sum + countParts(join(path, name)), partFiles(path).length);
}

/** Folders in which any command of ours has left parts: of these --fresh throws away whichever it finds. */
function foldersIn(path: string): readonly string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [""];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries.some((entry) => entry.isFile()) ? [""] : entries.map(({ name }) => name);
}

/** Nothing but what these commands leave may lie there. */
function mustBeUnfinishedWork(path: string, shown: string, all: readonly string[]): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new InputError(`${shown}: must be a folder, got a file`);
  const below = all.filter((each) => each !== "");
  const beside = below.length === 0 ? undefined : readdirSync(path).find((name) => !below.includes(name));
  const foreign = beside ?? all.map((each) => foreignToParts(join(path, each))).find((each) => each);
  if (foreign !== undefined)
    throw new InputError(`${shown}: must be new or unfinished work of the same command, got one with ${foreign}`);
}

/** Parts without word of whose they are are of no use to anyone, nor are another's to this command. */
function mustHaveOwnRecord(folder: KeptFolder, terms: Terms): void {
  const shown = join(folder.shown, folder.recordFile);
  const differences = differencesOf(folder, terms);
  if (differences.length > 0)
    throw new InputError([...differences.map((each) => `${shown}: ${each}`), waysOut(terms)].join("\n"));
  if (partFiles(folder.path).length > 0 && !existsSync(join(folder.path, folder.recordFile)))
    throw new InputError(`${shown}: is missing; ${terms.fresh} begins anew`);
}

/** As the folder tells them; where its record cannot be read, with the way out. */
function differencesOf(folder: KeptFolder, terms: Terms): readonly string[] {
  try {
    return folder.differences();
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${error.message}\n${terms.fresh} begins anew`) : error;
  }
}

function waysOut({ out, fresh }: Terms): string {
  return `finish it by its own command, give another ${out}, or throw it away with ${fresh}`;
}

type InUse = ReturnType<typeof othersFilling>[number];

function inUse(out: string, shown: string, { processId, path }: InUse, terms: Terms): string {
  const mark = join(dirname(out), basename(path));
  return `${shown}: must not be in use, got process ${processId}, which writes ${out}: wait until it ends, or give another ${terms.out}; if that process is another program's, remove ${mark}`;
}

type Place = { readonly path: string; readonly shown: string };

function refusal(folders: readonly KeptFolder[], work: UnfinishedWork, { path, shown }: Place, terms: Terms): string {
  const kind = work.studies.length > 0 ? "study" : "job";
  const differences = folders.flatMap((folder) => differencesOf(folder, terms));
  if (differences.length > 0)
    return `${shown}: holds unfinished work of another ${kind} (${differences.join("; ")}): ${waysOut(terms)}`;
  const { studies, jobs = [], later = [] } = work;
  const all = studies.reduce((sum, { record }) => sum + partsOf(record.runs).length, 0);
  const held = jobs.length + later.length === 0 ? `${countParts(path)} of the ${all}` : `${countParts(path)}`;
  return `${shown}: holds ${held} parts of this ${kind}, of a command that was interrupted or still runs: go on with ${terms.resume}, or begin anew with ${terms.fresh}`;
}

/** What no computing could bring about: the user's input has to change, and parts kept of it are of no use. */
export class NoUseGoingOn extends InputError {}

/**
 * Fills a results folder from work whose finished parts are kept beside it until all is written. Whatever ends the
 * command before, they stay, and the message says how to go on; where there are none, nothing stays.
 */
export async function fillFromParts<T>(
  { out, kind = "study", ...work }: UnfinishedWork & { readonly out: string; readonly kind?: Replaceable },
  earlier: Earlier,
  host: Host,
  fill: (folder: string, opened: OpenedWork) => Promise<T>,
): Promise<T> {
  const { path, shown } = unfinishedPath(out, host);
  let isOpen = false;
  try {
    const result = await fillFolder(out, kind, host, (folder) => {
      const opened = openUnfinished(out, work, earlier, host);
      isOpen = true;
      return fill(folder, opened);
    });
    rmSync(path, { recursive: true, force: true });
    return result;
  } catch (error) {
    if (!isOpen) throw error;
    if (error instanceof StudyFailed) throw error;
    if (error instanceof NoUseGoingOn || countParts(path) === 0) {
      rmSync(path, { recursive: true, force: true });
      throw error;
    }
    const kept = `finished parts are kept in ${shown}; ${host.terms.goOn}`;
    if (host.signal.aborted) throw new Interrupted(`interrupted: ${kept}`);
    throw error instanceof DiskError ? new DiskError(`${error.message}\n${kept}`) : error;
  }
}
