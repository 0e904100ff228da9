import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeFailingScenario } from "../../support/short-scenarios.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-replay-"));
const study = ["--seed", "s", "--runs", "1500", "--workers", "1"];
const replay = (...args: readonly string[]) => runCli(["replay", ...args], { cwd });
const read = (path: string) => readFileSync(join(cwd, path), "utf8");

/** A run that failed, and its cause. */
let failed: readonly string[];

beforeAll(async () => {
  const scenario = writeFailingScenario(cwd, "odd", 0.0007);
  for (const [command, out] of [
    [["run", scenario, ...study], "out"],
    [["run", scenario, ...study, "--shard", "2/2"], "shards"],
  ] as const)
    expect((await runCli([...command, "--out", out], { cwd })).exitCode).toBe(0);
  failed = parseCsv(read("out/failures.csv"))[1];
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("a run is made again from its results, bit for bit", () => {
  test.each(["0", "700", "1024", "1499"])("run %s", async (run) => {
    const { stdout, exitCode } = await replay("out", "--run", run);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`^run ${run} of odd, seed s: its \\d+ outcomes are those stored, bit for bit\n`));
  });

  test("one that failed fails again for the same cause, by the command that failures.csv has", async () => {
    const [run, cause, command] = failed;
    const { stdout, exitCode } = await runCli([...command.split(" ").slice(5), "--trace"], { cwd });
    expect(stdout).toContain(`run ${run} of odd, seed s: it fails again, as stored: ${cause}`);
    expect(stdout).toMatch(/2026-01-06 {2}week 0 +policy: ban on dual-use exports to Japan/);
    expect(exitCode).toBe(0);
  });

  test("also from parts, before the whole is there: what is not finished has nothing to be held to", async () => {
    expect((await replay("shards", "--run", "1100")).stdout).toMatch(/ outcomes are those stored, bit for bit\n/);
    expect((await replay("shards", "--run", "3")).stdout).toMatch(/: its part is not finished, so there is nothing /);
  });
});

test("the same world with a mechanism off stands beside it, with the difference, and its draws are the same", async () => {
  const { stdout } = await replay("out", "--run", "7", "--off", "stockRelease", "--out", "told");
  expect(stdout).toMatch(/^outcome +unit +as run +stockRelease off +difference$/m);
  const [header, ...rows] = parseCsv(read("told/outcomes.csv"));
  expect(header).toEqual(["outcome", "material", "sector", "unit", "as run", "stockRelease off", "difference"]);
  for (const [, , , , a, b, difference] of rows) expect(Number(difference)).toBe(Number(b) - Number(a));
  const value = (outcome: string, column: number) => Number(rows.find(([name]) => name === outcome)?.[column]);
  expect(value("banWeeks", 5)).toBe(value("banWeeks", 4));
});

test("its weeks, events and outcomes are written as tables that the next replay replaces, and nothing else does", async () => {
  expect((await replay("out", "--run", "8", "--out", "tables")).exitCode).toBe(0);
  expect((await replay("out", "--run", "9", "--out", "tables")).exitCode).toBe(0);
  expect(readdirSync(join(cwd, "tables")).sort()).toEqual(["events.csv", "outcomes.csv", "replay.json", "weeks.csv"]);
  const [header, ...weeks] = parseCsv(read("tables/weeks.csv"));
  expect(header.slice(0, 7)).toEqual([
    "told",
    "week",
    "date",
    "policyState",
    "fear",
    "blockedShare",
    "restrictionInForce",
  ]);
  expect(weeks).toHaveLength(20);
  expect(weeks[1].slice(0, 4)).toEqual(["as run", "1", "2026-01-13", "ban"]);
  const [events] = parseCsv(read("tables/events.csv"));
  expect(events).toEqual(["told", "date", "week", "event", "words"]);
  mkdirSync(join(cwd, "thesis"));
  writeFileSync(join(cwd, "thesis/weeks.csv"), "years of work");
  expect((await replay("out", "--run", "9", "--out", "thesis")).exitCode).toBe(2);
  expect(read("thesis/weeks.csv")).toBe("years of work");
});

test.each([["out"], ["shards"]])("the study that it reads is never replaced: %s", async (folder) => {
  const before = readdirSync(join(cwd, folder));
  for (const out of [folder, `./${folder}/`]) {
    const { stdout, stderr, exitCode } = await replay(folder, "--run", "1100", "--out", out);
    expect(stderr).toContain(`${out}: must be new, empty or a folder of an earlier replay alone, got one with `);
    expect([stdout, exitCode]).toEqual(["", 2]);
  }
  expect(readdirSync(join(cwd, folder))).toEqual(before);
});

describe("bad input", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["a run that is not there", ["out", "--run", "1500"], /^--run: must be from 0 to 1499, got 1500\n$/],
    [
      "a folder of something else",
      [".", "--run", "0"],
      /must be a folder of results or of parts, got none with manifest/,
    ],
    [
      "a mechanism that is none",
      ["out", "--run", "0", "--off", "sqeeze"],
      /--off: must be a mechanism, got sqeeze: did you mean squeeze\?/,
    ],
    [
      "a mechanism that is off",
      ["out", "--run", "0", "--off", "settlement"],
      /must be a mechanism that is on, got settlement, which is off already/,
    ],
    ["no whole number", ["out", "--run", "x"], /--run.*must be a whole number from 0/],
  ])("%s is refused with exit code 2", async (_, args, message) => {
    const { stderr, exitCode } = await replay(...args);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  test("so are results of another engine, and a damaged part", async () => {
    cpSync(join(cwd, "shards"), join(cwd, "other"), { recursive: true });
    const path = join(cwd, "other/study.json");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/"engineVersion": "[^"]*"/, '"engineVersion": "0"'));
    expect((await replay("other", "--run", "1100")).stderr).toMatch(/study\.json: engineVersion: must be \S+, got 0/);
    writeFileSync(path, text);
    writeFileSync(join(cwd, "other/runs-000001024-000001499.part"), "short");
    expect(await replay("other", "--run", "1100")).toMatchObject({
      stderr:
        "other/runs-000001024-000001499.part: must be a part of a study, got something else or its beginning alone\n",
      exitCode: 2,
    });
  });
});
