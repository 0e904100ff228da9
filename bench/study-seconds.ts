import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/*
 * Runs a study in this fresh process, node study-seconds.ts <scenario> <runs> <workers> [<root of another build>], and prints
 * the seconds it took, by the wall clock and of the processor, all threads together, and the resident memory at its peak.
 */
const [name, runs, workers, root = resolve(import.meta.dirname, "..")] = process.argv.slice(2);
const library = pathToFileURL(resolve(root, "src/index.ts")).href;
const { readScenarioFile, runStudy } = (await import(library)) as typeof import("../src/index.ts");
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
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ wall, processor: (user + system) / 1e6, megabytes }));
