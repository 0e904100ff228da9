import { readScenarioFile } from "../src/index.ts";
import { createStudy, simulateRange } from "../src/sim/engine/simulate-range.ts";
import { recordDraws } from "./draws.ts";
import { median } from "./median.ts";
import { threadSeconds } from "./thread-seconds.ts";

const rounds = 9;
const runs = 1024;

/** Prints what a run costs over the drawing of its random numbers alone, both in the processor time of one thread. */
export function runOverDraws(name: string): void {
  const study = createStudy(readScenarioFile(name).scenario, "bench");
  const drawEverything = recordDraws(study, runs);
  const runEverything = () => void simulateRange(study, { firstRun: 0, runs });
  for (const work of [runEverything, drawEverything, runEverything]) work();
  const turns = Array.from({ length: rounds }, () => {
    const [whole, draws] = [threadSeconds(runEverything), threadSeconds(drawEverything)];
    return { whole, draws, ratio: whole / draws };
  });
  const whole = median(turns.map((turn) => turn.whole)) / runs;
  const draws = median(turns.map((turn) => turn.draws)) / runs;
  console.log(`  runs per second and core        ${Math.round(1 / whole)}`);
  console.log(`  microseconds a run              ${(whole * 1e6).toFixed(0)}`);
  console.log(`  microseconds a run, draws alone ${(draws * 1e6).toFixed(1)}`);
  const ratio = median(turns.map((turn) => turn.ratio)).toFixed(1);
  console.log(`  whole run over its draws alone  ${ratio}   (aim 3 or less)`);
}
