import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { exampleWith } from "../../support/inference-files.ts";
import { runCli } from "../../support/run-cli.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-infer-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const small = ["--seed", "b", "--waves", "1", "--points", "16", "--bank", "400", "--runs", "8", "--workers", "1"];
const infer = (...args: readonly string[]) => runCli(["infer", ...args], { cwd });
const lines = async (...args: readonly string[]) => {
  const { stderr, exitCode } = await infer(...args);
  expect(exitCode).toBe(2);
  return stderr.trimEnd().split("\n");
};

describe("what is asked for in vain", () => {
  test("an episode without observations to fit is told, with those that have some", async () => {
    expect(await lines("example", ...small, "--leave-out", "2052")).toEqual([
      "--leave-out: must be an episode with observations to fit, one of 2010, 2025, did you mean 2025?, got 2052",
    ]);
  });

  test("a day before the first observation was known is told, with that day", async () => {
    expect(await lines("example", ...small, "--known-until", "2010-11-29")).toEqual([
      "--known-until: must be 2010-11-30 or later, when the first observation was known, got 2010-11-29",
    ]);
    expect((await lines("example", ...small, "--known-until", "2025-02-30")).join()).toContain(
      "must be a day that exists",
    );
  });

  test("shards have nowhere to go without a folder of points, and leave nothing but points: all of it at once", async () => {
    expect(await lines("example", ...small, "--shard", "1/2", "--out", "out", "--check")).toEqual([
      "--shard: must stand with --parts, where finished points lie",
      "--out: must not stand with --shard, which leaves points alone",
      "--check: must not stand with --shard, which leaves points alone",
    ]);
    expect(await lines("example", ...small, "--parts", "parts", "--resume")).toEqual([
      "--resume: must not stand with --parts, from which every command goes on",
    ]);
  });

  test("an observation of something that the model does not report is told at its place", async () => {
    writeFileSync(
      join(cwd, "mine.yaml"),
      exampleWith([["observations", 5, "counts", 0, "model", 0], { kind: "outcome", id: "strikes" }]),
    );
    const [line] = await lines("mine.yaml", ...small);
    expect(line).toMatch(
      /^mine\.yaml:\d+:\d+ {2}observations\.5\.counts\.0\.model\.0\.id: must be an outcome of the model/,
    );
  });
});

describe("where nothing is left", () => {
  test("the rows that empty the space are told, what to do, and finished waves are kept", async () => {
    // No run has a November of 40 times the usual.
    writeFileSync(join(cwd, "empty.yaml"), exampleWith([["observations", 0, "value"], 40]));
    const { stdout, stderr, exitCode } = await infer("empty.yaml", ...small, "--seed", "s", "--out", "empty");
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/november-2010 +0 % /);
    expect(stderr).toContain("empty.yaml: nothing is left after wave 0: no point of the prior meets november-2010");
    expect(stderr).toContain("finished waves are kept");
    expect(readdirSync(join(cwd, "empty.unfinished")).filter((name) => name.endsWith(".part"))).toHaveLength(1);
  });

  test("weights that collapse are refused, with their number and the way on, and finished waves are kept", async () => {
    const { stderr, exitCode } = await infer("example", ...small, "--bank", "100", "--out", "few");
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /effective points: must be at least 50 of the bank's 100, got [\d.]+: the weights have collapsed/,
    );
    expect(stderr).toContain("--bank 200 goes on from what is kept");
    expect(readdirSync(join(cwd, "few.unfinished")).filter((name) => name.endsWith(".part")).length).toBeGreaterThan(3);
  });
});

test("shards fill one folder of points stage by stage, each its share, and one that runs again does no harm", async () => {
  const shard = async (k: string) => {
    const { stdout, exitCode, stderr } = await infer(
      "example",
      ...small,
      "--points",
      "32",
      "--parts",
      "parts",
      "--shard",
      k,
    );
    expect(exitCode, stderr).toBe(0);
    return stdout.trimEnd();
  };
  expect(await shard("1/2")).toBe("shard 1/2: design: 16 points are finished, 16 of other shares are missing: parts");
  expect(await shard("1/2")).toBe(
    "shard 1/2: design: its share is finished already, 16 of other shares are missing: parts",
  );
  expect(await shard("2/2")).toBe("shard 2/2: design: 16 points are finished, 0 of other shares are missing: parts");
  expect(await shard("2/2")).toBe("shard 2/2: wave 1: 16 points are finished, 16 of other shares are missing: parts");
  expect(readdirSync(join(cwd, "parts")).filter((name) => name.endsWith(".part"))).toHaveLength(3);
});
