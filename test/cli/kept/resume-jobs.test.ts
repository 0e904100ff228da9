import {
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
import { episodeText } from "../../support/evidence.ts";
import { killedAtPart } from "../../support/killed-at-part.ts";
import { packageRoot } from "../../support/package-root.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";
import { startCli } from "../../support/start-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const { version: codeVersion } = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
const given = ["--seed", "s", "--workers", "1", "--out", "out"];

const hindcast = ["hindcast", "mine.yaml", "--runs", "100", ...given];

type Job = { readonly args: readonly string[]; readonly below: string; readonly kept: number };

/** Each job as a user gives it, and of which folder how many parts are there when it is interrupted. */
const jobs: Readonly<Record<string, Job>> = {
  "compare --explain": {
    args: ["compare", "a.yaml", "b.yaml", "--runs", "64", "--explain", ...given],
    below: "explain",
    kept: 3,
  },
  "compare --severity-matched, in the search": {
    args: ["compare", "nine.yaml", "many.yaml", "--runs", "60", "--severity-matched", ...given],
    below: "severity",
    kept: 9,
  },
  "compare --severity-matched, in the matched study": {
    args: ["compare", "nine.yaml", "many.yaml", "--runs", "60", "--severity-matched", ...given],
    below: "matched",
    kept: 1,
  },
  hindcast: { args: [...hindcast, "--ablate"], below: "", kept: 5 },
  forecast: {
    args: ["forecast", "a.yaml", "--until", "2026-01-20", "--runs", "2060", ...given],
    below: "",
    kept: 1,
  },
  sweep: { args: ["sweep", "a.yaml", "--grid", "grid.yaml", "--runs", "64", ...given], below: "", kept: 3 },
  rules: { args: ["rules", "a.yaml", "--runs", "64", ...given], below: "price", kept: 1 },
};

const from = { source: "x", date: "2026-01", grade: "D" };
const weeks = (value: number) => ({ value, unit: "weeks", ...from });

/** A ban of so many weeks, without what makes its length anything but clear. */
function ban(length: number) {
  return {
    mechanisms: { licences: false, hoarding: false, squeeze: false, speculation: false },
    shipments: { surge: { value: 1, unit: "ratio", ...from } },
    policy: {
      states: {
        ban: { lasts: weeks(length), next: { detente: "remainder" } },
        detente: { lasts: "forever", next: {} },
      },
    },
  };
}

/** A folder of its own with all that the jobs read. */
function workplace(cwd = temporaryFolder()): string {
  writeShortScenario(cwd, "a");
  writeShortScenario(cwd, "b", 6, {
    demand: { total: { value: 900, unit: "t/yr", ...from } },
    orders: { fearTime: weeks(20) },
    nationalStock: { held: { value: 90, unit: "days", ...from } },
  });
  writeShortScenario(cwd, "nine", 16, ban(5));
  writeShortScenario(cwd, "many", 16, ban(10));
  writeFileSync(
    join(cwd, "grid.yaml"),
    "{ schemaVersion: 1, name: grid, axes: [{ input: makers.cover, values: [2, 4, 8] }], judge: { outcome: banWeeks } }",
  );
  writeFileSync(join(cwd, "mine.yaml"), episodeText("2025").replace('name: "2025"', "name: mine"));
  return cwd;
}

function partsIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".part")) : [];
}

/** Every file below a folder with its bytes. */
function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** Aborted, as by Ctrl-C, once so many parts are finished. */
function abortAfter(cwd: string, { below, kept }: Job) {
  const controller = new AbortController();
  const folder = join(cwd, "out.unfinished", below);
  const timer = setInterval(() => {
    if (partsIn(folder).length >= kept) controller.abort(new Error("interrupted"));
  }, 1);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

describe.each(Object.entries(jobs))("%s", (_, job) => {
  let whole: ReadonlyMap<string, Buffer>;
  let prepared: string;
  afterAll(() => rmSync(prepared, { recursive: true, force: true }));
  beforeAll(async () => {
    prepared = mkdtempSync(join(tmpdir(), "chokepoint-jobs-"));
    workplace(prepared);
    const { exitCode, stderr } = await runCli(job.args, { cwd: prepared, codeVersion });
    expect(exitCode, stderr).toBe(0);
    whole = filesIn(join(prepared, "out"));
  });

  test("killed by SIGKILL, it goes on where it was, a damaged part made again: the same bytes at two workers, and nothing of it is left; another seed or version is refused", async () => {
    const cwd = workplace();
    const before = readdirSync(cwd).sort();
    const env = killedAtPart(job.kept, join("out.unfinished", job.below));
    expect(await startCli(cwd, job.args, { env }).ended).toMatchObject({ code: null, signal: "SIGKILL" });
    expect(partsIn(join(cwd, "out.unfinished", job.below))).toHaveLength(job.kept);
    expect(existsSync(join(cwd, "out"))).toBe(false);

    const again = await runCli(job.args, { cwd, codeVersion });
    expect(again.exitCode).toBe(2);
    expect(again.stderr).toMatch(/^out\.unfinished: holds \d.* parts of this (study|job).*--resume.*--fresh\n$/);
    const otherSeed = job.args.map((arg) => (arg === "s" ? "t" : arg));
    const other = await runCli([...otherSeed, "--resume"], { cwd, codeVersion: "9.9.9" });
    expect(other.exitCode).toBe(2);
    expect(other.stderr).toMatch(/(study|job)\.json: seed: must be t, got s\n/);
    expect(other.stderr).toContain(`codeVersion: must be 9.9.9, got ${codeVersion}\n`);
    expect(other.stderr).toContain("finish it by its own command, give another --out, or throw it away with --fresh");

    const folder = join(cwd, "out.unfinished", job.below);
    const [damaged] = partsIn(folder);
    const path = join(folder, damaged);
    const bytes = readFileSync(path);
    bytes[bytes.length - 9] ^= 1;
    writeFileSync(path, bytes);
    const two = job.args.map((arg, k) => (job.args[k - 1] === "--workers" ? "2" : arg));
    const { exitCode, stderr } = await runCli([...two, "--resume"], { cwd, codeVersion });
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toContain(
      `${join("out.unfinished", job.below, damaged)}: must match its SHA-256, got other bytes: it is damaged: computed again\n`,
    );
    expect(filesIn(join(cwd, "out"))).toEqual(whole);
    expect(readdirSync(cwd).sort()).toEqual([...before, "out"].sort());
  });

  test("interrupted, it says what is kept and what goes on with it", async () => {
    const cwd = workplace();
    const { signal, stop } = abortAfter(cwd, job);
    const interrupted = await runCli(job.args, { cwd, codeVersion, signal });
    stop();
    expect(interrupted.exitCode).toBe(130);
    expect(
      interrupted.stderr,
    ).toContain(`interrupted: finished parts are kept in out.unfinished; this goes on with them:
  npm run --silent chokepoint -- ${job.args.join(" ")} --resume`);
  });
});

test("--fresh also throws away what another command of ours has left, and nothing else", async () => {
  const cwd = workplace();
  const folder = join(cwd, "out.unfinished");
  const leave = (name: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "job.json"), "{}");
  };
  leave("explain");
  leave("severity");
  const pair = ["compare", "a.yaml", "b.yaml", "--runs", "4", ...given];
  const refused = await runCli([...pair, "--resume"], { cwd });
  expect(refused.stderr).toContain("must be new or unfinished work of the same command, got one with explain");
  writeFileSync(join(folder, "severity/thesis.txt"), "years of work");
  expect((await runCli([...pair, "--fresh"], { cwd })).stderr).toContain("got one with thesis.txt");
  rmSync(join(folder, "severity/thesis.txt"));
  expect((await runCli([...pair, "--fresh"], { cwd })).exitCode).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test("a record of unfinished work that cannot be read is refused, with the way out", async () => {
  const cwd = workplace();
  mkdirSync(join(cwd, "out.unfinished"));
  writeFileSync(join(cwd, "out.unfinished/job.json"), "{");
  const { exitCode, stderr } = await runCli([...hindcast, "--resume"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/job\.json: must be JSON, got .*\n--fresh begins anew\n$/);
});

test("a job that prints alone has nowhere to keep parts: --resume and --fresh ask for --out", async () => {
  for (const [flag, args] of [
    ["--resume", ["hindcast", "2025", "--seed", "s", "--runs", "100"]],
    ["--fresh", ["forecast", "ban-2026", "--until", "2026-02-10", "--seed", "s", "--runs", "100"]],
  ] as const)
    expect(await runCli([...args, flag])).toMatchObject({
      exitCode: 2,
      stderr: `${flag}: must stand with --out, beside which finished parts are kept\n`,
    });
});

test("an episode that was changed meanwhile is another job, and --fresh begins it", async () => {
  const cwd = workplace();
  const { signal, stop } = abortAfter(cwd, { args: hindcast, below: "", kept: 1 });
  await runCli(hindcast, { cwd, codeVersion, signal });
  stop();
  const path = join(cwd, "mine.yaml");
  writeFileSync(path, readFileSync(path, "utf8").replace("horizonWeeks: 44", "horizonWeeks: 45"));
  const { stderr, exitCode } = await runCli([...hindcast, "--resume"], { cwd, codeVersion });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^out\.unfinished\/job\.json: probesSha256: must be [0-9a-f]{64}, got [0-9a-f]{64}\n/);
  expect((await runCli([...hindcast, "--fresh"], { cwd, codeVersion })).exitCode).toBe(0);
});
