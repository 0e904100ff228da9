import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { InputError } from "./host.ts";

/** Text that is held in one piece may not be longer [bytes]; the longest that studies write are some tens of MB. */
const mostText = 268_435_456;

/**
 * Opens what a user names, if it is a regular file or a link to one: a pipe would let us wait for ever, a device has no end.
 * InputError for all else; `shown` is how messages call it. Whoever opens it closes it.
 */
export function openFile(path: string, shown: string): number {
  return open(path, (rule) => new InputError(`${shown}: ${rule}`));
}

/** The bytes of a file, as many as it has when it is opened. */
export function readBytes(path: string, shown: string): Buffer {
  return read(path, Number.MAX_SAFE_INTEGER, (rule) => new InputError(`${shown}: ${rule}`));
}

/** The text of a file; where it is not UTF-8, characters that stand for what cannot be read. */
export function readText(path: string, shown: string): string {
  return read(path, mostText, (rule) => new InputError(`${shown}: ${rule}`)).toString("utf8");
}

/**
 * The text of a file for a reader that knows its place: RangeError where it is none, longer than `most` bytes, not UTF-8, or
 * where links lead it out of all of the folders `within`.
 */
export function readTextWithin(path: string, most: number, within?: readonly string[]): string {
  const isInside = (folder: string) => contains(realpathSync(folder), realpathSync(path));
  if (within !== undefined && existsSync(path) && !within.some(isInside))
    throw new RangeError("it must lie inside the folder of the scenario, a link leads out of it");
  const bytes = read(path, most, (rule) => new RangeError(`it ${rule}`));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new RangeError("it must be text in UTF-8");
    throw error;
  }
}

/** Whether something that is no folder lies there; refuses what is neither file nor folder. */
export function isFile(path: string, shown: string): boolean {
  if (!existsSync(path)) return false;
  const found = statSync(path);
  if (found.isDirectory()) return false;
  if (!found.isFile()) throw new InputError(`${shown}: must be a file, is ${kindOf(found)}`);
  return true;
}

type Refuse = (rule: string) => Error;

function open(path: string, refuse: Refuse): number {
  try {
    mustBeRegular(statSync(path), refuse);
    // Another may lie there by now: opened this way, a pipe does not wait for its writer.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      mustBeRegular(fstatSync(descriptor), refuse);
      return descriptor;
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw Object.assign(refuse(code === "ENOENT" ? "is missing" : `cannot be read, got ${message}`), { cause: error });
  }
}

function read(path: string, most: number, refuse: Refuse): Buffer {
  const descriptor = open(path, refuse);
  try {
    const { size } = fstatSync(descriptor);
    if (size > most) throw refuse(`must be at most ${most} bytes, has ${size}`);
    // One more than it has shows what grows, and what says that it has nothing.
    const bytes = Buffer.alloc(size + 1);
    let length = 0;
    for (let got = 1; got > 0 && length <= size; length += got)
      got = readSync(descriptor, bytes, length, size + 1 - length, null);
    if (length !== size)
      throw refuse(`must not change while it is read, had ${size} bytes, then ${length > size ? "more" : length}`);
    return bytes.subarray(0, size);
  } finally {
    closeSync(descriptor);
  }
}

function mustBeRegular(found: Stats, refuse: Refuse): void {
  if (!found.isFile()) throw refuse(`must be a file, is ${kindOf(found)}`);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a named pipe";
  if (found.isSocket()) return "a socket";
  return "a device";
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
