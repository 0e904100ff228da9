import { readScenarioFile } from "../src/index.ts";
import { runStudy } from "../src/sim/engine/run-study.ts";

/*
 * Runs a study in this fresh process, node study-seconds.ts <scenario> <runs> <workers>, and prints the seconds it took: by the
 * wall clock, and of the processor, all threads together.
 */
const [name, runs, workers] = process.argv.slice(2);
const { scenario } = readScenarioFile(name);
const before = process.cpuUsage();
const began = performance.now();
await runStudy(scenario, {
  seed: "bench",
  runs: Number(runs),
  workers: Number(workers),
  onOutcomes: () => undefined,
});
const wall = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall, processor: (user + system) / 1e6 }));
