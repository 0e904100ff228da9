import { existsSync, mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { writeDurably } from "../../sim/results/durable.ts";
import { type Host, InputError } from "../../sim/results/host.ts";
import { isFile, readText } from "../../sim/results/read-file.ts";
import { generator } from "../explorer/page.ts";

/** Throws InputError where something stands that is no page of the explorer, before anything is run for it. */
export function mustBeExplorer(out: string, { cwd }: Pick<Host, "cwd">): void {
  const path = resolve(cwd, out);
  if (!existsSync(path)) return;
  if (!isFile(path, out) || !readText(path, out).includes(generator))
    throw new InputError(`${out}: must be new, or a page of explore, got another file: nothing was written`);
}

/** Writes the page, whole or not at all. */
export function writeExplorer(out: string, page: string, host: Pick<Host, "cwd">): void {
  mustBeExplorer(out, host);
  const path = resolve(host.cwd, out);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeDurably(path, Buffer.from(page));
  } catch (error) {
    throw new InputError(`${out}: cannot be written, got ${(error as Error).message}`);
  }
}
