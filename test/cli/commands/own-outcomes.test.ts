import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../support/package-root.ts";
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

/** Twice an outcome that every scenario has, so that each analysis of it has an answer that is known: that of the outcome. */
const doubled = { ownOutcomes: { double: { is: "2 * outcome.arrivalsTonnes.Dy" } } };

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

  const json = (cwd: string, path: string) => JSON.parse(readFileSync(join(cwd, path), "utf8"));

  test("discover finds the boxes of its double at twice the limit", async () => {
    const cwd = workplace();
    writeShortScenario(cwd, "doubled", 6, doubled);
    const given = ["doubled.yaml", "--seed", "s", "--runs", "1000", "--workers", "1", "--boxes", "1"];
    await done(cwd, "discover", ...given, "--outcome", "double", "--above", "150", "--out", "own");
    await done(cwd, "discover", ...given, "--outcome", "arrivalsTonnes.Dy", "--above", "75", "--out", "its");
    const [own, its] = ["own", "its"].map((folder) => json(cwd, `${folder}/discovery.json`));
    expect(own.boxes).toEqual(its.boxes);
    expect(own.boxes).toHaveLength(1);
  });

  test("sensitivity gives its double the same shares, and importance sampling chooses the same runs for it", async () => {
    const cwd = workplace();
    writeShortScenario(cwd, "doubled", 6, doubled);
    const asked = ["--outcome", "double", "--outcome", "arrivalsTonnes.Dy", "--series", "pricePaidUsdPerKg.Dy"];
    const given = ["doubled.yaml", "--seed", "s", "--workers", "1"];
    await done(cwd, "sensitivity", ...given, "--runs", "256", "--points", "64", ...asked, "--out", "shares");
    const [its, own] = json(cwd, "shares/sensitivity.json").outcomes;
    for (const part of ["inputs", "pairs", "parts"]) expect(own[part]).toEqual(its[part]);
    const tails = ["P(double >= 150)", "P(arrivalsTonnes.Dy >= 75)"];
    const hashes: string[] = [];
    for (const [k, tail] of tails.entries()) {
      await done(cwd, "run", ...given, "--runs", "1024", "--sampling", `importance:${tail}`, "--out", `rare-${k}`);
      hashes.push(json(cwd, `rare-${k}/manifest.json`).resultHash);
    }
    expect(hashes[1]).not.toBe("");
    const means = (k: number) => json(cwd, `rare-${k}/summary.json`).outcomes;
    expect(means(0)).toEqual(means(1));
  });

  test("an episode scores it as a feature", async () => {
    const cwd = workplace();
    const { ownOutcomes: own } = { ownOutcomes: { upBy: { is: "100 * (last(priceAsk.Sb) / priceAsk.Sb[w0] - 1)" } } };
    const of = { schemaVersion: 1, extends: "antimony-2024", name: "mine", title: "mine", ownOutcomes: own };
    writeFileSync(join(cwd, "mine.yaml"), JSON.stringify(of));
    const shipped = readFileSync(join(packageRoot, "configs/hindcast/antimony-2024.yaml"), "utf8");
    const feature =
      '  - { name: up, quantity: { kind: outcome, id: upBy }, happened: { low: 50, high: 65 }, unit: share, source: "x", grade: C }';
    const text = shipped
      .replace("scenario: antimony-2024", "scenario: mine.yaml")
      .replace("name: antimony-2024", "name: mine")
      .replace("features:\n", `features:\n${feature}\n`);
    writeFileSync(join(cwd, "episode.yaml"), text);
    await done(cwd, "hindcast", "./episode.yaml", "--seed", "s", "--runs", "100", "--workers", "1", "--out", "scored");
    expect(readFileSync(join(cwd, "scored/features.csv"), "utf8")).toMatch(/,up,/);
  });

  test("rules tell it too, and the page by its title", async () => {
    const cwd = workplace();
    await done(cwd, "rules", "a.yaml", ...study, "--out", "rules");
    expect(json(cwd, "rules/never/summary.json").outcomes.at(-2).outcome).toBe("dear");
    await done(cwd, "run", "a.yaml", ...study, "--out", "run");
    await done(cwd, "report", "run");
    expect(readFileSync(join(cwd, "run/report/index.html"), "utf8")).toContain("weeks of dear metal");
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
