import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { DiskError, type Host, InputError } from "./host.ts";
import { calledAs, notOurs, type Replaceable } from "./own-files.ts";
import { sealResults } from "./seal.ts";

/** Beginning of the names of folders that commands on this machine fill; their process's number follows. */
function asidePrefix(target: string): string {
  return `.${basename(target)}.partial-${hostname()}-`;
}

/** What a command that was killed on this machine has left half-written. */
function removeDeserted(target: string, host: Host): void {
  for (const { path, processId } of asides(target))
    if (!host.isRunning(processId)) rmSync(path, { recursive: true, force: true });
}

/** Other processes of this machine that fill the target now; those of other machines cannot be told. */
export function othersFilling(target: string, host: Host): readonly number[] {
  return asides(target)
    .map(({ processId }) => processId)
    .filter((processId) => processId !== host.processId && host.isRunning(processId));
}

/** The folders beside a target that commands on this machine fill, or filled until they were killed. */
function asides(target: string): readonly { readonly path: string; readonly processId: number }[] {
  const prefix = asidePrefix(target);
  return readdirSync(dirname(target)).flatMap((name) => {
    const [, id] = /^(\d+)-[^-]+$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
    return id === undefined ? [] : [{ path: join(dirname(target), name), processId: Number(id) }];
  });
}

/** Failures that lie with the disk or its rights, not with the program. */
const diskFailures = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "ENAMETOOLONG", "EIO"]);

/**
 * Fills a folder in one go: `fill` writes into a folder beside it, of a name that no other command shares, which takes
 * its place only when all is written, and only that of earlier results of its kind. Whatever goes wrong, nothing
 * half-written stays and what was there before is untouched. A link to a folder stays a link.
 */
export async function fillFolder<T>(
  out: string,
  kind: Replaceable,
  host: Host,
  fill: (folder: string) => Promise<T>,
): Promise<T> {
  const target = mustBeReplaceable(out, kind, host);
  const aside = onDisk(out, () => {
    makeFolder(dirname(target));
    removeDeserted(target, host);
    return mkdtempSync(join(dirname(target), `${asidePrefix(target)}${host.processId}-`));
  });
  try {
    const filled = join(aside, "new");
    mkdirSync(filled);
    const result = await fill(filled);
    if (kind !== "report") sealResults(filled, kind, host);
    host.signal.throwIfAborted();
    mustBeReplaceable(out, kind, host);
    replace(target, filled, join(aside, "old"));
    return result;
  } catch (error) {
    throw asDiskError(out, error);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** The folder that `out` stands for: the one behind a link. InputError for a link that leads nowhere. */
export function targetOf(out: string, host: Pick<Host, "cwd" | "terms">): string {
  if (out.trim() === "") throw new InputError(`${host.terms.out}: must not be empty`);
  return onDisk(out, () => behindLinks(resolve(host.cwd, out), out));
}

function replace(target: string, filled: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(filled, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
}

function behindLinks(target: string, out: string): string {
  if (existsSync(target)) return realpathSync(target);
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined) return target;
  throw new InputError(`${out}: must be a folder, got a link that leads nowhere`);
}

/** The folder that `out` stands for; InputError unless results of the kind may take its place. */
export function mustBeReplaceable(out: string, kind: Replaceable, host: Pick<Host, "cwd" | "terms">): string {
  const target = targetOf(out, host);
  if (!existsSync(target)) return target;
  if (!statSync(target).isDirectory()) throw new InputError(`${out}: must be a folder, got a file`);
  const foreign = onDisk(out, () => notOurs(target, kind));
  if (foreign === undefined) return target;
  throw new InputError(`${out}: must be new, empty or a folder of ${calledAs(kind)} alone, got one with ${foreign}`);
}

/** Folder by folder: asked for all at once, Node may try for ever in a place that takes none. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function onDisk<T>(out: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${out}: cannot be written, got ${(error as Error).message}`);
  }
}

/** A failure of the disk as the user's to mend; any other error as it is. */
export function asDiskError(out: string, error: unknown): unknown {
  const { code = "", syscall, message } = error as NodeJS.ErrnoException;
  return syscall !== undefined && diskFailures.has(code)
    ? new DiskError(`${out}: cannot be written, got ${message}`)
    : error;
}
