import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Host } from "./host.ts";

/*
 * Folders beside a results folder that commands fill before they take its place: `.<name>.partial-<machine>-<process>-<six
 * letters>`, so that whoever finds one knows whether its command still runs.
 */

/** A folder that a command on this machine fills, or filled until it was killed. */
type Aside = { readonly path: string; readonly processId: number };

/** Beginning of the names of folders that this process makes beside a target. */
export function asidePrefix(target: string, { processId }: Pick<Host, "processId">): string {
  return `${prefixOf(target)}${processId}-`;
}

function prefixOf(target: string): string {
  return `.${basename(target)}.partial-${hostname()}-`;
}

/** Removes what a command that was killed on this machine has left half-written. */
export function removeDeserted(target: string, host: Pick<Host, "isRunning">): void {
  for (const { path, processId } of asides(target))
    if (!host.isRunning(processId)) rmSync(path, { recursive: true, force: true });
}

/** What other processes of this machine fill now to take the target's place; those of other machines cannot be told. */
export function othersFilling(target: string, host: Pick<Host, "processId" | "isRunning">): readonly Aside[] {
  return asides(target).filter(({ processId }) => processId !== host.processId && host.isRunning(processId));
}

function asides(target: string): readonly Aside[] {
  const prefix = prefixOf(target);
  return readdirSync(dirname(target)).flatMap((name) => {
    const [, id] = /^(\d+)-[^-]+$/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : "") ?? [];
    return id === undefined ? [] : [{ path: join(dirname(target), name), processId: Number(id) }];
  });
}

/** Whether a folder of this name was left by a command of which it is not known that it runs: on this machine, or any other. */
export function isLeft(name: string, host: Pick<Host, "isRunning">): boolean {
  const [, machine, id] = /^\..+\.partial-(.+)-(\d+)-[^-]{6}$/.exec(name) ?? [];
  return machine !== undefined && (machine !== hostname() || !host.isRunning(Number(id)));
}
