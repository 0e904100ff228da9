import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readColumn } from "../../../src/sim/results/study-folder.ts";
import { reseal } from "../../support/reseal.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-test-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const short = writeShortScenario(cwd, "short", 8);
const longer = writeShortScenario(cwd, "longer", 8, {
  orders: { fearTime: { value: 8, unit: "weeks", source: "x", date: "2026-01", grade: "D" } },
});
const json = (path: string) => JSON.parse(readFileSync(join(cwd, path), "utf8"));
const cli = (...args: readonly string[]) => runCli([...args, "--workers", "1"], { cwd });
const run = (sampling: string, out: string, ...more: readonly string[]) =>
  cli("run", short, "--seed", "s", "--runs", "1024", "--sampling", sampling, "--out", out, ...more);

describe("run --sampling", () => {
  test.each(["sobol", "latin", "stratified"])("%s: the manifests of both studies say so", async (kind) => {
    const pair = ["compare", short, longer, "--seed", "s", "--runs", "1024"];
    expect((await cli(...pair, "--sampling", kind, "--out", "two")).exitCode).toBe(0);
    for (const part of ["a", "b"]) expect(json(`two/${part}/manifest.json`).sampling).toEqual({ kind });
  });

  test("outlined: tells no drivers, since its runs were chosen", async () => {
    const { stdout, exitCode } = await run("outlined", "outlined");
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("rests on");
    expect(json("outlined/manifest.json").sampling).toEqual({ kind: "outlined", candidates: 4 });
  });

  test("importance: finds where a tail comes from, weighs what it finds, and says what the runs are worth", async () => {
    const { stdout, exitCode } = await run("importance:P(unmetNeedShare.Dy >= 0.05)", "tail");
    expect(exitCode).toBe(0);
    const { sampling } = json("tail/manifest.json");
    expect(sampling).toMatchObject({ kind: "importance", tail: "P(unmetNeedShare.Dy >= 0.05)" });
    expect(sampling.region.length).toBeGreaterThan(0);
    expect(stdout).toContain("Importance sampling for P(unmetNeedShare.Dy >= 0.05):");
    const worth = Number(/weigh\s+as\s+([\d,]+)\s+runs/.exec(stdout)?.[1].replace(",", ""));
    expect(worth).toBeGreaterThan(100);
    expect(worth).toBeLessThan(1024);
    // Weekly means weighted as the summary is: what is unmet on average, by weeks and in all, agree to their roundings.
    const ofOutcome = (name: string) =>
      json("tail/summary.json").outcomes.find((of: { outcome: string }) => of.outcome === name);
    const weeks = readFileSync(join(cwd, "tail/bands.csv"), "utf8")
      .split("\n")
      .filter((line) => line.includes(",blockedShare,"));
    const blocked = weeks.reduce((sum, line) => sum + Number(line.split(",")[5]), 0);
    expect(blocked).toBeCloseTo(ofOutcome("blockedWeeks").mean, 3);
    const [weights, values] = await Promise.all(
      ["weight", "blockedWeeks"].map((name) => readColumn(join(cwd, "tail"), name)),
    );
    expect([...new Set(weights)].sort((a, b) => a - b)).toEqual([1, sampling.factor]);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const weighted = weights.reduce((sum, weight, k) => sum + weight * values[k], 0) / total;
    expect(weighted).toBeCloseTo(ofOutcome("blockedWeeks").mean, 9);
  });

  test("a report weighs the runs of importance sampling, and says what cannot be told of them", async () => {
    const { exitCode, stderr } = await runCli(["report", "tail"], { cwd, env: { CHOKEPOINT_BROWSER: "none" } });
    expect([exitCode, stderr]).toEqual([0, ""]);
    const page = readFileSync(join(cwd, "tail/report/index.html"), "utf8");
    expect(page).toContain("Runs were drawn by importance sampling and count unequally");
    expect(readdirSync(join(cwd, "tail/report/charts")).filter((name) => name.endsWith(".csv"))).toEqual([
      "arrivals.csv",
      "cover.csv",
      "duration.csv",
      "endings.csv",
      "first-line-stop.csv",
      "prices.csv",
      "track-record.csv",
      "unmet-need.csv",
    ]);
    // A mean is the area under the curve of exceedance, so it lies between that of the steps above and of those below.
    const { outcomes } = json("tail/summary.json");
    const meanOf = (material: string): number =>
      outcomes.find(
        (of: { outcome: string; material: string; sector: string | null }) =>
          of.outcome === "unmetNeedShare" && of.material === material && of.sector === null,
      ).mean;
    const lines = readFileSync(join(cwd, "tail/report/charts/unmet-need.csv"), "utf8").split("\n").slice(1, -1);
    // Metals that differ by less than the error have one curve, the mean of theirs.
    const ofBoth = lines.filter((line) => line.startsWith("dysprosium and terbium,"));
    const mean = ofBoth.length > 0 ? (meanOf("Dy") + meanOf("Tb")) / 2 : meanOf("Dy");
    const curve = (ofBoth.length > 0 ? ofBoth : lines.filter((line) => line.startsWith("dysprosium,"))).map((line) =>
      line.split(",").map(Number),
    );
    const area = (height: (k: number) => number) =>
      curve.slice(1).reduce((sum, [, at], k) => sum + (at - curve[k][1]) * height(k), 0);
    const [least, most] = [area((k) => curve[k + 1][2]), area((k) => curve[k][2])];
    expect(least).toBeLessThanOrEqual(mean * 1.001);
    expect(most).toBeGreaterThanOrEqual(mean * 0.999);
    expect(most - least).toBeLessThan(mean / 4);
  });

  test("a manifest that claims another sampling than its runs is refused", async () => {
    await run("sobol", "claims");
    reseal(join(cwd, "claims"), "manifest.json", { sampling: { kind: "latin" } });
    const { stderr, exitCode } = await runCli(["report", "claims"], { cwd });
    expect([exitCode, stderr]).toEqual([
      2,
      'claims/manifest.json: sampling: must be {"kind":"sobol"}, as in runs.parquet, got {"kind":"latin"}\n',
    ]);
  });

  test.each([
    [["--sampling", "random"], "must be plain, sobol, latin, stratified, outlined or"],
    [
      ["--sampling", "sobol", "--runs", "100"],
      "--runs: must be at least 256 with --sampling sobol, whose error is told from repetitions, got 100",
    ],
    [["--sampling", "latin", "--runs", "1000"], "--runs: must be at least 1024 with --sampling latin"],
    [
      ["--sampling", "latin", "--until", "mean(unmetNeedShare.Dy) 20pt", "--ceiling", "1024"],
      "--ceiling: must be at least 4096 with --sampling latin, whose error is told from repetitions, got 1024",
    ],
    [
      ["--sampling", "importance:mean(unmetNeedShare.Dy)"],
      "--sampling: importance: must be of a P(<outcome> >= <value>), got mean(unmetNeedShare.Dy)",
    ],
    [
      ["--sampling", "importance:P(unmetNeedShare.Dx >= 0.1)"],
      "--sampling: importance: P(unmetNeedShare.Dx >= 0.1): unmetNeedShare.Dx: no such outcome, did you mean unmetNeedShare.Dy",
    ],
    [["--sampling", "importance:P(unmetNeedShare.Dy > 1)"], "a share is never below 0 or above 1 (100 %), got > 1"],
    [["--sampling", "importance:P(unmetNeedShare.Dy >= 0.1) 3pt"], "--sampling: importance: "],
  ])("%j is wrong input", async (args, message) => {
    const { stdout, stderr, exitCode } = await cli("run", short, "--seed", "s", ...args, "--out", "wrong");
    expect([stdout, exitCode]).toEqual(["", 2]);
    expect(stderr).toContain(message);
  });

  test("an explanation of too few runs to tell its error is refused, as a study is", async () => {
    const args = ["--seed", "s", "--sampling", "latin", "--explain", "--explain-runs", "200", "--out", "explained"];
    const { stderr, exitCode } = await cli("compare", short, longer, ...args);
    expect([exitCode, stderr]).toEqual([
      2,
      "--explain-runs: must be at least 1024 with --sampling latin, whose error is told from repetitions, got 200\n",
    ]);
  });

  test("outlined: both studies are chosen by the outlines of both, and each run can be made again from its folder alone", async () => {
    const pair = ["compare", short, longer, "--seed", "s", "--sampling", "outlined", "--runs", "1280"];
    const run = (workers: string, out: string) => runCli([...pair, "--workers", workers, "--out", out], { cwd });
    const { exitCode, stderr } = await run("1", "chosen");
    expect(exitCode, stderr).toBe(0);
    const [a, b] = ["a", "b"].map((part) => json(`chosen/${part}/manifest.json`));
    expect(a.sampling.by.map(({ name }: { name: string }) => name)).toEqual(["short", "longer"]);
    expect(b.sampling).toEqual(a.sampling);
    await run("2", "again");
    for (const [k, part] of ["a", "b"].entries())
      expect(json(`again/${part}/manifest.json`).resultHash).toBe([a, b][k].resultHash);
    // What neither scenario's horizon cuts off is the same in both: the draws are.
    const { differences } = json("chosen/comparison.json");
    const correlated = differences.find((of: { outcome: string }) => of.outcome === "unmetNeedShare");
    expect(correlated.correlation).toBeGreaterThan(0.5);
    renameSync(join(cwd, "chosen/b"), join(cwd, "moved"));
    const replayed = await runCli(["replay", "moved", "--run", "1000"], { cwd });
    expect(replayed.stdout).toMatch(/^run 1000 of longer, seed s: its \d+ outcomes are those stored, bit for bit/);
  });

  test("outlined: release rules are chosen by the scenario that they are tried on, several baselines by the last", async () => {
    const chosen = ["--seed", "s", "--sampling", "outlined", "--runs", "1024"];
    expect((await cli("rules", short, ...chosen, "--out", "rules")).exitCode).toBe(0);
    for (const rule of ["never", "planned"])
      expect(json(`rules/${rule}/manifest.json`).sampling.by.map(({ name }: { name: string }) => name)).toEqual([
        "short",
      ]);
    const { rules } = json("rules/rules.json");
    for (const { standardError, difference } of rules[0].differences)
      expect([difference, standardError]).toEqual([0, 0]);
    writeShortScenario(cwd, "third", 7);
    await cli("compare", short, longer, "third.yaml", ...chosen, "--out", "three");
    expect(json("three/a/manifest.json").sampling.by.map(({ name }: { name: string }) => name)).toEqual(["third"]);
  });
});
