import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCsv } from "../../support/parse-csv.ts";
import { reseal } from "../../support/reseal.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeFailingScenario } from "../../support/short-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-failures-"));
const runs = 3072;
const study = ["--seed", "s", "--runs", String(runs)];
const json = (path: string) => JSON.parse(readFileSync(join(cwd, path), "utf8"));

/** The runs that failed, as failures.csv has them. */
let failed: readonly number[];

beforeAll(async () => {
  const scenario = writeFailingScenario(cwd, "odd", 0.0006);
  for (const [workers, out] of [
    ["1", "out"],
    ["2", "again"],
  ])
    expect(await runCli(["run", scenario, ...study, "--workers", workers, "--out", out], { cwd })).toMatchObject({
      exitCode: 0,
    });
  failed = parseCsv(readFileSync(join(cwd, "out/failures.csv"), "utf8"))
    .slice(1)
    .map(([run]) => Number(run));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** Runs by SQL, as a user would. */
async function query(sql: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(sql)).getRowsJson();
}

test("a run that fails is a row with its cause and the command that makes it again; the batch goes on", () => {
  const [header, ...rows] = parseCsv(readFileSync(join(cwd, "out/failures.csv"), "utf8"));
  expect(header).toEqual(["run", "cause", "replay"]);
  expect(rows.length).toBeGreaterThanOrEqual(1);
  expect(rows.length).toBeLessThanOrEqual(4);
  for (const [run, cause, replay] of rows) {
    expect(cause).toMatch(/^priceDomesticUsdPerKg\.(Dy|Tb) in week \d+: must be a finite number, got Infinity$/);
    expect(replay).toBe(`npm run --silent chokepoint -- replay out --run ${run}`);
  }
  expect(json("out/manifest.json")).toMatchObject({ runs, failedRuns: rows.length });
});

test("it is left out of runs.parquet, whose run column has a gap there, and of every mean", async () => {
  const path = join(cwd, "out/runs.parquet");
  const rows = await query(`select run, "unmetNeedShare.Dy" from '${path}' order by run`);
  expect(rows.map(([run]) => run)).toEqual(
    Array.from({ length: runs }, (_, run) => run).filter((run) => !failed.includes(run)),
  );
  const values = rows.map(([, value]) => Number(value));
  const { mean } = json("out/summary.json").outcomes.find(
    (of: { outcome: string; material: string; sector: unknown }) =>
      of.outcome === "unmetNeedShare" && of.material === "Dy" && of.sector === null,
  );
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(mean, 12);
});

test("the bits are the same at any number of workers, the failed runs among them", () => {
  // The list of failed runs names the folder, in the commands that make them again.
  const { files: _, recordHash: __, ...manifest } = json("out/manifest.json");
  expect(json("again/manifest.json")).toMatchObject(manifest);
  expect(readFileSync(join(cwd, "again/drivers.csv"))).toEqual(readFileSync(join(cwd, "out/drivers.csv")));
});

describe("the result hash covers what failed", () => {
  test.each<[string, (text: string) => string, RegExp]>([
    ["another run", (text) => text.replace(/^\d+,/m, "7,"), /failures\.csv: must match failuresSha256/],
    ["another cause", (text) => text.replace("Infinity", "NaN"), /failures\.csv: must match failuresSha256/],
    ["no CSV", () => "gone", /failures\.csv: must list the runs that failed/],
  ])("%s in failures.csv is refused", async (_, change, message) => {
    const folder = temporaryFolder();
    cpSync(join(cwd, "out"), join(folder, "out"), { recursive: true });
    const path = join(folder, "out/failures.csv");
    writeFileSync(path, change(readFileSync(path, "utf8")));
    expect((await runCli(["report", "out"], { cwd: folder })).stderr).toMatch(
      /^out\/failures\.csv: must have SHA-256 \w+, as in manifest\.json, got \w+\n$/,
    );
    reseal(join(folder, "out"), "manifest.json");
    const { stderr, exitCode } = await runCli(["report", "out"], { cwd: folder });
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  test("so is a manifest that tells of fewer", async () => {
    const folder = temporaryFolder();
    cpSync(join(cwd, "out"), join(folder, "out"), { recursive: true });
    const path = join(folder, "out/manifest.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"failedRuns": \d+,/, ""));
    reseal(join(folder, "out"), "manifest.json");
    const { stderr, exitCode } = await runCli(["report", "out"], { cwd: folder });
    expect(stderr).toMatch(/manifest\.json: failedRuns: must be \d, as in runs\.parquet, got 0/);
    expect(exitCode).toBe(2);
  });
});

test("a report of a study with failed runs is drawn", async () => {
  expect((await runCli(["report", "again"], { cwd })).exitCode).toBe(0);
});

test("a comparison pairs only runs that failed in neither", async () => {
  const twin = JSON.parse(readFileSync(join(cwd, "odd.yaml"), "utf8"));
  delete twin.quotes;
  writeFileSync(join(cwd, "sound.yaml"), JSON.stringify({ ...twin, name: "sound" }));
  const { stdout, exitCode } = await runCli(["compare", "odd.yaml", "sound.yaml", ...study, "--out", "both"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(`${runs - failed.length} paired runs`);
  const gaps = failed.map((run) => `b.run != ${run}`).join(" and ");
  const column = '"pricePaidPeakMultiple.Dy"';
  const [[difference]] = await query(
    `select avg(b.${column} - a.${column}) from '${cwd}/both/a/runs.parquet' a join '${cwd}/both/b/runs.parquet' b on a.run = b.run where ${gaps}`,
  );
  const found = json("both/comparison.json").differences.find(
    (of: { outcome: string; material: string }) => of.outcome === "pricePaidPeakMultiple" && of.material === "Dy",
  );
  expect(Number(difference)).toBeCloseTo(found.difference, 9);
});

test("more than 1 in 1,000 fail the study: exit code 1, the failed runs and what is finished kept and named", async () => {
  const folder = temporaryFolder();
  const scenario = writeFailingScenario(folder, "worse", 0.02);
  const { stderr, exitCode } = await runCli(["run", scenario, ...study, "--workers", "1", "--out", "out"], {
    cwd: folder,
  });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /at least \d+ of 3072 runs failed, more than 1 in 1,000; the first is run \d+: price.*\nall that were found: out\.unfinished\/failures\.csv\n$/,
  );
  expect(existsSync(join(folder, "out"))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(["out.unfinished", "worse.yaml"]);
  const [, [run, , replay]] = parseCsv(readFileSync(join(folder, "out.unfinished/failures.csv"), "utf8"));
  expect(replay).toBe(`npm run --silent chokepoint -- replay out.unfinished --run ${run}`);
});
