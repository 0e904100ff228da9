import { readScenarioFile } from "../src/index.ts";
import { runStudy } from "../src/sim/engine/run-study.ts";

/*
 * Runs 2,048 runs of a world of 8 metals, 14 sectors and twenty years on two threads, and prints the process's peak
 * resident memory [kB]: the ban of 2026 with its metals and sectors repeated under other names.
 */
const { scenario } = readScenarioFile("ban-2026");
const repeated = <T>(given: Readonly<Record<string, T>>, count: number): Readonly<Record<string, T>> => {
  const names = Object.keys(given);
  return Object.fromEntries(
    Array.from({ length: count }, (_, k) => [
      k < names.length ? names[k] : `${names[k % names.length]}${k}`,
      given[names[k % names.length]],
    ]),
  );
};
const large = {
  ...scenario,
  materials: repeated(scenario.materials, 8),
  sectors: repeated(scenario.sectors, 14),
  horizonWeeks: 1040,
};
await runStudy(large, { seed: "bench", runs: 2048, workers: 2, onOutcomes: () => undefined });
console.error(process.resourceUsage().maxRSS);
