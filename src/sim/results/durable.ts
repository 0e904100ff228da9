import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Beginning of the names under which files are written before they are whole. */
export const writingPrefix = ".writing-";

/**
 * Writes a file that is there whole or not at all, also after a loss of power: beside its place and under a name of its
 * own, then put into place in one step.
 */
export function writeDurably(path: string, bytes: Uint8Array): void {
  settle(path, bytes, (written) => renameSync(written, path));
}

/** As above, but of several who write the same file at once the first one stands: false for the others. */
export function writeIfAbsent(path: string, bytes: Uint8Array): boolean {
  let first = true;
  settle(path, bytes, (written) => {
    try {
      linkSync(written, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      first = false;
    }
  });
  return first;
}

function settle(path: string, bytes: Uint8Array, place: (written: string) => void): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const aside = mkdtempSync(join(folder, writingPrefix));
  try {
    const written = join(aside, "file");
    withFile(written, "w", (descriptor) => {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
      fsyncSync(descriptor);
    });
    place(written);
    withFile(folder, "r", fsyncSync);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function withFile(path: string, flags: string, use: (descriptor: number) => void): void {
  const descriptor = openSync(path, flags);
  try {
    use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
