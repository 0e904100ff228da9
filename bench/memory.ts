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
  for (const count of counts) {
    const folder = mkdtempSync(join(tmpdir(), "chokepoint-bench-"));
    try {
      const [out, further] = ["out", "further"].map((name) => join(folder, name));
      const run = peakMegabytes("peak-memory.ts", [
        ...["run", "ban-2026", "--seed", "bench", "--runs", String(count), "--out", out],
      ]);
      console.log(`  ban-2026, ${count} runs: ${run} MB (aim under 500 at 1000000)`);
      for (const [name, ...asked] of ofFinishedRuns)
        console.log(
          `    ${name} of them: ${peakMegabytes("peak-memory.ts", [name, out, ...asked, "--out", further], {})} MB (aim under 400 at 1000000)`,
        );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

/** What takes the columns of finished runs, each with the settings of memory that its command gives itself. */
const ofFinishedRuns = [
  ["discover", "--outcome", "unmetNeedShare.Dy", "--above", "0.1"],
  ["sensitivity", "--outcome", "unmetNeedShare.Dy", "--series", "pricePaidUsdPerKg.Dy", "--points", "64"],
] as const;

/** Of the whole process of a script, threads included, that prints it as the last line of its standard error [kB]. */
function peakMegabytes(script: string, args: readonly string[], settings: object = allocatorSettings): number {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const env = { ...process.env, ...settings, CHOKEPOINT_CACHE_MB: "0" };
  const child = spawnSync(process.execPath, [asShipped, path, ...args], { encoding: "utf8", env });
  if (child.status !== 0) throw new Error(child.stderr);
  return Math.round(Number(child.stderr.trim().split("\n").at(-1)) / 1024);
}
