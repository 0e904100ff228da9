import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const days = (value: number) => ({ value, unit: "days", source: "x", date: "2026", grade: "D" });
const ownOutcomes = {
  dear: { title: "weeks of dear metal", is: "count(pricePaid.Dy > 300)" },
  cheaper: { is: "max(0, 12 - dear)" },
};

function workplace(): string {
  const cwd = temporaryFolder();
  writeShortScenario(cwd, "a", 6, { ownOutcomes });
  writeShortScenario(cwd, "b", 6, { ownOutcomes, nationalStock: { held: days(90) } });
  writeShortScenario(cwd, "other", 6, { ownOutcomes: { dear: { is: "count(pricePaid.Dy > 400)" } } });
  const axes = [{ input: "makers.cover", values: [1, 4] }];
  const judge = { outcome: "dear", best: "highest" };
  writeFileSync(join(cwd, "grid.yaml"), JSON.stringify({ schemaVersion: 1, name: "grid", axes, judge }));
  return cwd;
}

const study = ["--seed", "s", "--runs", "64", "--workers", "1"];

describe("an outcome of one's own is taken wherever an outcome is", () => {
  const done = async (cwd: string, ...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await runCli(args, { cwd });
    expect([exitCode, exitCode === 0 ? "" : stderr]).toEqual([0, ""]);
    return stdout;
  };

  test("run tells it among the headlines, and replay makes it again", async () => {
    const cwd = workplace();
    expect(await done(cwd, "run", "a.yaml", ...study, "--out", "run")).toMatch(/^dear +weeks/m);
    expect(await done(cwd, "replay", "run", "--run", "5")).toMatch(/^dear +weeks/m);
  });

  test("compare holds it against its like, and explains it", async () => {
    const cwd = workplace();
    const explain = ["--explain", "--explain-runs", "16", "--outcome", "dear"];
    const text = await done(cwd, "compare", "a.yaml", "b.yaml", ...study, ...explain, "--out", "pair");
    expect(text).toMatch(/^dear \[weeks\]/m);
    const { differences } = JSON.parse(readFileSync(join(cwd, "pair/comparison.json"), "utf8"));
    const [dear, cheaper] = differences.slice(-2);
    expect([dear.outcome, cheaper.outcome]).toEqual(["dear", "cheaper"]);
    // One is twelve less the other, as no run has more than six weeks.
    expect(cheaper.difference).toBeCloseTo(-dear.difference, 12);
    expect(cheaper.standardError).toBeCloseTo(dear.standardError, 12);
  });

  test("a sweep is judged by it", async () => {
    const cwd = workplace();
    await done(cwd, "sweep", "a.yaml", "--grid", "grid.yaml", ...study, "--out", "sweep");
    const { judge } = JSON.parse(readFileSync(join(cwd, "sweep/sweep.json"), "utf8"));
    expect([judge.outcome, judge.unit]).toEqual(["dear", "weeks"]);
  });

  test("two that only share a name are not held against each other", async () => {
    const cwd = workplace();
    const { exitCode, stderr } = await runCli(["compare", "a.yaml", "other.yaml", ...study], { cwd });
    expect([exitCode, stderr]).toEqual([
      2,
      "other.yaml: ownOutcomes.dear.is: must be as in a.yaml, or have another name\n",
    ]);
  });
});
