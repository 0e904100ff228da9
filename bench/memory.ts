import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allocatorSettings } from "../src/cli/terminal/steady-memory.ts";

/** The flag under which the package's scripts run the command line: Node lets 48 MB of garbage stand otherwise. */
const asShipped = "--max-semi-space-size=4";

/**
 * Prints the resident memory at its peak of a large world and of studies of so many runs. A new process starts with the
 * peak of the one that made it: the bench asks for this first, while it is small itself.
 */
export function peakMemory(counts: readonly number[]): void {
  console.log("resident memory at its peak:");
  console.log(`  8 metals, 14 sectors, 1,040 weeks, 2 workers: ${peakMegabytes("large-world.ts", [])} MB`);
  for (const count of counts)
    console.log(`  ban-2026, ${count} runs: ${peakOfRun(count)} MB (aim under 500 at 1000000)`);
}

/** Of the whole process that runs the command line, threads included. */
function peakOfRun(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), "chokepoint-bench-"));
  try {
    return peakMegabytes("peak-memory.ts", [
      ...["run", "ban-2026", "--seed", "bench", "--runs", String(count), "--out", join(folder, "out")],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of a script that prints it as the last line of its standard error [kB]. */
function peakMegabytes(script: string, args: readonly string[]): number {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const env = { ...process.env, ...allocatorSettings, CHOKEPOINT_CACHE_MB: "0" };
  const child = spawnSync(process.execPath, [asShipped, path, ...args], { encoding: "utf8", env });
  if (child.status !== 0) throw new Error(child.stderr);
  return Math.round(Number(child.stderr.trim().split("\n").at(-1)) / 1024);
}
