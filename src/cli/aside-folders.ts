import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Io } from "../sim/results/host.ts";

/** Beginning of the names of folders that commands on this machine fill; their process's number follows. */
export function asidePrefix(target: string): string {
  return `.${basename(target)}.partial-${hostname()}-`;
}

/** What a command that was killed on this machine has left half-written. */
export function removeDeserted(target: string, io: Io): void {
  for (const { path, processId } of asides(target))
    if (!io.isRunning(processId)) rmSync(path, { recursive: true, force: true });
}

/** Other processes of this machine that fill the target now; those of other machines cannot be told. */
export function othersFilling(target: string, io: Io): readonly number[] {
  return asides(target)
    .map(({ processId }) => processId)
    .filter((processId) => processId !== io.processId && io.isRunning(processId));
}

/** The folders beside a target that commands on this machine fill, or filled until they were killed. */
function asides(target: string): readonly { readonly path: string; readonly processId: number }[] {
  const prefix = asidePrefix(target);
  return readdirSync(dirname(target)).flatMap((name) => {
    const [, id] = /^(\d+)-[^-]+$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
    return id === undefined ? [] : [{ path: join(dirname(target), name), processId: Number(id) }];
  });
}
