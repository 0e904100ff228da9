import { isMainThread } from "node:worker_threads";

/*
 * Each time a large buffer is freed, glibc raises the size from which it maps memory by itself instead of carving it out
 * of a heap (mallopt(3), M_MMAP_THRESHOLD). Parts of studies are such buffers, come and go by the thousand, and leave heaps
 * in crumbs that are never given back. So what has 16 kB or more is mapped by itself, and threads share two heaps.
 */
export const allocatorSettings = { MALLOC_MMAP_THRESHOLD_: "16384", MALLOC_ARENA_MAX: "2" };

/**
 * The same of what sorts the columns of finished runs: below a megabyte it holds more pieces at once than Linux lets a
 * process map.
 */
const sortingSettings = { ...allocatorSettings, MALLOC_MMAP_THRESHOLD_: "1048576" };

/** As the scripts of package.json have it, for who starts the command without them: Node lets 48 MB of garbage stand otherwise. */
const youngGeneration = ["--max-semi-space-size=4"];

/** Commands that may simulate for long, and those that sort runs; the others begin the sooner for it. */
const simulating = ["run", "merge", "compare", "rules", "hindcast", "forecast"];
const sorting = ["sensitivity", "discover"];
const settingsOf = new Map([
  ...simulating.map((name) => [name, allocatorSettings] as const),
  ...sorting.map((name) => [name, sortingSettings] as const),
]);

/**
 * Starts a process anew in its own place, with an allocator whose memory grows little with the number of runs: it reads
 * its settings only as a process starts. Does nothing where that was done, was decided by the user, or cannot be.
 */
export function steadyMemory({ platform, argv, env, execPath, execArgv, execve }: NodeJS.Process): void {
  const settings = settingsOf.get(argv[2]);
  if (platform !== "linux" || !isMainThread || execve === undefined || settings === undefined) return;
  if (Object.keys(allocatorSettings).some((name) => name in env)) return;
  execve(execPath, [execPath, ...youngGeneration, ...execArgv, ...argv.slice(1)], { ...env, ...settings });
}
