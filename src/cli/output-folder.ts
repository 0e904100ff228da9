import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "./input-error.ts";
import type { Io } from "./io.ts";

/** File whose presence says that a folder holds results of ours, which may be replaced. */
const marks = ["manifest.json", "comparison.json", "index.html"] as const;

/**
 * Fills a folder in one go: `fill` writes into a folder beside it, which takes its name only when all is written.
 * Whatever goes wrong, nothing half-written stays and what was there before is untouched.
 */
export async function fillFolder<T>(out: string, io: Io, fill: (folder: string) => Promise<T>): Promise<T> {
  const target = resolve(io.cwd, out);
  mustBeReplaceable(target, out);
  const partial = join(dirname(target), `.${basename(target)}.partial`);
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
  } catch (error) {
    throw new InputError(`${out}: cannot be written, got ${(error as Error).message}`);
  }
  try {
    const result = await fill(partial);
    const old = `${partial}.old`;
    rmSync(old, { recursive: true, force: true });
    if (existsSync(target)) renameSync(target, old);
    renameSync(partial, target);
    rmSync(old, { recursive: true, force: true });
    return result;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function mustBeReplaceable(target: string, out: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) throw new InputError(`${out}: must be a folder, got a file`);
  const entries = readdirSync(target);
  if (entries.length > 0 && !marks.some((mark) => entries.includes(mark)))
    throw new InputError(`${out}: must be new, empty or a folder of earlier results, got a folder with other files`);
}
