import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";
import { writeShortScenario } from "../support/short-scenarios.ts";

// biome-ignore lint/suspicious/noExplicitAny: answers as a program meets them
type Json = any;

let cwd: string;
const study = ["--seed", "s", "--runs", "64", "--workers", "1"];
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-json-"));
  writeShortScenario(cwd, "ban", 6);
  writeShortScenario(cwd, "other", 6, { title: "another" });
  expect((await runCli(["run", "ban.yaml", ...study, "--out", "study"], { cwd })).exitCode).toBe(0);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function asked(...args: readonly string[]): Promise<Json> {
  const { stdout, stderr, exitCode } = await runCli([...args, "--json"], { cwd });
  expect(exitCode, stderr).toBe(0);
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  return JSON.parse(stdout);
}
const record = (path: string): Json => JSON.parse(readFileSync(join(cwd, path), "utf8"));

test("run answers with its folder, its manifest and its summary, and records its command as without", async () => {
  const { command, warnings, results, record: told } = await asked("run", "ban.yaml", ...study, "--out", "again");
  expect([results, command, warnings]).toEqual(["again", ["run", "ban.yaml", "--seed", "s", "--runs", "64"], []]);
  expect(told.resultHash).toBe(record("study/manifest.json").resultHash);
  expect(told.outcomes).toEqual(record("study/summary.json").outcomes);
  expect(record("again/manifest.json").command).toEqual(command);
});

test("compare, rules, forecast, plan, replay and check answer with what they found", async () => {
  const compared = await asked("compare", "other.yaml", "ban.yaml", ...study, "--out", "both");
  expect(compared.record.differences).toMatchObject(record("both/comparison.json").differences);
  const ruled = await asked("rules", "ban.yaml", ...study, "--out", "rules");
  expect(ruled.record.rules).toMatchObject(record("rules/rules.json").rules);
  const forecast = ["forecast", "ban.yaml", "--until", "2026-02-01", "--seed", "s", "--runs", "100", "--workers", "1"];
  expect((await asked(...forecast)).record.quantities.length).toBeGreaterThan(0);
  const replayed = await asked("replay", "study", "--run", "3");
  expect(replayed.record.outcomes.length).toBe(record("study/summary.json").outcomes.length);
  expect((await asked("check", "japan-2026")).record).toHaveProperty("facts");
  expect((await asked("check", "study")).record).toHaveProperty("scenario.horizonWeeks", 6);
});

test("what a command warns of is part of its answer", async () => {
  await asked("run", "ban.yaml", ...study, "--out", "older");
  const { files: _, recordHash: __, ...manifest } = record("older/manifest.json");
  writeFileSync(join(cwd, "older/manifest.json"), JSON.stringify(manifest));
  rmSync(join(cwd, "older/insights.json"));
  const { warnings, record: told } = await asked("report", "older");
  expect(warnings).toEqual([
    expect.stringMatching(/^ban: its results are of an earlier build.*run it again to have them$/),
  ]);
  expect(told.page).toBe("older/report/index.html");
});

test("table prints a Parquet file as CSV, numbers as they are; asked by a program, what it holds", async () => {
  const { record: held } = await asked("table", "study");
  expect(held.rows).toBe(64);
  expect(held.columns.slice(0, 3)).toEqual([
    { name: "run", type: "INT32", unit: null },
    { name: "address", type: "BYTE_ARRAY", unit: null },
    { name: "weight", type: "DOUBLE", unit: "runs" },
  ]);
  const { stdout } = await runCli(["table", "study/runs.parquet", "--columns", "run,banWeeks"], { cwd });
  const [header, ...lines] = stdout.trimEnd().split("\n");
  expect([header, lines.length]).toEqual(["run,banWeeks", 64]);
  const mean = lines.reduce((sum, line) => sum + Number(line.split(",")[1]), 0) / 64;
  const told = record("study/summary.json").outcomes.find((of: Json) => of.outcome === "banWeeks");
  expect(mean).toBeCloseTo(told.mean, 12);
});

test.each([
  [
    ["table", "study", "--columns", "run,weeks,wigth"],
    "--columns: weeks: must be a column of study/runs.parquet, of run,",
  ],
  [["table", "study/bands.csv"], "study/bands.csv: must be a Parquet file, got"],
  [["table", "nowhere.parquet"], "nowhere.parquet: "],
])("%j is wrong input", async (args, message) => {
  const { stdout, stderr, exitCode } = await runCli(args, { cwd, terminal: true, answers: [] });
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
