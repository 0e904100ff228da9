import { rmSync } from "node:fs";
import { FailedStudy } from "./failed-study.ts";
import { DiskError } from "./input-error.ts";
import { Interrupted } from "./interrupt.ts";
import type { Io } from "./io.ts";
import { fillFolder } from "./output-folder.ts";
import type { PartFolder } from "./part-folder.ts";
import { countParts, type Earlier, openUnfinished, type UnfinishedStudy, unfinishedPath } from "./unfinished.ts";

/**
 * Fills a results folder from studies whose finished parts are kept beside it until all is written. Whatever ends the
 * command before, they stay, and the message says how to go on; where there are none, nothing stays.
 */
export async function fillFromParts<T>(
  out: string,
  studies: readonly UnfinishedStudy[],
  earlier: Earlier,
  io: Io,
  fill: (folder: string, parts: readonly PartFolder[]) => Promise<T>,
): Promise<T> {
  const { path, shown } = unfinishedPath(out, io);
  let opened: readonly PartFolder[] = [];
  try {
    const result = await fillFolder(out, "study", io, (folder) => {
      opened = openUnfinished(out, studies, earlier, io);
      return fill(folder, opened);
    });
    rmSync(path, { recursive: true, force: true });
    return result;
  } catch (error) {
    if (opened.length === 0) throw error;
    if (error instanceof FailedStudy) throw error;
    if (countParts(opened) === 0) {
      rmSync(path, { recursive: true, force: true });
      throw error;
    }
    const kept = `finished parts are kept in ${shown}; this goes on with them:\n  ${io.commandLine} --resume`;
    if (io.signal.aborted) throw new Interrupted(`interrupted: ${kept}`);
    throw error instanceof DiskError ? new DiskError(`${error.message}\n${kept}`) : error;
  }
}
