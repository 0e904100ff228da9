import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { readScenarioFile } from "../src/index.ts";
import { blocksOf, fillBlocks } from "../src/report/tables/validation.ts";
import { formatWithError } from "../src/report/words/figures.ts";
import { markdownTable } from "../src/report/words/lines.ts";
import { measuredFigures } from "./sampling/figures.ts";
import { type DesignMeasured, type Gain, gainsOf, measureDesign } from "./sampling/measure-design.ts";
import { measureDifferences } from "./sampling/measure-differences.ts";

/**
 * Fills the tables of docs/sampling.md: how much less variance each design leaves than plain sampling in the same number
 * of runs, measured over repeated studies, and what its runs cost. `--quick` measures with a quarter of the studies and
 * writes nothing; `--differences` fills the table of comparisons alone.
 */
const quick = process.argv.includes("--quick");
const runs = 4096;
const studies = quick ? 1 : 4;
const workers = availableParallelism();
const designs = ["plain", "sobol", "latin", "stratified", "outlined", "importance"] as const;
const page = new URL("../docs/sampling.md", import.meta.url);

const blocks: Record<string, string> = {};
for (const name of process.argv.includes("--differences") ? [] : ["ban-2026", "precedent-2010"]) {
  const { scenario } = readScenarioFile(name);
  const figures = measuredFigures(scenario);
  const measured = [];
  for (const kind of designs) {
    measured.push(await measureDesign(scenario, kind, figures, { runs, studies, workers }));
    console.log(`${name}, ${kind}: ${measured.at(-1)?.microseconds.toFixed(0)} microseconds of processor time a run`);
  }
  const [plain, ...others] = measured;
  const gains = others.map((design) => gainsOf(plain, design));
  const rows = figures.map(({ label }, k) => [`\`${label}\``, ...gains.map((of) => figure(of.variance[k]))]);
  const cost = ["processor time a run, over plain", ...gains.map(({ cost }) => cost.toFixed(2))];
  const time = figures.map(({ label }, k) => [`\`${label}\``, ...gains.map((of) => figure(of.time[k]))]);
  const heads = ["figure", ...designs.slice(1)];
  blocks[`${name}-variance`] = markdownTable([heads, ...rows, cost]);
  blocks[`${name}-time`] = markdownTable([heads, ...time]);
  for (const block of Object.values(blocks).slice(-2)) console.log(`\n${block}`);
}

const pair = [readScenarioFile("precedent-2010").scenario, readScenarioFile("ban-2026").scenario] as const;
const ids = measuredFigures(pair[1]).flatMap(({ id, statistic }) => (statistic === "mean" ? [id] : []));
const paired: DesignMeasured[] = [];
for (const kind of ["plain", "sobol", "latin", "outlined"] as const)
  paired.push(await measureDifferences(pair, kind, ids, { runs, studies, workers }));
const gains = paired.slice(1).map((design) => gainsOf(paired[0], design));
blocks.differences = markdownTable([
  ["difference of means", ...["sobol", "latin", "outlined"].flatMap((kind) => [kind, `${kind}, in time`])],
  ...ids.map((id, k) => [`\`${id}\``, ...gains.flatMap((of) => [figure(of.variance[k]), figure(of.time[k])])]),
  ["processor time a run, over plain", ...gains.flatMap(({ cost }) => [cost.toFixed(2), ""])],
]);
console.log(`\n${blocks.differences}`);
if (!quick) {
  const written = readFileSync(page, "utf8");
  const kept = Object.fromEntries(blocksOf(written).map(({ name, body }) => [name, body.trim()]));
  writeFileSync(page, fillBlocks(written, { ...kept, ...blocks }));
}

function figure(gain: Gain | null): string {
  return gain === null ? "–" : formatWithError(gain.value, gain.standardError);
}
