import { readScenarioFile } from "../src/index.ts";
import { addDays } from "../src/model/calendar.ts";
import type { Fact } from "../src/sim/engine/facts/fact.ts";
import { seriesIds } from "../src/sim/engine/probes/probe.ts";
import { runStudy } from "../src/sim/engine/run-study.ts";
import { createStudy } from "../src/sim/engine/simulate-range.ts";
import { simulateRuns } from "../src/sim/engine/simulate-runs.ts";
import { carriedForward } from "../src/sim/results/carry-forward.ts";

/*
 * Runs a study in this fresh process, plain, weighed by twelve monthly facts or filtered by them as results are, node
 * filter-seconds.ts <scenario> <runs> <plain|weighed|filtered>, and prints its seconds of processor time and what became of the particles.
 */
const [name, runs, how] = process.argv.slice(2);
const { scenario } = readScenarioFile(name);

/** What a run of another study shows: the mean quotes of twelve months of four weeks, with an error of grade D. */
function monthlyFacts(): readonly Fact[] {
  const study = createStudy(scenario, "what is so");
  const [material] = Object.keys(scenario.materials);
  const series = `priceDomesticUsdPerKg.${material}`;
  const at = seriesIds(study).indexOf(series);
  const means = new Float64Array(12);
  simulateRuns(
    study,
    0,
    1,
    {
      week: (week, values) => {
        if (week < 48) means[Math.floor(week / 4)] += values[at][0] / 4;
      },
    },
    48,
  );
  return [...means].map((value, month) => ({
    name: `month ${month}`,
    week: 4 * month + 3,
    asked: {
      kind: "meanDuring",
      series,
      during: { from: addDays(scenario.start, 28 * month), to: addDays(scenario.start, 28 * month + 28) },
      base: null,
    },
    law: { kind: "figure", scale: "log", value, sd: 0.35 },
  }));
}

const facts = monthlyFacts();
const options = { seed: "bench", runs: Number(runs), workers: 1 };
const before = process.cpuUsage();
const filtered = how === "filtered" ? await carriedForward(scenario, facts, options) : undefined;
if (how === "filtered" && filtered === undefined) throw new Error("facts: must leave runs worth fifty");
await runStudy(scenario, {
  ...options,
  ...{ lineage: filtered?.lineage, facts: how === "plain" ? undefined : facts, onOutcomes: () => undefined },
});
const { user, system } = process.cpuUsage(before);
const readings = filtered?.particles.readings.map(({ effective, copied, worth }) => [
  Math.round(effective),
  copied,
  Math.floor(worth),
]);
console.log(JSON.stringify({ processor: (user + system) / 1e6, readings }));
