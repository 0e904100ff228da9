import { existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { asidePrefix, removeDeserted } from "./asides.ts";
import { DiskError, type Host, InputError } from "./host.ts";
import { calledAs, notOurs, otherResultsIn, type Replaceable } from "./own-files.ts";
import { sealResults } from "./seal.ts";

/** Failures that lie with the disk or its rights, not with the program. */
const diskFailures = new Set([
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EROFS",
  "EACCES",
  "EPERM",
  "ENAMETOOLONG",
  "EIO",
  "EBUSY",
  "EXDEV",
]);

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
    return mkdtempSync(join(dirname(target), asidePrefix(target, host)));
  });
  try {
    const filled = join(aside, "new");
    mkdirSync(filled);
    const result = await fill(filled);
    if (kind !== "report") sealResults(filled, kind, host);
    host.signal.throwIfAborted();
    mustBeReplaceable(out, kind, host);
    replace(target, filled, join(aside, "old"), kind, host);
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

/** Results of another command that lie below those replaced go with their place: they are nobody's to throw away. */
function replace(target: string, filled: string, old: string, kind: Replaceable, host: Host): void {
  const others = existsSync(target) ? otherResultsIn(target, kind, host) : [];
  if (existsSync(target)) renameSync(target, old);
  try {
    for (const other of others) move(old, filled, other);
    renameSync(filled, target);
  } catch (error) {
    for (const other of others) if (existsSync(join(filled, other))) move(filled, old, other);
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
}

function move(from: string, to: string, path: string): void {
  mkdirSync(dirname(join(to, path)), { recursive: true });
  renameSync(join(from, path), join(to, path));
}

function behindLinks(target: string, out: string): string {
  if (existsSync(target)) return realpathSync(target);
  if (lstatSync(target, { throwIfNoEntry: false }) === undefined) return target;
  throw new InputError(`${out}: must be a folder, got a link that leads nowhere`);
}

/** The folder that `out` stands for; InputError unless results of the kind may take its place. */
export function mustBeReplaceable(
  out: string,
  kind: Replaceable,
  host: Pick<Host, "cwd" | "terms" | "isRunning">,
): string {
  const target = targetOf(out, host);
  if (!existsSync(target)) return target;
  if (!statSync(target).isDirectory()) throw new InputError(`${out}: must be a folder, got a file`);
  if (isMountPoint(target))
    throw new InputError(
      `${out}: must not be a mount point, whose place no finished folder can take: give one below it, such as ${join(out, "results")}`,
    );
  const foreign = onDisk(out, () => notOurs(target, kind, host));
  if (foreign === undefined) return target;
  throw new InputError(`${out}: must be new, empty or a folder of ${calledAs(kind)} alone, got one with ${foreign}`);
}

/**
 * Whether a file system, or a part of one, is mounted on a folder. Systems say so when asked to move it below itself, which
 * never succeeds: into another mount, instead of into its own inside.
 */
function isMountPoint(target: string): boolean {
  if (dirname(target) === target || statSync(target).dev !== statSync(dirname(target)).dev) return true;
  try {
    renameSync(target, join(target, ".below"));
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EXDEV";
  }
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
