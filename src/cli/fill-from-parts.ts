import { rmSync } from "node:fs";
import type { Io } from "../sim/results/host.ts";
import {
  countParts,
  type Earlier,
  type OpenedWork,
  openUnfinished,
  type UnfinishedWork,
  unfinishedPath,
} from "../sim/results/kept/unfinished.ts";
import type { ResultsKind } from "../sim/results/kinds.ts";
import { fillFolder } from "../sim/results/replace.ts";
import { FailedStudy } from "./failed-study.ts";
import { DiskError, InputError } from "./input-error.ts";
import { Interrupted } from "./terminal/interrupt.ts";

/** What no computing could bring about: the user's input has to change, and parts kept of it are of no use. */
export class NoUseGoingOn extends InputError {}

/**
 * Fills a results folder from work whose finished parts are kept beside it until all is written. Whatever ends the
 * command before, they stay, and the message says how to go on; where there are none, nothing stays.
 */
export async function fillFromParts<T>(
  { out, kind = "study", ...work }: UnfinishedWork & { readonly out: string; readonly kind?: ResultsKind },
  earlier: Earlier,
  io: Io,
  fill: (folder: string, opened: OpenedWork) => Promise<T>,
): Promise<T> {
  const { path, shown } = unfinishedPath(out, io);
  let isOpen = false;
  try {
    const result = await fillFolder(out, kind, io, (folder) => {
      const opened = openUnfinished(out, work, earlier, io);
      isOpen = true;
      return fill(folder, opened);
    });
    rmSync(path, { recursive: true, force: true });
    return result;
  } catch (error) {
    if (!isOpen) throw error;
    if (error instanceof FailedStudy) throw error;
    if (error instanceof NoUseGoingOn || countParts(path) === 0) {
      rmSync(path, { recursive: true, force: true });
      throw error;
    }
    const kept = `finished parts are kept in ${shown}; this goes on with them:\n  ${io.commandLine} --resume`;
    if (io.signal.aborted) throw new Interrupted(`interrupted: ${kept}`);
    throw error instanceof DiskError ? new DiskError(`${error.message}\n${kept}`) : error;
  }
}
