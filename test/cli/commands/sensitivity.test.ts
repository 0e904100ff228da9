import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SensitivityRecord } from "../../../src/sim/analysis/sensitivity/record.ts";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-sensitivity-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const study = ["--seed", "s", "--runs", "512", "--workers", "1"];
const tableIn = (file: string) => {
  const [head, ...rows] = parseCsv(readFileSync(join(cwd, file), "utf8"));
  return rows.map((row) => Object.fromEntries(head.map((column, k) => [column, row[k]])));
};
const recordIn = (folder: string): SensitivityRecord =>
  JSON.parse(readFileSync(join(cwd, folder, "sensitivity.json"), "utf8"));

beforeAll(async () => {
  writeShortScenario(cwd, "ban", 12);
  for (const args of [
    ["run", "ban.yaml", ...study, "--out", "study"],
    ["sensitivity", "ban.yaml", ...study, "--points", "128", "--out", "of-scenario"],
    ["sensitivity", "study", "--points", "128", "--workers", "2", "--lang", "ja", "--out", "of-results"],
  ]) {
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode, stderr).toBe(0);
  }
});

test("of results and of the scenario that made them the shares are the same, at any number of workers", () => {
  const [a, b] = [recordIn("of-scenario"), recordIn("of-results")];
  expect(b.outcomes).toEqual(a.outcomes);
  expect(b.courses).toEqual(a.courses);
  expect(a.outcomes.length).toBeGreaterThan(1);
});

test("inputs alone, pairs, more together and luck sum to the whole variance", () => {
  for (const { parts } of recordIn("of-scenario").outcomes)
    expect(Object.values(parts).reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 10);
});

test("both tables hold what the record does, and charts are written in the language asked for", () => {
  const { outcomes, courses } = recordIn("of-results");
  const shares = tableIn("of-results/sensitivity.csv");
  const firsts = shares.filter(({ measure, input }) => measure === "first" && input !== "");
  expect(firsts).toHaveLength(outcomes.flatMap(({ inputs }) => inputs).length);
  expect(Number(firsts[0].shareOfVariance)).toBe(outcomes[0].inputs[0].first.value);
  const months = tableIn("of-results/months.csv");
  expect(months.filter(({ measure }) => measure === "luck")).toHaveLength(
    courses.flatMap((each) => each.months).length,
  );
  const charts = readdirSync(join(cwd, "of-results/charts"));
  expect(charts).toContain("sensitivity.png");
  expect(charts).toContain("sensitivity-months.svg");
  expect(readFileSync(join(cwd, "of-results/charts/sensitivity.vl.json"), "utf8")).toContain("の分散のうち");
});

test("all that is wrong is told at once, and nothing is written", async () => {
  const before = readdirSync(cwd);
  const wrong = ["--outcome", "unmetNeedShare.Xx", "nothing", "--series", "pricePaidUsdPerKg.Dyy"];
  const { exitCode, stderr } = await runCli(["sensitivity", "ban.yaml", "--seed", "s", ...wrong], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^--outcome: must be one that the scenario has.*got unmetNeedShare\.Xx$/),
    expect.stringMatching(/^--outcome: must be one that the scenario has.*got nothing$/),
    expect.stringMatching(/^--series: must be one that the scenario has.*got pricePaidUsdPerKg\.Dyy$/),
  ]);
  const own = await runCli(["sensitivity", "study", "--seed", "s", "--runs", "512"], { cwd });
  expect([own.exitCode, own.stderr.trim().split("\n")]).toEqual([
    2,
    [
      "--seed: must stand with a scenario, since results have their own, got s",
      "--runs: must stand with a scenario, since results have their own, got 512",
    ],
  ]);
  const unseeded = await runCli(["sensitivity", "ban.yaml"], { cwd });
  expect([unseeded.exitCode, unseeded.stderr]).toEqual([2, "--seed: must be given with a scenario, got none\n"]);
  expect(readdirSync(cwd)).toEqual(before);
});
