import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shardIndex } from "../../../src/cli/flags/shards.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-shards-"));
const study = ["--seed", "s", "--runs", "4000", "--workers", "1"];
const run = (...more: readonly string[]) => runCli(["run", "short.yaml", ...study, ...more], { cwd });

beforeAll(async () => {
  writeShortScenario(cwd, "short");
  expect((await run("--out", "out")).exitCode).toBe(0);
  // In any order, two of them at once, as machines do.
  const last = await run("--shard", "3/3", "--out", "shards");
  expect([last.stdout, last.exitCode]).toEqual(["shard 3/3 is finished, 1952 runs from 2048 on: shards\n", 0]);
  const both = await Promise.all(["1/3", "2/3"].map((shard) => run("--shard", shard, "--out", "shards")));
  expect(both.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const files = (folder: string) => readdirSync(folder).sort();

/** A copy of the shards that something was done to, and what merge says of it. */
async function merged(damage: (folder: string) => void, codeVersion?: string) {
  const folder = temporaryFolder();
  cpSync(join(cwd, "shards"), join(folder, "shards"), { recursive: true });
  damage(join(folder, "shards"));
  const before = files(join(folder, "shards"));
  const given = codeVersion === undefined ? {} : { codeVersion };
  const { stderr, exitCode } = await runCli(["merge", "shards", "--out", "out"], { cwd: folder, ...given });
  expect(files(join(folder, "shards"))).toEqual(before);
  expect(existsSync(join(folder, "out"))).toBe(exitCode === 0);
  return { lines: stderr.trimEnd().split("\n"), exitCode };
}

test("shards, run in any order and at once, merge to the bytes of the run in one piece", async () => {
  const { stdout, exitCode } = await runCli(["merge", "shards", "--out", "merged"], { cwd });
  expect(exitCode).toBe(0);
  expect(files(join(cwd, "merged"))).toEqual(files(join(cwd, "out")));
  for (const file of files(join(cwd, "out")))
    expect(readFileSync(join(cwd, "merged", file)).equals(readFileSync(join(cwd, "out", file))), file).toBe(true);
  expect(stdout).toContain(JSON.parse(readFileSync(join(cwd, "out/manifest.json"), "utf8")).resultHash);
});

test("a shard that is finished is not run again, and says so", async () => {
  const parts = files(join(cwd, "shards")).map((name) => join(cwd, "shards", name));
  const before = parts.map((path) => statSync(path).ino);
  expect(await run("--shard", "2/3", "--out", "shards")).toMatchObject({
    stdout: "shard 2/3 is finished already: shards\n",
    exitCode: 0,
  });
  expect(parts.map((path) => statSync(path).ino)).toEqual(before);
});

test("one that is damaged is mended by running it again", async () => {
  const folder = temporaryFolder();
  cpSync(cwd, folder, { recursive: true });
  const path = join(folder, "shards/runs-000001024-000002047.part");
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, 1000));
  const args = ["run", "short.yaml", ...study, "--shard", "2/3", "--out", "shards"];
  const { stderr, stdout } = await runCli(args, { cwd: folder });
  expect(stderr).toContain("runs-000001024-000002047.part: must match its SHA-256, got other bytes: it is damaged");
  expect(stdout).toContain("shard 2/3 is finished");
  expect(readFileSync(path).equals(whole)).toBe(true);
});

describe("merge refuses what is not the whole study, naming all that is wrong at once", () => {
  const part = (first: string, last: string) => `runs-00000${first}-00000${last}.part`;
  test.each<[string, (folder: string) => void, readonly string[]]>([
    [
      "missing, unfinished and damaged shards",
      (folder) => {
        rmSync(join(folder, part("0000", "1023")));
        rmSync(join(folder, part("3072", "3999")));
        const path = join(folder, part("1024", "2047"));
        const bytes = readFileSync(path);
        bytes[bytes.length >> 1] ^= 4;
        writeFileSync(path, bytes);
      },
      [
        "shards: shard 1/3: is missing",
        "shards/runs-000001024-000002047.part: must match its SHA-256, got other bytes: it is damaged",
        "shards: shard 3/3: is not finished, runs 3072 to 3999 are missing",
      ],
    ],
    [
      "a part of other runs under the name of one of its own, and one that has no place",
      (folder) => {
        cpSync(join(folder, part("0000", "1023")), join(folder, part("1024", "2047")));
        cpSync(join(folder, part("0000", "1023")), join(folder, part("0000", "2047")));
      },
      [
        "shards/runs-000001024-000002047.part: must hold runs 1024 to 2047, got runs 0 to 1023",
        "shards/runs-000000000-000002047.part: must be a part of one of the 3 shards of 4000 runs, got other runs",
      ],
    ],
    [
      "no shards at all",
      (folder) => rmSync(join(folder, "study.json")),
      ["shards: must be a folder of shards, got none with study.json"],
    ],
    [
      "a study that is not the one it says",
      (folder) => {
        const path = join(folder, "study.json");
        writeFileSync(path, readFileSync(path, "utf8").replace('"seed": "s"', '"seed": "t"'));
      },
      [
        "shards/study.json: must be the record of the parts beside it, got one of another study: put it back as it was, or run again",
      ],
    ],
    [
      "a record that says another version, once",
      (folder) => {
        const path = join(folder, "study.json");
        writeFileSync(
          path,
          readFileSync(path, "utf8").replace('"codeVersion": "0.0.0-test"', '"codeVersion": "9.9.9"'),
        );
      },
      ["shards/study.json: codeVersion: must be 0.0.0-test, got 9.9.9: merge with that version, or run again"],
    ],
  ])("%s", async (_, damage, wanted) => {
    const { lines, exitCode } = await merged(damage);
    expect(exitCode).toBe(2);
    expect(lines).toEqual(wanted);
  });

  test("shards of another version of the program", async () => {
    const { lines, exitCode } = await merged(() => undefined, "9.9.9");
    expect([lines, exitCode]).toEqual([
      ["shards/study.json: codeVersion: must be 9.9.9, got 0.0.0-test: merge with that version, or run again"],
      2,
    ]);
  });
});

describe("a shard is refused that would disturb others", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["another seed", ["--seed", "t", "--shard", "1/3"], ["shards/study.json: seed: must be t, got s"]],
    ["another number of shards", ["--shard", "1/2"], ["shards/study.json: shards: must be 2, got 3"]],
    [
      "another number of runs",
      ["--runs", "5000", "--shard", "1/3"],
      ["shards/study.json: runs: must be 5000, got 4000"],
    ],
    [
      "more shards than there are ranges of runs",
      ["--shard", "1/5"],
      ["--shard: must be of at most 4 shards, one for each 1,024 of 4000 runs, got 5"],
    ],
  ])("%s", async (_, flags, lines) => {
    const before = files(join(cwd, "shards"));
    const { stderr, exitCode } = await run(...flags, "--out", "shards");
    expect([stderr.trimEnd().split("\n"), exitCode]).toEqual([lines, 2]);
    expect(files(join(cwd, "shards"))).toEqual(before);
  });

  test("a folder with anything else in it", async () => {
    const folder = temporaryFolder();
    writeShortScenario(folder, "short");
    mkdirSync(join(folder, "thesis"));
    writeFileSync(join(folder, "thesis/chapter.txt"), "years of work");
    const args = ["run", "short.yaml", ...study, "--shard", "1/2", "--out", "thesis"];
    const { stderr, exitCode } = await runCli(args, { cwd: folder });
    expect(stderr).toBe("thesis: must be new, empty or a folder of shards alone, got one with chapter.txt\n");
    expect(exitCode).toBe(2);
    expect(files(join(folder, "thesis"))).toEqual(["chapter.txt"]);
  });

  test.each(["0/3", "4/3", "3", "a/b", "1.5/3", "1/0"])("--shard %s is a usage error", async (shard) => {
    const { stderr, exitCode } = await run("--shard", shard, "--out", "shards");
    expect(stderr).toMatch(/--shard.*must be k\/n with k from 1 to n, such as 3\/100/);
    expect(exitCode).toBe(2);
  });
});

describe("the index of an array job", () => {
  test("is counted from 1 by Slurm, and from 0 by Kubernetes and AWS Batch", () => {
    expect(shardIndex({ SLURM_ARRAY_TASK_ID: "3", SLURM_ARRAY_TASK_MIN: "1" }, 100)).toBe(3);
    expect(shardIndex({ JOB_COMPLETION_INDEX: "0" }, 100)).toBe(1);
    expect(shardIndex({ AWS_BATCH_JOB_ARRAY_INDEX: "99" }, 100)).toBe(100);
  });

  test("says which shard runs, with --shards", async () => {
    const { stdout } = await runCli(["run", "short.yaml", ...study, "--shards", "3", "--out", "shards"], {
      cwd,
      env: { JOB_COMPLETION_INDEX: "1" },
    });
    expect(stdout).toBe("shard 2/3 is finished already: shards\n");
  });

  test.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["no array job", {}, /--shards: must be run in an array job, which sets one of SLURM_ARRAY_TASK_ID, .* got none;/],
    [
      "two at once",
      { SLURM_ARRAY_TASK_ID: "1", JOB_COMPLETION_INDEX: "1" },
      /got SLURM_ARRAY_TASK_ID and JOB_COMPLETION_INDEX/,
    ],
    [
      "an index beyond the shards",
      { SLURM_ARRAY_TASK_ID: "4" },
      /^SLURM_ARRAY_TASK_ID: must be from 1 to 3, counted from 1, for --shards 3, got 4\n$/,
    ],
    [
      "the index after the last, from 0",
      { JOB_COMPLETION_INDEX: "3" },
      /^JOB_COMPLETION_INDEX: must be from 0 to 2, counted from 0, for --shards 3, got 3\n$/,
    ],
    [
      "a Slurm array from 0, in each of its tasks",
      { SLURM_ARRAY_TASK_ID: "2", SLURM_ARRAY_TASK_MIN: "0" },
      /must be counted from 1, by --array=1-n/,
    ],
    ["no number", { JOB_COMPLETION_INDEX: "x" }, /JOB_COMPLETION_INDEX: must be a whole number, got x/],
  ])("%s is wrong input: no shard is left out silently", async (_, env, message) => {
    const args = ["run", "short.yaml", ...study, "--shards", "3", "--out", "shards"];
    const { stderr, exitCode } = await runCli(args, { cwd, env });
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });
});

test("a folder of shards is not taken for results: run does not replace it, nor merge", async () => {
  expect((await run("--out", "shards")).stderr).toMatch(/^shards: must be new, empty or a folder of earlier results/);
  expect((await runCli(["merge", "shards", "--out", "shards"], { cwd })).exitCode).toBe(2);
  expect(files(join(cwd, "shards"))).toHaveLength(5);
});
