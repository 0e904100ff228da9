import { fileURLToPath } from "node:url";
import packageJson from "../package.json" with { type: "json" };
import type { Host, Terms } from "./sim/results/host.ts";

/** What a program may say of itself to the functions that write and open results folders. */
export type HostOptions = {
  /** Relative paths are taken from here; from the process's own folder when left out. */
  readonly cwd?: string;
  /** Ends what is under way when it is aborted; what is finished is kept. */
  readonly signal?: AbortSignal;
  /** Takes text that someone should see and that no result holds; a warning of the process when left out. */
  readonly onWarning?: (text: string) => void;
  /** Told several times a second of how many of how many runs are finished, and of what. */
  readonly onProgress?: (label: string, finished: number, runs: number) => void;
};

/** Folder of the package: where the shipped scenarios lie. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url));

const terms: Terms = {
  ...{ out: "folder", resume: "resume: true", fresh: "fresh: true", shard: "shard" },
  ...{ explain: "explain", outcome: "explain.outcomes", severityMatched: "severityMatched", paths: "paths" },
  again: "the same call",
  goOn: "the same call with resume: true goes on with them",
};

/**
 * What the functions that write and open results folders need of the process, for a program: folders, an identity, a way to
 * end them, and who is told of warnings and progress.
 *
 * @example
 * ```ts
 * const stop = new AbortController();
 * const host = hostOf({ signal: stop.signal, onProgress: (label, finished, runs) => console.log(label, finished / runs) });
 * await writeStudy(readScenarioFile("ban-2026"), "results/ban", { seed: "board", runs: 10_000 }, host);
 * ```
 */
export function hostOf(options: HostOptions = {}): Host {
  const {
    cwd = process.cwd(),
    signal = new AbortController().signal,
    onWarning = (text) => process.emitWarning(text),
    onProgress,
  } = options;
  return {
    ...{ cwd, signal, packageRoot, terms },
    codeVersion: packageJson.version,
    processId: process.pid,
    isRunning,
    warn: (text) => onWarning(text.trimEnd()),
    progress: (label, all) => ({ update: (finished, _, runs = all) => onProgress?.(label, finished, runs) }),
  };
}

/** Whether a process of this machine is there; also one of another user, which may not be signalled. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
