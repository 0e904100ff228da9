import { readScenarioFile } from "../src/index.ts";
import type { Scenario } from "../src/model/scenario.ts";
import { runStudy } from "../src/sim/study/run-study.ts";
import { median } from "./median.ts";

const runs = 20_480;

/**
 * Prints how much sooner two workers finish a study than one. It needs the wall clock, and so a machine with nothing else
 * to do; the processor time beside it tells work that two workers make for each other from time lost to other programs.
 */
export async function twoWorkersOverOne(name: string, rounds: number): Promise<void> {
  const { scenario } = readScenarioFile(name);
  const turns: { wall: number; processor: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const [one, two] = [await studySeconds(scenario, 1), await studySeconds(scenario, 2)];
    turns.push({ wall: one.wall / two.wall, processor: two.processor / one.processor });
  }
  const [wall, processor] = [turns.map((turn) => turn.wall), turns.map((turn) => turn.processor)];
  console.log(`  two workers over one            ${median(wall).toFixed(2)}  (aim 1.8 or more)`);
  console.log(`  processor time, two over one    ${median(processor).toFixed(2)}`);
}

/** Of the wall clock, and of all threads together. */
async function studySeconds(scenario: Scenario, workers: number): Promise<{ wall: number; processor: number }> {
  const before = process.cpuUsage();
  const began = performance.now();
  await runStudy(scenario, { seed: "bench", runs, workers, onOutcomes: () => undefined });
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1e6 };
}
