import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { comparisonSchema } from "../../../src/sim/study/study.ts";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const study = ["--seed", "test", "--runs", "48", "--workers", "1"];
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const csv = (path: string) => parseCsv(readFileSync(path, "utf8"));
const settled = ["compare", "ban-2026", "ban-2026-settled"];
/** In place of whatever a comparison wrote there before. */
const again = [...settled, "--seed", "again", "--runs", "4", "--workers", "1", "--out", "out"];

describe("compare --explain", () => {
  test("says first what differs, then the differences, then what they come from; and writes each as a table", async () => {
    const cwd = temporaryFolder();
    const args = [...settled, ...study, "--explain", "--out", "out"];
    const { stdout, stderr, exitCode } = await runCli(args, { cwd });
    expect(exitCode, stderr).toBe(0);
    const order = [
      "have different",
      "mean outcome",
      "Judged together",
      "Shapley values over 2 scenarios",
      "results: out",
    ];
    const places = order.map((words) => stdout.indexOf(words));
    expect(places.every((place, k) => place > (places[k - 1] ?? -1))).toBe(true);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual([
      "a",
      "b",
      "comparison.csv",
      "comparison.json",
      "configuration.csv",
      "explain.csv",
      "explain.json",
    ]);
    const { explanations, runs, hybrids } = json(join(cwd, "out/explain.json"));
    expect([runs, hybrids]).toEqual([48, 2]);
    const { differences } = json(join(cwd, "out/comparison.json"));
    for (const { bars, explained, ...difference } of explanations) {
      expect(explained).toEqual(difference);
      expect(differences).toContainEqual(difference);
      expect(bars).toHaveLength(1);
    }
    const [head, ...rows] = csv(join(cwd, "out/explain.csv"));
    expect(head.slice(0, 7)).toEqual([
      "outcome",
      "material",
      "sector",
      "unit",
      "group",
      "contribution",
      "standardError",
    ]);
    expect(rows).toHaveLength(explanations.length);
    expect(
      csv(join(cwd, "out/configuration.csv"))
        .slice(1)
        .map(([path]) => path),
    ).toEqual(["policy.durations.swift", "policy.states.ban.lasts", "policy.states.ban.next"]);
    expect((await runCli(again, { cwd })).exitCode).toBe(0);
    expect(() => comparisonSchema.parse(json(join(cwd, "out/comparison.json")))).not.toThrow();
  });

  test("explains the outcomes that are asked for, on as many runs as are asked for", async () => {
    const cwd = temporaryFolder();
    const asked = ["--explain", "--explain-runs", "8", "--outcome", "weeksShort.large", "banWeeks", "--out", "out"];
    const { stdout, exitCode } = await runCli([...settled, ...study, ...asked], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("weeks the sector is short, large [weeks]");
    const { explanations, runs } = json(join(cwd, "out/explain.json"));
    expect(runs).toBe(8);
    expect(explanations.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["banWeeks", "weeksShort"]);
  });

  test.each([
    [
      ["--explain", "--outcome", "unmetNeedShare.Du"],
      "--outcome: must be an outcome of both scenarios, did you mean unmetNeedShare.Dy?, got unmetNeedShare.Du",
    ],
    [
      ["--explain", "--outcome", "q"],
      "--outcome: must be an outcome of both scenarios; summary.json of a results folder lists all, got q",
    ],
    [["--outcome", "banWeeks"], "--outcome: must stand with --explain"],
    [["--explain-runs", "5"], "--explain-runs: must stand with --explain"],
    [["--explain", "--explain-runs", "0"], "must be a whole number from 1"],
    [["--explain", "--explain-runs", "10000000"], "--explain-runs: must be at most the runs compared, "],
  ])("%j is wrong input, and nothing is written", async (args, message) => {
    const cwd = temporaryFolder();
    const { stderr, exitCode } = await runCli([...settled, ...study, ...args], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("scenarios of other materials can be compared where they meet, but not explained", async () => {
    const cwd = temporaryFolder();
    const all = `{ demandShare: { value: 1, unit: share, source: x, date: "2026", grade: D } }`;
    const text = `schemaVersion: 1\nextends: precedent-2010\nname: dy\ntitle: Dy alone\nmaterials: { Dy: ${all}, Tb: null }\n`;
    writeFileSync(join(cwd, "dy.yaml"), text);
    const { stderr, exitCode } = await runCli(["compare", "precedent-2010", "dy.yaml", ...study, "--explain"], { cwd });
    expect([stderr, exitCode]).toEqual([
      "dy.yaml: materials: must be Dy, Tb, as in precedent-2010, for --explain, got Dy\n",
      2,
    ]);
    expect(readdirSync(cwd)).toEqual(["dy.yaml"]);
  });
});

describe("compare with several baselines", () => {
  const three = ["baseline-2024-trade", "baseline-2025-licensing", "baseline-2025-detente"];

  test("holds the last scenario against each of those before it, and agrees with a comparison of the two", async () => {
    const cwd = temporaryFolder();
    const { stdout, stderr, exitCode } = await runCli(["compare", ...three, "ban-2026", ...study, "--out", "out"], {
      cwd,
    });
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toMatch(/^ban-2026 minus .*baseline-2024-trade .*baseline-2025-licensing .*baseline-2025-detente/m);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual(["a", "b", "baselines.csv", "baselines.json", "c", "d"]);
    const { subject, comparisons, resultHashes } = json(join(cwd, "out/baselines.json"));
    expect([subject, resultHashes.length]).toEqual(["ban-2026", 4]);
    expect(comparisons.map(({ baseline }: { baseline: string }) => baseline)).toEqual(three);
    await runCli(["compare", three[1], "ban-2026", ...study, "--out", "pair"], { cwd });
    expect(comparisons[1].differences).toEqual(json(join(cwd, "pair/comparison.json")).differences);
    const [head, ...rows] = csv(join(cwd, "out/baselines.csv"));
    expect(rows).toHaveLength(comparisons.flatMap(({ differences }: { differences: object[] }) => differences).length);
    for (const row of rows) expect(row).toHaveLength(head.length);
    expect((await runCli(["compare", ...three, "ban-2026", ...study, "--out", "out"], { cwd })).exitCode).toBe(0);
  });

  test.each([
    [[...three, "--explain"], "--explain: must have two scenarios, got 3"],
    [[...three, "--severity-matched"], "--severity-matched: must have two scenarios, got 3"],
    [[...three, three[0]], "baseline-2024-trade: name: must differ from that of baseline-2024-trade"],
    [[...three, "gallium-us-2024"], "gallium-us-2024: materials: must share one with baseline-2024-trade"],
    [Array.from({ length: 9 }, () => "ban-2026"), "scenarios: must be at most 8, got 9"],
  ])("%j is wrong input", async (args, message) => {
    const cwd = temporaryFolder();
    const { stderr, exitCode } = await runCli(["compare", ...args, ...study], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("is not reported from a record that is none", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "baselines.json"), "{}");
    const { stderr, exitCode } = await runCli(["report", "."], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^baselines\.json: schemaVersion: must be 1, got nothing\nbaselines\.json: subject: must be text/,
    );
    expect(readdirSync(cwd)).toEqual(["baselines.json"]);
  });
});

describe("compare --severity-matched", () => {
  const matched = [
    ...settled.slice(0, 1),
    "ban-2026-settled",
    "ban-2026",
    ...study,
    "--severity-matched",
    "--out",
    "out",
  ];

  test("runs the second with restrictions as long as misses the tonnes of the first, and shows both comparisons", async () => {
    const cwd = temporaryFolder();
    const { stdout, stderr, exitCode } = await runCli(matched, { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain("misses as many tonnes as ban-2026-settled.");
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
    const record = json(join(cwd, "out/matched.json"));
    expect(record.factor.value).toBeLessThan(1);
    expect(record.factor.standardError).toBeGreaterThan(0);
    const { a, b, matched: now, left } = record.missingTonnes;
    expect(b.value).toBeGreaterThan(a.value + 2 * a.standardError);
    // What is missing moves in jumps with the length, by the luck of a few applications: less than half an error of 48 runs.
    expect(Math.abs(left.value)).toBeLessThan(0.5 * left.standardError);
    expect(now.value - a.value).toBeCloseTo(left.value, 9);
    expect(record.observed).toEqual(json(join(cwd, "out/comparison.json")).differences);
    const manifest = json(join(cwd, "out/matched/manifest.json"));
    expect(manifest.resultHash).toBe(record.resultHash);
    expect(manifest.scenario.name).toBe("ban-2026-matched");
    const [head, ...rows] = csv(join(cwd, "out/matched.csv"));
    expect(rows).toHaveLength(record.matched.length);
    for (const row of rows) expect(row).toHaveLength(head.length);
    expect((await runCli(again, { cwd })).exitCode).toBe(0);
  });

  test("refuses what no length of the restrictions brings about, and says what was tried", async () => {
    const cwd = temporaryFolder();
    const { stderr, exitCode } = await runCli(
      ["compare", "ban-2026", "baseline-2025-detente", ...study, "--severity-matched", "--out", "out"],
      { cwd },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/--severity-matched: \d+ t are missing in ban-2026, .* got .* t at 1, .* t at 2/);
    expect(readdirSync(cwd)).toEqual([]);
  });
});
