import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readScenarioFile } from "../src/index.ts";
import { drawInputs } from "../src/model/inputs.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { runsPerBlock } from "../src/sim/study/ranges.ts";
import { runStudy } from "../src/sim/study/run-study.ts";
import { createStudy, type Study, simulateRange } from "../src/sim/study/simulate-range.ts";

/** Speed as ratios within one run of this program: the machine's own speed cancels. Medians of several rounds. */
const rounds = 5;
const names = ["precedent-2010", "ban-2026"] as const;

console.log(`node ${process.version}, ${availableParallelism()} processors\n`);
for (const name of names) {
  const scenario = readScenarioFile(name).scenario;
  const study = createStudy(scenario, "bench");
  const runs = 4096;
  simulateRange(study, { firstRun: 0, runs: 1024 });
  drawEverything(study, 1024);
  const whole = medianSeconds(() => void simulateRange(study, { firstRun: 0, runs }));
  const draws = medianSeconds(() => drawEverything(study, runs));
  console.log(`${name}`);
  console.log(`  runs per second and core        ${Math.round(runs / whole)}`);
  console.log(`  microseconds a run              ${((whole / runs) * 1e6).toFixed(0)}`);
  console.log(`  microseconds a run, draws alone ${((draws / runs) * 1e6).toFixed(1)}`);
  console.log(`  whole run over its draws alone  ${(whole / draws).toFixed(1)}   (aim 5 or less)`);
  const one = await secondsOfStudy(scenario, 1);
  const two = await secondsOfStudy(scenario, 2);
  console.log(`  two workers over one            ${(one / two).toFixed(2)}  (aim 1.7 or more)\n`);
}
for (const runs of process.argv.includes("--quick") ? [10_000] : [10_000, 1_000_000])
  console.log(`resident memory at its peak, ${runs} runs: ${peakMegabytes(runs)} MB (aim under 400 at 1000000)`);

/** All that a run draws: its uncertain inputs, the policy chain's first visits, and the weekly shocks to quotes. */
function drawEverything({ world, streams, drawn }: Study, runs: number): void {
  const even = new Float64Array(runsPerBlock);
  const odd = new Float64Array(runsPerBlock);
  for (let first = 0; first < runs; first += runsPerBlock) {
    drawInputs(drawn, streams.input, first, runsPerBlock);
    for (let visit = 0; visit < 2; visit++) {
      streams.policyDwell.fillUniform(even, first, runsPerBlock, visit, 0);
      streams.policyNext.fillUniform(even, first, runsPerBlock, visit, 0);
    }
    for (let week = 0; week < world.weeks; week += 2)
      for (let m = 0; m < world.materials.length; m++)
        streams.domesticQuote.fillNormalPair(even, odd, first, runsPerBlock, week, m);
  }
}

async function secondsOfStudy(scenario: Scenario, workers: number): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    await runStudy(scenario, { seed: "bench", runs: 20_480, workers, onOutcomes: () => undefined });
    seconds.push((performance.now() - began) / 1000);
  }
  return median(seconds);
}

function medianSeconds(work: () => void): number {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    work();
    seconds.push((performance.now() - began) / 1000);
  }
  return median(seconds);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Peak of the whole process that runs the command line, threads included. */
function peakMegabytes(runs: number): number {
  const folder = mkdtempSync(join(tmpdir(), "chokepoint-bench-"));
  try {
    const script = fileURLToPath(new URL("peak-memory.ts", import.meta.url));
    const args = ["run", "ban-2026", "--seed", "bench", "--runs", String(runs), "--out", join(folder, "out")];
    const child = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
    if (child.status !== 0) throw new Error(child.stderr);
    return Math.round(Number(child.stderr.trim().split("\n").at(-1)) / 1024);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
