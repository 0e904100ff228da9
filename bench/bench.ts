import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readScenarioFile } from "../src/index.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { runStudy } from "../src/sim/study/run-study.ts";
import { createStudy, simulateRange } from "../src/sim/study/simulate-range.ts";
import { recordDraws } from "./draws.ts";

/**
 * Speed as ratios within one run of this program: the machine's own speed cancels. Each ratio is the median of rounds in
 * which both sides take turns; one thread's work is counted in its own processor time, so that other programs do not
 * count. Only workers over each other need the wall clock, and a machine with nothing else to do.
 */
const rounds = 5;
const runs = 1024;
const names = ["precedent-2010", "licensing-2025", "ban-2026"] as const;
/** The flag under which the package's scripts run the command line: Node lets 48 MB of garbage stand otherwise. */
const asShipped = "--max-semi-space-size=4";
const quick = process.argv.includes("--quick");

console.log(`node ${process.version}, ${availableParallelism()} processors\n`);
// First, while this process is small: a new process starts with the peak of the one that made it.
console.log("resident memory at its peak:");
console.log(`  8 metals, 14 sectors, 1,040 weeks, 2 workers: ${peakMegabytes("large-world.ts", [])} MB`);
for (const count of quick ? [10_000] : [10_000, 1_000_000])
  console.log(`  ban-2026, ${count} runs: ${peakOfRun(count)} MB (aim under 400 at 1000000)`);
console.log();
for (const name of names) {
  const { scenario } = readScenarioFile(name);
  const study = createStudy(scenario, "bench");
  const drawEverything = recordDraws(study, runs);
  const runEverything = () => void simulateRange(study, { firstRun: 0, runs });
  runEverything();
  drawEverything();
  const turns = Array.from({ length: rounds }, () => {
    const [whole, draws] = [threadSeconds(runEverything), threadSeconds(drawEverything)];
    return { whole, draws, ratio: whole / draws };
  });
  const whole = median(turns.map((turn) => turn.whole)) / runs;
  console.log(name);
  console.log(`  runs per second and core        ${Math.round(1 / whole)}`);
  console.log(`  microseconds a run              ${(whole * 1e6).toFixed(0)}`);
  console.log(
    `  microseconds a run, draws alone ${((median(turns.map((turn) => turn.draws)) / runs) * 1e6).toFixed(1)}`,
  );
  console.log(
    `  whole run over its draws alone  ${median(turns.map((turn) => turn.ratio)).toFixed(1)}   (aim 5 or less)`,
  );
  const both: { wall: number; processor: number }[] = [];
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    const [one, two] = [await studySeconds(scenario, 1), await studySeconds(scenario, 2)];
    both.push({ wall: one.wall / two.wall, processor: two.processor / one.processor });
  }
  console.log(
    `  two workers over one            ${median(both.map(({ wall }) => wall)).toFixed(2)}  (aim 1.7 or more)`,
  );
  console.log(`  processor time, two over one    ${median(both.map(({ processor }) => processor)).toFixed(2)}\n`);
}
function threadSeconds(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1e6;
}

/** Of the wall clock, and of all threads together. */
async function studySeconds(scenario: Scenario, workers: number): Promise<{ wall: number; processor: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  await runStudy(scenario, { seed: "bench", runs: 20_480, workers, onOutcomes: () => undefined });
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1e6 };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
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
  const child = spawnSync(process.execPath, [asShipped, path, ...args], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return Math.round(Number(child.stderr.trim().split("\n").at(-1)) / 1024);
}
