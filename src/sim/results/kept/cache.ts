import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PartStore } from "../../engine/run-parts.ts";
import { workerFile } from "../../engine/worker-file.ts";

/** Where finished parts of commands lie, and the clock by which they are known to be in use. */
export type PartsPlace = { readonly folder: string; readonly now: () => Date };

const ending = ".part";
/** What is being written bears another name until it is whole. */
const halfEnding = ".half";

/** Files of the cache that are older are taken first; down to this share of the limit, so that not every part needs room made. */
const shareLeft = 0.8;

/** Of one command no more than this share of the limit is kept: it would push out all else, and itself. */
const shareOfOne = 0.5;

/**
 * Finished parts of earlier commands in a folder of the user's cache, by the content of all that their numbers follow from and by the
 * build that made them. It costs time and nothing else: what is not there, damaged or cannot be written is computed.
 */
export class PartCache implements PartStore {
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #mostBytes: number;
  readonly #build: string;
  /** Bytes in the folder, as far as this process knows; undefined before it has looked. */
  #bytes: number | undefined;
  #written = 0;

  /** `now` tells when a part is used, so that those used longest ago go first. */
  constructor({ folder, now }: PartsPlace, mostBytes: number, build: string) {
    this.#folder = folder;
    this.#now = now;
    this.#mostBytes = mostBytes;
    this.#build = build;
  }

  read(key: string): Uint8Array | undefined {
    const path = this.#pathOf(key);
    try {
      const bytes = readFileSync(path);
      const now = this.#now();
      utimesSync(path, now, now);
      return bytes;
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all; more than its share of the limit one command does not leave. */
  write(key: string, bytes: Uint8Array): void {
    if (this.#written + bytes.length > this.#mostBytes * shareOfOne) return;
    const path = this.#pathOf(key);
    const half = `${path}.${randomUUID()}${halfEnding}`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#makeRoom(bytes.length);
      writeFileSync(half, bytes);
      renameSync(half, path);
      this.#written += bytes.length;
    } catch {
      removeIfThere(half);
    }
  }

  remove(key: string): void {
    removeIfThere(this.#pathOf(key));
  }

  #pathOf(key: string): string {
    return join(this.#folder, createHash("sha256").update(`${this.#build}\n${key}`).digest("hex") + ending);
  }

  #makeRoom(bytes: number): void {
    this.#bytes ??= this.#files().reduce((sum, { size }) => sum + size, 0);
    this.#bytes += bytes;
    if (this.#bytes <= this.#mostBytes) return;
    const oldestFirst = this.#files().sort((one, other) => one.usedMs - other.usedMs);
    let left = oldestFirst.reduce((sum, { size }) => sum + size, bytes);
    for (const { path, size } of oldestFirst) {
      if (left <= this.#mostBytes * shareLeft) break;
      removeIfThere(path);
      left -= size;
    }
    this.#bytes = left;
  }

  /** Also what a process that was killed has left half written. */
  #files(): { readonly path: string; readonly size: number; readonly usedMs: number }[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(ending) || name.endsWith(halfEnding))
      .flatMap((name) => {
        const path = join(this.#folder, name);
        const found = statSync(path, { throwIfNoEntry: false });
        return found === undefined ? [] : [{ path, size: found.size, usedMs: found.mtimeMs }];
      });
  }
}

/** What cannot be removed stays. */
function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Of no effect on any number.
  }
}

/**
 * The build that makes parts, by the hash of its bundle, which names all that it loads by their content; undefined where it
 * runs from its sources, which may change from one command to the next.
 */
export function buildOfParts(): string | undefined {
  const path = fileURLToPath(workerFile);
  if (!path.endsWith(".js")) return undefined;
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
