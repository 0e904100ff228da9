import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../support/run-cli.ts";

const study = ["--seed", "facts", "--workers", "1"];
const cwd = mkdtempSync(join(tmpdir(), "chokepoint-facts-together-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const facts = (name: string, ...lines: readonly string[]) =>
  writeFileSync(
    join(cwd, `${name}.yaml`),
    `schemaVersion: 1\nname: ${name}\ntitle: x\nkeptTo: 2026-05-31\nfacts:\n${lines.map((line) => `  - { ${line}, source: x, grade: B }\n`).join("")}`,
  );
const refused = async (...args: readonly string[]) => {
  const before = readdirSync(cwd);
  const { exitCode, stderr } = await runCli([...args, ...study, "--out", "none"], { cwd });
  expect([exitCode, readdirSync(cwd)]).toEqual([2, before]);
  return stderr.trim().split("\n");
};

describe("what is wrong with several files is told at once", () => {
  beforeAll(() => {
    writeFileSync(join(cwd, "short.yaml"), "schemaVersion: 1\nextends: ban-2026\nname: s\ntitle: s\nhorizonWeeks: 0\n");
    facts("one", "name: a, kind: firm, material: Dyx, sector: middle, on: 2026-05-01, cover: 2, unit: months");
    facts("two", "name: b, kind: quote, basis: ask, material: Dy, on: 2026-05-01, value: -1, unit: USD/kg");
  });
  const ofTwo = "two.yaml:6:78  facts.0.value: must be above 0, got -1";
  const ofOne = 'one.yaml:6:38  facts.0.material: must be a material of the scenario, one of Dy, Tb, got "Dyx"';
  const ofShort = "short.yaml:5:15  horizonWeeks: must be at least 1, got 0";

  test("a scenario and its facts", async () => {
    expect(await refused("run", "short.yaml", "--facts", "two.yaml")).toEqual([ofShort, ofTwo]);
    expect(await refused("watch", "short.yaml", "--facts", "two.yaml", "--reports", "none.yaml")).toEqual([
      ofShort,
      ofTwo,
      expect.stringMatching(/^none\.yaml: cannot be read/),
    ]);
  });

  test("two facts files of one scenario, and of two, and a name that no scenario has", async () => {
    expect(await refused("compare", "ban-2026", "--facts", "one.yaml", "--facts", "two.yaml")).toEqual([ofOne, ofTwo]);
    const both = ["--facts", "ban-2026=one.yaml", "--facts", "bann=two.yaml"];
    expect(await refused("compare", "short.yaml", "ban-2026", ...both)).toEqual([
      ofShort,
      "--facts: must name a scenario that is compared, one of short.yaml, ban-2026, got bann=two.yaml",
      ofTwo,
      ofOne,
    ]);
  });

  test("a file is called as it was given", async () => {
    const [line] = await refused("run", "ban-2026", "--facts", join(cwd, "two.yaml"));
    expect(line.startsWith(`${cwd}/two.yaml:6:78  `)).toBe(true);
    const [ofScenario] = await refused("run", join(cwd, "short.yaml"));
    expect(ofScenario.startsWith(`${cwd}/short.yaml:5:15  `)).toBe(true);
  });
});

describe("results that facts weigh stand for their scenario with its facts", () => {
  const json = (path: string) => JSON.parse(readFileSync(join(cwd, path), "utf8"));
  beforeAll(async () => {
    facts(
      "known",
      "name: state, kind: state, state: ban, on: 2026-02-10",
      "name: ask, kind: quote, basis: ask, material: Dy, on: 2026-02-10, value: 700, unit: USD/kg, error: { sd: 0.6 }",
    );
    const args = ["run", "ban-2026", "--facts", "known.yaml", "--as-of", "2026-03-01", "--runs", "400"];
    await runCli([...args, ...study, "--out", "known"], { cwd });
  });

  test("run makes the same bytes again", async () => {
    const { exitCode, stderr } = await runCli(["run", "known", "--runs", "400", ...study, "--out", "again"], { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(json("again/manifest.json").resultHash).toBe(json("known/manifest.json").resultHash);
  });

  test("also of a start inside the restriction, whose facts are of the time before it", async () => {
    writeFileSync(
      join(cwd, "now.yaml"),
      "schemaVersion: 1\nextends: ban-2026\nname: now\ntitle: now\nstart: 2026-05-05\nhorizonWeeks: 30\npolicy: { knownUntil: 2026-05-05 }\n",
    );
    const args = ["--facts", "known.yaml", "--runs", "300", ...study];
    const made = await runCli(["run", "now.yaml", ...args, "--out", "now"], { cwd });
    expect(made.exitCode, made.stderr).toBe(0);
    // The quote of 10 February is read some twelve weeks before the start.
    expect(json("now/manifest.json").facts.weighing[0].week).toBeLessThan(-10);
    const again = await runCli(["run", "now", "--runs", "300", ...study, "--out", "now-again"], { cwd });
    expect(again.exitCode, again.stderr).toBe(0);
    expect(json("now-again/manifest.json").resultHash).toBe(json("now/manifest.json").resultHash);
    expect((await runCli(["check", "now"], { cwd })).exitCode).toBe(0);
  });

  test("report with facts of an earlier day says what to run, and that is accepted: the scenario by its name, a tail as it was asked for", async () => {
    const told = async (folder: string, day: string) => {
      const { exitCode, stderr } = await runCli(["report", folder, "--facts", "known.yaml", "--as-of", day], { cwd });
      expect(exitCode).toBe(2);
      const [, run] = /\n {2}npm run --silent chokepoint -- (run .*)\n/.exec(stderr) as RegExpExecArray;
      return run;
    };
    const earlier = await told("known", "2026-02-05");
    expect(earlier).toBe(
      "run ban-2026 --facts known.yaml --as-of 2026-02-05 --seed facts --runs 400 --out known-2026-02-05",
    );
    const again = await runCli([...earlier.split(" "), "--workers", "1"], { cwd });
    expect(again.exitCode, again.stderr).toBe(0);
    const tail = "importance:P(banWeeks >= 100)";
    const args = ["run", "ban-2026", ...study, "--runs", "1024", "--sampling", tail, "--out", "tail"];
    expect((await runCli(args, { cwd })).exitCode).toBe(0);
    expect(await told("tail", "2026-03-01")).toContain(`--sampling '${tail}'`);
  });

  test("watch is weighed as it is by the facts themselves, and counts from their day", async () => {
    const args = ["--runs", "400", ...study];
    const ofFolder = await runCli(["watch", "known", ...args, "--out", "watched"], { cwd });
    const direct = ["watch", "ban-2026", "--facts", "known.yaml", "--as-of", "2026-03-01"];
    const ofFacts = await runCli([...direct, ...args], { cwd });
    expect(ofFolder.exitCode, ofFolder.stderr).toBe(0);
    expect(ofFolder.stdout.startsWith(ofFacts.stdout)).toBe(true);
    expect(ofFacts.stdout).toContain("known to 2026-03-01: 2 facts of known");
    // Results of watch name their facts, and do not hold them.
    expect(await refused("watch", "watched")).toEqual([
      expect.stringMatching(/^watched: must be given with --facts: /),
    ]);
  });
});
