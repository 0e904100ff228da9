import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFile, readBytes, readText, readTextWithin } from "../../../src/sim/results/read-file.ts";
import { packageRoot } from "../../support/package-root.ts";
import { runCli } from "../../support/run-cli.ts";
import { startCli } from "../../support/start-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const mine = "schemaVersion: 1\nextends: ./base.yaml\nname: m\ntitle: m\n";
const onPosix = test.runIf(process.platform !== "win32");

/** Files by their paths; a text that begins with `->` is a link. */
function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    if (text.startsWith("->")) symlinkSync(text.slice(2).trim(), join(cwd, path));
    else writeFileSync(join(cwd, path), text);
  }
}

onPosix.each([
  ["the scenario's base", ["check", "m.yaml"], /^m\.yaml:2:10 {2}extends: must be a file .*is a named pipe/],
  ["the scenario", ["check", "base.yaml"], /^base\.yaml: must be a file, is a named pipe$/],
  ["the episode", ["hindcast", "base.yaml", "--seed", "s"], /^base\.yaml: must be a file, is a named pipe$/],
])("a named pipe into which nobody writes is refused, not waited for: %s", async (_, args, message) => {
  const cwd = temporaryFolder();
  execFileSync("sh", ["-c", "mkfifo base.yaml"], { cwd });
  write(cwd, { "m.yaml": mine });
  const { code, stderr } = await startCli(cwd, args).ended;
  expect(code).toBe(2);
  expect(stderr.trim()).toMatch(message);
});

onPosix("a file that says it has nothing and goes on is not read to its end", () => {
  const cwd = temporaryFolder();
  write(cwd, { "m.yaml": "->/proc/self/maps", "null.yaml": "->/dev/null", plain: "text" });
  expect(() => readText(join(cwd, "null.yaml"), "null.yaml")).toThrow("null.yaml: must be a file, is a device");
  expect(() => readBytes(cwd, "here")).toThrow("here: must be a file, is a folder");
  expect(() => readText(join(cwd, "none"), "none")).toThrow("none: is missing");
  expect(readText(join(cwd, "plain"), "plain")).toBe("text");
  expect(isFile(join(cwd, "plain"), "plain")).toBe(true);
  expect(isFile(cwd, "here")).toBe(false);
  if (process.platform === "linux")
    expect(() => readText(join(cwd, "m.yaml"), "m.yaml")).toThrow(
      "m.yaml: must not change while it is read, had 0 bytes, then more",
    );
  expect(() => readTextWithin(join(cwd, "plain"), 3)).toThrow("it must be at most 3 bytes, has 4");
});

describe("a base lies within the scenario's folder, its links resolved", () => {
  const base = "schemaVersion: 1\nextends: ban-2026\nname: b\ntitle: b\n";
  const checked = async (files: Readonly<Record<string, string>>) => {
    const cwd = temporaryFolder();
    write(cwd, files);
    return await runCli(["check", "own/m.yaml"], { cwd });
  };

  onPosix.each<[string, Readonly<Record<string, string>>]>([
    ["a file", { "own/base.yaml": base }],
    ["a link to a file beside it", { "own/real.yaml": base, "own/base.yaml": "->real.yaml" }],
    [
      "as a cluster mounts files",
      { "own/..2026/b.yaml": base, "own/..data": "->..2026", "own/base.yaml": "->..data/b.yaml" },
    ],
  ])("taken: %s", async (_, files) => {
    const { stderr, exitCode } = await checked({ "own/m.yaml": mine, ...files });
    expect([stderr, exitCode]).toEqual(["", 0]);
  });

  onPosix("a folder that is a link is the folder behind it", async () => {
    const files = { "real/m.yaml": mine, "real/base.yaml": base, own: "->real" };
    expect((await checked(files)).exitCode).toBe(0);
  });

  onPosix("a link to a shipped file leads to one of ours", async () => {
    const shipped = `->${join(packageRoot, "configs/ban-2026.yaml")}`;
    expect((await checked({ "own/m.yaml": mine, "own/base.yaml": shipped })).stderr).not.toMatch(
      /must lie inside|must be a file, /,
    );
  });

  onPosix.each<[string, Readonly<Record<string, string>>]>([
    ["a link out of the folder", { "base.yaml": base, "own/base.yaml": "->../base.yaml" }],
    ["a folder that is a link out of it", { "out/base.yaml": base, "own/in": "->../out" }],
    ["a link to a file that is none of ours", { "own/base.yaml": "->/etc/hostname" }],
  ])("refused: %s", async (_, files) => {
    const text = "own/in" in files ? mine.replace("./base", "./in/base") : mine;
    const { stderr, exitCode } = await checked({ "own/m.yaml": text, ...files });
    expect(stderr).toMatch(
      /^own\/m\.yaml:2:10 {2}extends: must be a file .*must lie inside the folder of the scenario/,
    );
    expect(exitCode).toBe(2);
  });
});

describe("what is read of results is a file", () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = mkdtempSync(join(tmpdir(), "chokepoint-read-file-"));
    const study = ["--seed", "s", "--runs", "8", "--workers", "1"];
    for (const args of [
      ["run", "ban-2026", ...study, "--out", "run"],
      ["run", "ban-2026", ...study, "--shard", "1/1", "--out", "shards"],
    ])
      expect((await runCli(args, { cwd })).exitCode).toBe(0);
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  onPosix.each([
    ...["manifest.json", "summary.json", "bands.csv", "runs.parquet"].flatMap((file) => [
      ["run", file, ["report", "x"]] as const,
      ["run", file, ["replay", "x", "--run", "1"]] as const,
      ["run", file, ["check", "x"]] as const,
    ]),
    ["run", "manifest.json", ["run", "x", "--seed", "s", "--out", "y"]] as const,
    ["shards", "study.json", ["merge", "x", "--out", "y"]] as const,
    ["shards", "runs-000000000-000000007.part", ["merge", "x", "--out", "y"]] as const,
    ["shards", "runs-000000000-000000007.part", ["replay", "x", "--run", "1"]] as const,
  ])("%s/%s: %o", async (folder, file, args) => {
    const own = temporaryFolder();
    cpSync(join(cwd, folder), join(own, "x"), { recursive: true });
    expect(readdirSync(join(own, "x"))).toContain(file);
    rmSync(join(own, "x", file));
    symlinkSync("/dev/null", join(own, "x", file));
    const { stderr, exitCode } = await runCli([...args], { cwd: own });
    expect(stderr).toMatch(new RegExp(`^x/${file.replaceAll(".", "[.]")}: must be a file, is a device$`, "m"));
    expect(exitCode).toBe(2);
  });
});

test("every file that a command reads is opened in one place, which knows what it opens", () => {
  const readers = /\b(readFileSync|readFile|createReadStream|openSync|open)\b/;
  const may = new Set([
    "sim/results/read-file.ts",
    // Writes.
    ...["sim/results/durable.ts", "sim/results/write-study.ts"],
    // What it has just written itself.
    "report/files/print-page.ts",
    // Kept parts of its own, each looked at before it is used, and the package itself.
    "sim/results/kept/cache.ts",
    // Of the package itself.
    "report/render/assets.ts",
  ]);
  const src = join(packageRoot, "src");
  const found = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("cli/generate/"))
    .filter((path) => {
      const imported =
        readFileSync(join(src, path), "utf8").match(/import \{[^}]*\} from "node:fs(\/promises)?"/g) ?? [];
      return imported.some((each) => readers.test(each));
    });
  expect(found.filter((path) => !may.has(path))).toEqual([]);
});
