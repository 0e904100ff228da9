import { isMainThread } from "node:worker_threads";

/*
 * Each time a large buffer is freed, glibc raises the size from which it maps memory by itself instead of carving it out
 * of a heap (mallopt(3), M_MMAP_THRESHOLD); parts of studies are such buffers, come and go by the thousand, and leave heaps
 * in crumbs that are never given back. Both settings are glibc's own defaults, or less, held fast.
 */
export const allocatorSettings = { MALLOC_MMAP_THRESHOLD_: "131072", MALLOC_ARENA_MAX: "2" };

/** Commands that may simulate for long; the others begin the sooner for it. */
const simulating = new Set(["run", "merge", "compare", "rules", "hindcast", "forecast"]);

/**
 * Starts this process anew in its own place, with an allocator whose memory does not grow with the number of runs: it
 * reads its settings only as a process starts. Does nothing where that was done, was decided by the user, or cannot be.
 */
export function steadyMemory(): void {
  if (process.platform !== "linux" || !isMainThread || process.execve === undefined) return;
  if (!simulating.has(process.argv[2])) return;
  if (Object.keys(allocatorSettings).some((name) => name in process.env)) return;
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, args, { ...process.env, ...allocatorSettings });
}
