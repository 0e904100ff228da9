import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ScoredBefore, scoredBeforeSchema } from "../src/report/tables/beside.ts";
import { canonicalJson } from "../src/sim/engine/parts/canonical.ts";
import { parseCsv } from "../test/support/parse-csv.ts";

/*
 * Writes docs/validation-before.json: the scores of an engine before, from the folder that its own `hindcast --out` wrote.
 * `node bench/score-before.ts <folder> <commit>`. The page of validation then holds both engines side by side.
 */
const [folder, commit] = process.argv.slice(2);
const { engineVersion, seed, runs } = JSON.parse(readFileSync(join(folder, "hindcast.json"), "utf8"));
const [head, ...rows] = parseCsv(readFileSync(join(folder, "points.csv"), "utf8"));
const read = (row: readonly string[], name: string) => row[head.indexOf(name)];
const points = rows
  .filter((row) => read(row, "variant") === "outOfSample")
  .map((row) => {
    const number = (name: string) => Number(read(row, name));
    const walk = read(row, "randomWalkCrps");
    return {
      ...{ episode: read(row, "episode"), id: read(row, "id"), observation: read(row, "observation") },
      ...{ horizonMonths: number("horizonMonths"), observed: number("observed"), start: number("start") },
      ...{ low80: number("low80"), high80: number("high80"), crps: number("crps"), pit: number("pit") },
      randomWalkCrps: walk === "" ? null : Number(walk),
    };
  });
const before: ScoredBefore = scoredBeforeSchema.parse({ schemaVersion: 1, engineVersion, commit, seed, runs, points });
writeFileSync(new URL("../docs/validation-before.json", import.meta.url), `${canonicalJson(before)}\n`);
