import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const weeks = 6;
const runs = 2100;
const study = ["run", "ban.yaml", "--seed", "s", "--runs", String(runs)];
const asked = ["--paths", "restrictionInForce,pricePaidUsdPerKg.Dy,makerCoverWeeks"];
let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-paths-"));
  writeShortScenario(cwd, "ban", weeks);
  await cli(...study, ...asked, "--out", "out");
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function cli(...args: readonly string[]) {
  const done = await runCli(args, { cwd });
  expect(done.exitCode, done.stderr).toBe(0);
}
const bytesOf = (folder: string, file = "paths.parquet") => readFileSync(join(cwd, folder, file));
async function rowsOf(sql: string) {
  const connection = await (await DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(sql.replaceAll("'out/", `'${cwd}/out/`))).getRows();
}

test("each run's path is there, by run and week; a name stands for all materials and sectors; units are told", async () => {
  const described = await rowsOf("describe select * from 'out/paths.parquet'");
  const columns = described.map(([name, type]) => `${name} ${type}`);
  expect(columns.slice(0, 4)).toEqual([
    "run INTEGER",
    "week INTEGER",
    "restrictionInForce DOUBLE",
    "pricePaidUsdPerKg.Dy DOUBLE",
  ]);
  expect(columns.length).toBeGreaterThan(4);
  for (const column of columns.slice(4)) expect(column).toMatch(/^makerCoverWeeks\.\w+\.[\w-]+ DOUBLE$/);
  const [counts] = await rowsOf(
    `select count(*), count(distinct run), max(run), min(week), max(week) from 'out/paths.parquet'`,
  );
  expect(counts.map(Number)).toEqual([runs * weeks, runs, runs - 1, 0, weeks - 1]);
  expect(await rowsOf("select run, week from 'out/paths.parquet' limit 7")).toEqual([
    ...Array.from({ length: weeks }, (_, week) => [0, week]),
    [1, 0],
  ]);
  const [[units]] = await rowsOf(
    "select decode(value) from parquet_kv_metadata('out/paths.parquet') where decode(key) = 'units'",
  );
  expect(JSON.parse(String(units))).toMatchObject({ week: "weeks", "pricePaidUsdPerKg.Dy": "USD/kg" });
});

test("their means week by week are those of the bands, and their sums what runs.parquet has of each run", async () => {
  const [header, ...lines] = parseCsv(readFileSync(join(cwd, "out/bands.csv"), "utf8"));
  const at = (name: string) => header.indexOf(name);
  const banded = lines
    .filter((line) => line[at("series")] === "pricePaidUsdPerKg" && line[at("material")] === "Dy")
    .map((line) => Number(line[at("mean")]));
  const means = (
    await rowsOf(`select avg("pricePaidUsdPerKg.Dy") from 'out/paths.parquet' group by week order by week`)
  ).map(([mean]) => Number(mean));
  expect(means.map((mean) => Number(mean.toPrecision(6)))).toEqual(banded);
  const [[furthest]] = await rowsOf(`
    select max(abs(r."banWeeks" - p.weeks)) from 'out/runs.parquet' as r
    join (select run, sum("restrictionInForce") as weeks from 'out/paths.parquet' group by run) as p using (run)`);
  expect(Number(furthest)).toBeLessThan(1e-9);
});

test("the same bytes on two threads, and in shards; runs and bands are as without", async () => {
  await cli(...study, ...asked, "--workers", "2", "--out", "threads");
  for (const shard of ["1/2", "2/2"]) await cli(...study, ...asked, "--shard", shard, "--out", "shards");
  await cli("merge", "shards", "--out", "merged");
  await cli(...study, "--out", "without");
  for (const folder of ["threads", "merged"]) expect(bytesOf(folder).equals(bytesOf("out")), folder).toBe(true);
  for (const file of ["runs.parquet", "bands.csv"])
    expect(bytesOf("without", file).equals(bytesOf("out", file)), file).toBe(true);
  expect(existsSync(join(cwd, "without/paths.parquet"))).toBe(false);
});

test("what is no series is told with those that there are, and nothing is written", async () => {
  const { stderr, exitCode } = await runCli([...study, "--paths", "price,banWeeks,restrictionInForce", "--out", "no"], {
    cwd,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^--paths: must be of blockedShare, restrictionInForce, .*, or one of these for all materials and sectors, got price, banWeeks\n$/,
  );
  expect(existsSync(join(cwd, "no"))).toBe(false);
  const empty = await runCli([...study, "--paths", "a,,b", "--out", "no"], { cwd });
  expect([empty.exitCode, empty.stderr]).toEqual([2, expect.stringContaining("must be names of weekly series")]);
});
