import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { allocatorSettings } from "../src/cli/terminal/steady-memory.ts";
import { earlierBuild, here } from "./earlier-build.ts";
import { median } from "./median.ts";

/** Of one process: seconds of the processor, all its threads together, and resident memory at its peak. */
type Cost = { readonly processor: number; readonly megabytes: number };

type Measure = { readonly label: string; readonly of: (root: string, scratch: string) => Cost };

const measures: readonly Measure[] = [
  { label: "--version", of: (root) => costOfCommand(root, ["--version"]) },
  { label: "check ban-2026", of: (root) => costOfCommand(root, ["check", "ban-2026"]) },
  { label: "run, 2,048 runs, 2 workers", of: (root, scratch) => costOfRun(root, 2048, scratch) },
  { label: "run, 10,000 runs, 2 workers", of: (root, scratch) => costOfRun(root, 10_000, scratch) },
  { label: "report of these 10,000", of: (root, scratch) => costOfCommand(root, ["report", join(scratch, "10000")]) },
  { label: "study, 10,240 runs, 1 worker", of: (root) => costOfStudy(root, 10_240, 1) },
  { label: "study, 40,960 runs, 1 worker", of: (root) => costOfStudy(root, 40_960, 1) },
  { label: "study, 40,960 runs, 2 workers", of: (root) => costOfStudy(root, 40_960, 2) },
];

/**
 * Prints what this build costs over an earlier one of the same repository, measure by measure: both take turns, each in a
 * process of its own, and the ratio is the median of the rounds, in brackets the lowest and the highest. Only measures whose
 * label holds `only` are taken. The earlier build has the packages that are installed here.
 */
export function measureAgainst(ref: string, rounds: number, only: string): void {
  const { root, folder, remove } = earlierBuild(ref);
  try {
    console.log(`this build over ${ref}, ${rounds} rounds: processor time, then peak memory\n`);
    for (const measure of measures.filter(({ label }) => label.includes(only))) print(measure, root, rounds, folder);
  } finally {
    remove();
  }
}

function print({ label, of }: Measure, before: string, rounds: number, scratch: string): void {
  const turns = Array.from({ length: rounds }, (_, round) => {
    const measure = (root: string) => of(root, join(scratch, root === here ? "now" : "before"));
    // Neither side is always the first.
    const [one, other] = round % 2 === 0 ? [before, here] : [here, before];
    const [first, second] = [measure(one), measure(other)];
    return one === before ? { was: first, is: second } : { was: second, is: first };
  });
  const processor = spread(turns.map(({ was, is }) => is.processor / was.processor));
  const memory = spread(turns.map(({ was, is }) => is.megabytes / was.megabytes));
  const seconds = median(turns.map(({ is }) => is.processor)).toFixed(2);
  const megabytes = median(turns.map(({ is }) => is.megabytes)).toFixed(0);
  console.log(`${label.padEnd(30)} ${processor}  now ${seconds} s;  ${memory}  now ${megabytes} MB`);
}

function spread(ratios: readonly number[]): string {
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)})`;
}

function costOfRun(root: string, runs: number, scratch: string): Cost {
  const out = join(scratch, String(runs));
  rmSync(out, { recursive: true, force: true });
  const args = ["run", "ban-2026", "--seed", "bench", "--runs", String(runs), "--workers", "2", "--out", out];
  return costOfCommand(root, args);
}

/** The file that the package names as its command; its source where that is not built. */
function costOfCommand(root: string, args: readonly string[]): Cost {
  const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { bin: { chokepoint: string } };
  const built = join(root, bin.chokepoint);
  return costOf("command-seconds.ts", [existsSync(built) ? built : join(root, "src/cli.ts"), ...args]);
}

function costOfStudy(root: string, runs: number, workers: number): Cost {
  return costOf("study-seconds.ts", ["ban-2026", String(runs), String(workers), root]);
}

/** Of a script that prints it as the last line of what it prints; with the flag and the allocator of the package's scripts. */
function costOf(script: string, args: readonly string[]): Cost {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const env = { ...process.env, ...allocatorSettings, CHOKEPOINT_CACHE_MB: "0" };
  const child = spawnSync(process.execPath, ["--max-semi-space-size=4", path, ...args], { encoding: "utf8", env });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(lastLine(script === "study-seconds.ts" ? child.stdout : child.stderr)) as Cost;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
