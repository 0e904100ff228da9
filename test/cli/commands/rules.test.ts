import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RulesRecord } from "../../../src/sim/analysis/rules/rules.ts";
import { schemaErrors } from "../../report/vega-lite-schema.ts";
import { runCli, type Transcript } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const study = ["--seed", "rules", "--runs", "80", "--workers", "1"];
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

describe("rules", () => {
  const cwd = mkdtempSync(join(tmpdir(), "chokepoint-rules-"));
  let transcript: Transcript;
  let record: RulesRecord;
  beforeAll(async () => {
    transcript = await runCli(["rules", "ban-2026", ...study, "--out", "out"], { cwd });
    record = json(join(cwd, "out/rules.json"));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const outcome = (trigger: string, name: string, material: string | null) =>
    record.rules
      .find((rule) => rule.trigger === trigger)
      ?.differences.find((each) => each.outcome === name && each.material === material);

  test("writes a study for each rule, their differences and two charts", () => {
    expect([transcript.exitCode, transcript.stderr.includes("error")]).toEqual([0, false]);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual(
      ["charts", "cover", "never", "planned", "policy", "price", "rules.csv", "rules.json"].sort(),
    );
    expect(readdirSync(join(cwd, "out/charts")).filter((name) => name.endsWith(".vl.json"))).toEqual([
      "rule-effects.vl.json",
      "stock-drawdown.vl.json",
    ]);
    expect(transcript.stdout).toContain("cover below 6 weeks (its own)");
    expect(transcript.stdout.split("\n").every((line) => line.length <= 110)).toBe(true);
  });

  test("never releasing leaves the stock as it was, saves nothing, and is held against itself", () => {
    for (const { difference, standardError } of record.rules[0].differences)
      expect([difference, standardError]).toEqual([0, 0]);
    const never = outcome("never", "nationalStockEndTonnes", "Dy")?.b.mean ?? 0;
    for (const trigger of ["cover", "price", "policy", "planned"]) {
      expect(outcome(trigger, "nationalStockEndTonnes", "Dy")?.b.mean).toBeLessThanOrEqual(never);
      expect(outcome(trigger, "unmetNeedTonnes", "Dy")?.difference).toBeLessThanOrEqual(0);
    }
  });

  test("no tonne is conjured up: what a rule saves does not exceed what it takes out of the stock", () => {
    for (const { trigger } of record.rules) {
      const taken = -(outcome(trigger, "nationalStockEndTonnes", "Dy")?.difference ?? 0);
      const saved = -(outcome(trigger, "unmetNeedTonnes", "Dy")?.difference ?? 0);
      expect(saved, trigger).toBeLessThanOrEqual(taken + 1e-9);
    }
  });

  test("the scenario's own rule gives the outcomes of the scenario itself", async () => {
    await runCli(["run", "ban-2026", ...study, "--out", "own"], { cwd });
    expect(record.own).toBe("cover");
    for (const name of ["summary.json", "bands.csv"])
      expect(readFileSync(join(cwd, "out/cover", name), "utf8")).toBe(readFileSync(join(cwd, "own", name), "utf8"));
  });

  test("its charts are valid, and their tables hold what they draw", () => {
    for (const name of ["rule-effects", "stock-drawdown"]) {
      const text = readFileSync(join(cwd, "out/charts", `${name}.vl.json`), "utf8");
      expect(schemaErrors(JSON.parse(text)), name).toBeNull();
      expect(text.length).toBeLessThanOrEqual(150_000);
      expect(text).toMatch(/Monte Carlo error: .*\d/);
      expect(text).toContain("Seed rules, 80 runs a rule");
    }
    const drawn = readFileSync(join(cwd, "out/charts/rule-effects.csv"), "utf8").trimEnd().split("\n");
    expect(drawn).toHaveLength(1 + 2 * 2 * 5);
    const met = drawn.filter(
      (line) => line.startsWith('"Dysprosium: need met') || line.startsWith("Dysprosium: need met"),
    );
    expect(met.map((line) => Number(line.split(/,(?!\s)/)[2]))).toEqual(
      record.rules.map(({ trigger }) =>
        Number(Math.abs(outcome(trigger, "unmetNeedTonnes", "Dy")?.difference ?? Number.NaN).toPrecision(4)),
      ),
    );
  });

  test("replaces its own earlier results, and nothing else", async () => {
    expect((await runCli(["rules", "ban-2026", ...study, "--out", "out"], { cwd })).exitCode).toBe(0);
    writeFileSync(join(cwd, "out/never/thesis.txt"), "years of work");
    const { exitCode, stderr } = await runCli(["rules", "ban-2026", ...study, "--out", "out"], { cwd });
    expect([exitCode, stderr.includes("never/thesis.txt")]).toEqual([2, true]);
  });

  test("a scenario that holds no stock is refused", async () => {
    const { exitCode, stderr } = await runCli(["rules", "precedent-2010", ...study], { cwd: temporaryFolder() });
    expect([exitCode, stderr]).toEqual([
      2,
      "precedent-2010: nationalStock.held: must be above 0 for a release rule to matter, got 0\n",
    ]);
  });
});
