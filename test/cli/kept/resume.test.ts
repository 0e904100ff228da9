import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { killedAtPart } from "../../support/killed-at-part.ts";
import { packageRoot } from "../../support/package-root.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";
import { startCli } from "../../support/start-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const { version: codeVersion } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
const runs = 4 * 1024;
const study = ["--seed", "s", "--runs", String(runs), "--workers", "1"];
const args = ["run", "short.yaml", ...study, "--out", "out"];

const hashIn = (folder: string) => JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).resultHash;
const partsIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".part")) : [];

/** The uninterrupted study's hash, and its parts as an interrupted one leaves them. */
let whole: string;
let parts: string;

/** A folder of its own with the scenario in it. */
function workplace(): string {
  const cwd = temporaryFolder();
  writeShortScenario(cwd, "short");
  return cwd;
}

const resume = (cwd: string, ...more: readonly string[]) => runCli([...args, ...more], { cwd, codeVersion });

const prepared = mkdtempSync(join(tmpdir(), "chokepoint-resume-"));
afterAll(() => rmSync(prepared, { recursive: true, force: true }));
beforeAll(async () => {
  const cwd = prepared;
  writeShortScenario(cwd, "short");
  expect((await resume(cwd)).exitCode).toBe(0);
  whole = hashIn(join(cwd, "out"));
  const { signal, abort } = abortAfter(cwd, 2);
  await runCli(args, { cwd, codeVersion, signal });
  abort();
  parts = join(cwd, "out.unfinished");
  expect(partsIn(parts).length).toBeGreaterThanOrEqual(2);
});

/** Aborted, as by Ctrl-C, once so many parts are finished. */
function abortAfter(cwd: string, count: number, below = "") {
  const controller = new AbortController();
  const folder = join(cwd, "out.unfinished", below);
  const timer = setInterval(() => {
    if (partsIn(folder).length >= count) controller.abort(new Error("interrupted"));
  }, 2);
  return { signal: controller.signal, abort: () => clearInterval(timer) };
}

/** A folder in which an interrupted command has left some parts. */
function interrupted(): string {
  const cwd = workplace();
  cpSync(parts, join(cwd, "out.unfinished"), { recursive: true });
  return cwd;
}

test.each([
  ["in its midst", 2],
  ["with every part finished and no result written", runs / 1024],
])(
  "killed by SIGKILL %s, a study goes on where it was: the same result hash, and nothing of it is left behind",
  async (_, part) => {
    const cwd = workplace();
    expect(await startCli(cwd, args, { env: killedAtPart(part) }).ended).toMatchObject({
      code: null,
      signal: "SIGKILL",
    });
    expect(partsIn(join(cwd, "out.unfinished"))).toHaveLength(part);
    expect(existsSync(join(cwd, "out"))).toBe(false);
    const { exitCode } = await runCli([...args, "--resume"], { cwd, codeVersion });
    expect(exitCode).toBe(0);
    expect(hashIn(join(cwd, "out"))).toBe(whole);
    expect(readdirSync(cwd).sort()).toEqual(["out", "short.yaml"]);
  },
);

test("on a disk that is full the message says so and how to go on; with room again the result is the same", async () => {
  const cwd = workplace();
  // In blocks of 512 bytes: a part has room, all of runs.parquet has not.
  const { code, stderr } = await startCli(cwd, args, { wrap: 'ulimit -f 4000; exec "$0" "$@"' }).ended;
  expect(code).toBe(2);
  expect(stderr).toContain("out: cannot be written, got EFBIG: file too large");
  expect(stderr).toContain(`finished parts are kept in out.unfinished; this goes on with them:
  npm run --silent chokepoint -- run short.yaml --seed s --runs ${runs} --workers 1 --out out --resume`);
  expect(partsIn(join(cwd, "out.unfinished")).length).toBeGreaterThan(0);
  expect((await resume(cwd, "--resume")).exitCode).toBe(0);
  expect(hashIn(join(cwd, "out"))).toBe(whole);
});

test("interrupted, it says that finished parts are kept, and the command that goes on with them", async () => {
  const cwd = workplace();
  const { signal, abort } = abortAfter(cwd, 2);
  const { stderr, exitCode } = await runCli(args, { cwd, codeVersion, signal });
  abort();
  expect(exitCode).toBe(130);
  expect(stderr).toContain("interrupted: finished parts are kept in out.unfinished");
  expect(stderr).toContain("--out out --resume");
  expect(readdirSync(cwd).sort()).toEqual(["out.unfinished", "short.yaml"]);
  expect((await resume(cwd, "--resume")).exitCode).toBe(0);
  expect(hashIn(join(cwd, "out"))).toBe(whole);
});

describe("unfinished work is never thrown away unasked", () => {
  test("without --resume the command says what is there and stops; --fresh begins anew", async () => {
    const cwd = interrupted();
    const before = partsIn(join(cwd, "out.unfinished"));
    const { stderr, exitCode } = await resume(cwd);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^out\.unfinished: holds \d of the 4 parts of this study, of a command that was interrupted or still runs: go on with --resume, or begin anew with --fresh\n$/,
    );
    expect(partsIn(join(cwd, "out.unfinished"))).toEqual(before);
    expect((await resume(cwd, "--fresh")).exitCode).toBe(0);
    expect(hashIn(join(cwd, "out"))).toBe(whole);
    expect(readdirSync(cwd).sort()).toEqual(["out", "short.yaml"]);
  });

  test("that of another study is refused by the names of all that differs", async () => {
    const cwd = interrupted();
    const other = ["run", "short.yaml", "--seed", "t", "--runs", "9000", "--out", "out"];
    const resumed = await runCli([...other, "--resume"], { cwd, codeVersion: "9.9.9" });
    expect([resumed.exitCode, resumed.stderr]).toEqual([
      2,
      `out.unfinished/study.json: seed: must be t, got s
out.unfinished/study.json: codeVersion: must be 9.9.9, got ${codeVersion}
out.unfinished/study.json: runs: must be 9000, got ${runs}
finish it by its own command, give another --out, or throw it away with --fresh
`,
    ]);
    const { stderr } = await runCli(other, { cwd, codeVersion });
    expect(stderr).toContain(
      `out.unfinished: holds unfinished work of another study (seed: must be t, got s; runs: must be 9000, got ${runs})`,
    );
    expect(partsIn(join(cwd, "out.unfinished")).length).toBeGreaterThan(0);
  });

  test("nor are a user's own files in a folder of that name, not even by --fresh", async () => {
    const cwd = workplace();
    mkdirSync(join(cwd, "out.unfinished"));
    writeFileSync(join(cwd, "out.unfinished/chapter.txt"), "years of work");
    for (const flag of ["--fresh", "--resume"]) {
      const { stderr, exitCode } = await resume(cwd, flag);
      expect([stderr, exitCode]).toEqual([
        "out.unfinished: must be new or unfinished work of the same command, got one with chapter.txt\n",
        2,
      ]);
    }
    expect(readFileSync(join(cwd, "out.unfinished/chapter.txt"), "utf8")).toBe("years of work");
  });

  test("nor is that of a command that still runs and has finished no part; what a killed one left is, and it says so", async () => {
    const cwd = workplace();
    cpSync(join(parts, "study.json"), join(cwd, "out.unfinished/study.json"));
    const study = readFileSync(join(cwd, "out.unfinished/study.json"));
    const aside = join(cwd, `.out.partial-${hostname()}-${process.ppid}-abcdef`);
    mkdirSync(aside);
    const refused = await resume(cwd);
    expect([refused.exitCode, refused.stderr]).toEqual([
      2,
      `out.unfinished: must not be in use, got process ${process.ppid}, which writes out: wait until it ends, or give another --out; if that process is another program's, remove .out.partial-${hostname()}-${process.ppid}-abcdef\n`,
    ]);
    expect(readFileSync(join(cwd, "out.unfinished/study.json"))).toEqual(study);
    rmSync(aside, { recursive: true });
    const { stderr, exitCode } = await resume(cwd);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^out\.unfinished: begun anew: a command that was ended had left no finished part in it\n/);
    expect(hashIn(join(cwd, "out"))).toBe(whole);
  });

  test("finished parts of a command that still runs are not thrown away, also not by --fresh; of one that is gone they are", async () => {
    const cwd = workplace();
    cpSync(parts, join(cwd, "out.unfinished"), { recursive: true });
    const held = readdirSync(join(cwd, "out.unfinished")).sort();
    const aside = join(cwd, `.out.partial-${hostname()}-${process.ppid}-abcdef`);
    mkdirSync(aside);
    const refused = await resume(cwd, "--fresh");
    expect(refused.stderr).toMatch(/^out\.unfinished: must not be in use, got process \d+, which writes out: /);
    expect([refused.exitCode, readdirSync(join(cwd, "out.unfinished")).sort()]).toEqual([2, held]);
    renameSync(aside, aside.replace(`-${process.ppid}-`, "-999999999-"));
    expect((await resume(cwd, "--fresh")).exitCode).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(["out", "short.yaml"]);
  });

  test("--resume and --fresh together are a usage error", async () => {
    expect((await resume(workplace(), "--resume", "--fresh")).exitCode).toBe(2);
  });
});

describe("what is kept is looked at before it is used", () => {
  test("a flipped bit and half a file are found, said, and computed again", async () => {
    const cwd = interrupted();
    const folder = join(cwd, "out.unfinished");
    const [first, second] = partsIn(folder).map((name) => join(folder, name));
    const bytes = readFileSync(first);
    bytes[bytes.length - 9] ^= 1;
    writeFileSync(first, bytes);
    writeFileSync(second, readFileSync(second).subarray(0, 5000));
    const { stderr, exitCode } = await resume(cwd, "--resume");
    expect(exitCode).toBe(0);
    for (const name of ["runs-000000000-000001023", "runs-000001024-000002047"])
      expect(stderr).toContain(
        `out.unfinished/${name}.part: must match its SHA-256, got other bytes: it is damaged: computed again\n`,
      );
    expect(hashIn(join(cwd, "out"))).toBe(whole);
  });

  test("so are a part under the name of another, and an empty file", async () => {
    const cwd = interrupted();
    const folder = join(cwd, "out.unfinished");
    const [first, second] = partsIn(folder).map((name) => join(folder, name));
    renameSync(first, second);
    writeFileSync(first, "");
    const { stderr, exitCode } = await resume(cwd, "--resume");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("must be a part of a study, got something else or its beginning alone: computed again");
    expect(stderr).toContain("must hold runs 1024 to 2047, got runs 0 to 1023: computed again");
    expect(hashIn(join(cwd, "out"))).toBe(whole);
  });

  test("parts without study.json are of no use, and are not thrown away unasked", async () => {
    const cwd = interrupted();
    rmSync(join(cwd, "out.unfinished/study.json"));
    const { stderr, exitCode } = await resume(cwd, "--resume");
    expect([stderr, exitCode]).toEqual(["out.unfinished/study.json: is missing; --fresh begins anew\n", 2]);
    expect(partsIn(join(cwd, "out.unfinished")).length).toBeGreaterThan(0);
  });
});

test("an interrupted comparison loses no part of either study", async () => {
  const cwd = workplace();
  writeShortScenario(cwd, "other", 8);
  const command = ["compare", "short.yaml", "other.yaml", "--seed", "s", "--runs", "1030", "--workers", "1"];
  expect((await runCli([...command, "--out", "all"], { cwd })).exitCode).toBe(0);
  const { signal, abort } = abortAfter(cwd, 1, "b");
  expect((await runCli([...command, "--out", "out"], { cwd, signal })).exitCode).toBe(130);
  abort();
  expect(partsIn(join(cwd, "out.unfinished/a"))).toHaveLength(2);
  expect((await runCli([...command, "--out", "out", "--resume"], { cwd })).exitCode).toBe(0);
  for (const file of ["comparison.json", "a/manifest.json", "b/manifest.json"])
    expect(readFileSync(join(cwd, "out", file), "utf8")).toBe(readFileSync(join(cwd, "all", file), "utf8"));
  expect(existsSync(join(cwd, "out.unfinished"))).toBe(false);
});
