import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { blocksOf, fillBlocks } from "../src/report/tables/validation.ts";
import { loadEpisode, loadEvidence, loadScenario, scenarioFiles, shippedEpisodes } from "../src/sim/results/shipped.ts";
import { measure } from "./faults/measure.ts";
import { runsOf } from "./faults/probes.ts";
import { scoresTable, symptomsTable } from "./faults/tables.ts";
import { faults } from "./faults/undo.ts";

/*
 * Fills the tables of docs/model.md that say what mending each of ten faults did, alone and together: the model with all mended, with each
 * made again by itself, with all made again, and with one alone mended. `--runs <count>`: seeded runs of each scenario.
 */
const { values } = parseArgs({ options: { runs: { type: "string", default: "1000" } } });
const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const folders = { cwd: packageRoot, packageRoot };
const page = new URL("../docs/model.md", import.meta.url);

const evidence = loadEvidence(folders);
const episodes = shippedEpisodes(folders).map((name) => loadEpisode(name, evidence, folders));
const runs = runsOf(episodes, evidence, scenarioFiles(folders), (name) => loadScenario(name, folders));
const others = faults.map((fault) => faults.filter((other) => other !== fault));
const states = [[], faults, ...faults.map((fault) => [fault]), ...others];
const options = { seed: "what changed", runs: Number(values.runs), workers: availableParallelism() };
const [together, none, ...rest] = await measure(runs, states, options);
const measured = {
  together,
  none,
  without: rest.slice(0, faults.length),
  alone: rest.slice(faults.length),
  runs: options.runs,
};
const written = readFileSync(page, "utf8");
const fresh = { "faults-scores": scoresTable(measured), "faults-symptoms": symptomsTable(measured) };
const kept = Object.fromEntries(blocksOf(written).map(({ name, body }) => [name, body]));
writeFileSync(page, fillBlocks(written, { ...kept, ...fresh }));
for (const table of Object.values(fresh)) console.log(`${table}\n`);
