import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  compareInto,
  hostOf,
  InputError,
  Interrupted,
  mergeShards,
  openStudy,
  readScenarioFile,
  StudyFailed,
  writeShard,
  writeStudy,
} from "../../../src/index.ts";
import { packageRoot } from "../../support/package-root.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeFailingScenario, writeShortScenario } from "../../support/short-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const { version: codeVersion } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
const study = { seed: "s", runs: 4096 };

/** The folder in which the command line has written the study into `whole`. */
const cwd = mkdtempSync(join(tmpdir(), "chokepoint-library-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
beforeAll(async () => {
  const scenario = writeShortScenario(cwd, "short");
  const args = ["run", scenario, "--seed", "s", "--runs", "4096", "--workers", "1", "--out", "whole"];
  expect((await runCli(args, { cwd, codeVersion })).exitCode).toBe(0);
});

const short = () => readScenarioFile("short.yaml", cwd);
const hashIn = (folder: string): string =>
  JSON.parse(readFileSync(join(cwd, folder, "manifest.json"), "utf8")).resultHash;

/** SHA-256 of every file of the results but the manifest, which tells of the command too. */
function filesIn(folder: string): readonly string[] {
  const names = readdirSync(join(cwd, folder)).filter((name) => name !== "manifest.json");
  return names.sort().map((name) => `${name} ${hashOf(folder, name)}`);
}

function hashOf(folder: string, name: string): string {
  return createHash("sha256")
    .update(readFileSync(join(cwd, folder, name)))
    .digest("hex");
}

test("a program's results folder has the files and the hash of the command's, and opens again", async () => {
  const { study: written } = await writeStudy(short(), "own", { ...study, workers: 2 }, hostOf({ cwd }));
  expect(filesIn("own")).toEqual(filesIn("whole"));
  expect(written.manifest.resultHash).toBe(hashIn("whole"));
  const opened = await openStudy("own", hostOf({ cwd }));
  expect(opened.manifest).toEqual(written.manifest);
  expect(await opened.values("banWeeks")).toHaveLength(4096);
});

test("aborted, it keeps what is finished and says how to go on in a program's words; that gives the same results", async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const host = hostOf({
    cwd,
    signal: stop.signal,
    onProgress: (label, finished, runs) => {
      told.push(`${label} ${runs}`);
      if (finished >= 3072) stop.abort(new Error("enough"));
    },
  });
  const stopped = await writeStudy(short(), "late", study, host).catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(Interrupted);
  expect((stopped as Error).message).toBe(
    "interrupted: finished parts are kept in late.unfinished; the same call with resume: true goes on with them",
  );
  expect(new Set(told)).toEqual(new Set(["short 4096"]));
  await expect(writeStudy(short(), "late", study, hostOf({ cwd }))).rejects.toThrow(
    /^late\.unfinished: holds \d of the 4 parts of this study, .*: go on with resume: true, or begin anew with fresh: true$/,
  );
  const found: number[] = [];
  const watched = { ...hostOf({ cwd }), progress: () => ({ update: (_: number, kept = 0) => void found.push(kept) }) };
  await writeStudy(short(), "late", { ...study, resume: true }, watched);
  expect(Math.max(...found)).toBeGreaterThanOrEqual(1024);
  expect(filesIn("late")).toEqual(filesIn("whole"));
  expect(readdirSync(cwd).filter((name) => name.startsWith("late"))).toEqual(["late"]);
});

test("shards of a program merge to the bytes of the command's study, whoever merges them", async () => {
  for (const index of [2, 1]) {
    const shard = { index, of: 2 };
    const finished = await writeShard(short(), "shards", shard, study, hostOf({ cwd }));
    expect(finished).toEqual({ firstRun: index === 1 ? 0 : 2048, runs: 2048, wasFinished: false });
    expect(await writeShard(short(), "shards", shard, study, hostOf({ cwd }))).toMatchObject({ wasFinished: true });
  }
  await mergeShards("shards", "merged", { workers: 1 }, hostOf({ cwd }));
  expect(filesIn("merged")).toEqual(filesIn("whole"));
  expect((await runCli(["merge", "shards", "--out", "by-command"], { cwd, codeVersion })).exitCode).toBe(0);
  expect(filesIn("by-command")).toEqual(filesIn("whole"));
});

test("a program compares as the command does, and explains; it is told in its own words what cannot be explained", async () => {
  writeShortScenario(cwd, "other", 8);
  const both = [short(), readScenarioFile("other.yaml", cwd)] as const;
  const outcome = "unmetNeedShare.Dy";
  const args = ["compare", "short.yaml", "other.yaml", "--seed", "s", "--runs", "64", "--workers", "1", "--explain"];
  const command = [...args, "--outcome", outcome, "--explain-runs", "32", "--out", "compared"];
  expect((await runCli(command, { cwd, codeVersion })).exitCode).toBe(0);
  const asked = { seed: "s", runs: 64, explain: { outcomes: [outcome], runs: 32 } };
  const { differences, pairs, explanation } = await compareInto("both", both, asked, hostOf({ cwd }));
  for (const name of ["comparison.csv", "configuration.csv", "explain.json", "explain.csv", "b/runs.parquet"])
    expect(hashOf("both", name), name).toBe(hashOf("compared", name));
  expect([pairs, differences.length > 50, explanation?.explanations.length]).toEqual([64, true, 1]);
  await expect(
    compareInto("no", both, { ...asked, explain: { outcomes: ["unmetNeed"] } }, hostOf({ cwd })),
  ).rejects.toThrow(/^explain\.outcomes: must be an outcome of both scenarios.*, got unmetNeed$/);
  await expect(compareInto("no", [both[0], both[0]], asked, hostOf({ cwd }))).rejects.toThrow("name: must differ");
});

describe("what a program asks for wrongly is refused", () => {
  test("with every problem at once, before anything is written", async () => {
    const asked = { seed: "", runs: 2.5, workers: 0, resume: true, fresh: true, sampling: { kind: "sobol" } as const };
    const refused = await writeStudy(short(), "refused", asked, hostOf({ cwd })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    expect((refused as Error).message.split("\n")).toEqual([
      'seed: must be non-empty text, got ""',
      expect.stringMatching(/^runs: must be a whole number from \d+ to 100000000 with sobol sampling, got 2\.5$/),
      "workers: must be a whole number from 1 to 256, got 0",
      "resume: must not stand with fresh",
    ]);
    expect(readdirSync(cwd).filter((name) => name.startsWith("refused"))).toEqual([]);
  });

  test("in its own words: a folder without a name, more shards than pieces", async () => {
    await expect(writeStudy(short(), " ", study, hostOf({ cwd }))).rejects.toThrow("folder: must not be empty");
    await expect(writeShard(short(), "many", { index: 1, of: 9 }, study, hostOf({ cwd }))).rejects.toThrow(
      "shard: must be of at most 4 shards, one for each 1,024 of 4096 runs, got 9",
    );
  });

  test("a study of which too many runs fail is refused with those runs, which are listed on the disk", async () => {
    const folder = temporaryFolder();
    const read = readScenarioFile(writeFailingScenario(folder, "worse", 0.02), folder);
    const failed = await writeStudy(read, "out", { seed: "s", runs: 1024 }, hostOf({ cwd: folder })).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(StudyFailed);
    const { failures, message } = failed as StudyFailed;
    expect(message).toContain("all that were found: out.unfinished/failures.csv");
    const rows = readFileSync(join(folder, "out.unfinished/failures.csv"), "utf8").trimEnd().split("\n");
    expect(rows).toHaveLength(1 + failures.length);
  });
});
