import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/sim/results/host.ts";
import type { Replaceable } from "../../../src/sim/results/own-files.ts";
import { fillFolder } from "../../../src/sim/results/replace.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const io = (cwd: string, dead: readonly number[] = []) =>
  ({
    cwd,
    signal: new AbortController().signal,
    processId: 1,
    isRunning: (id: number) => !dead.includes(id),
  }) as Parameters<typeof fillFolder>[2];
const manifest = '{ "resultHash": "00" }';
const page = '<!doctype html><meta name="generator" content="chokepoint">';
/** By kind: what its results hold at least. */
const others = {
  study: { "manifest.json": manifest, "runs.parquet": "" },
  hindcast: { "hindcast.json": '{ "schemaVersion": 1, "pooled": {} }' },
  forecast: { "forecast.csv": "", "forecast.json": '{ "schemaVersion": 1, "quantities": [] }' },
  replay: { "events.csv": "", "replay.json": '{ "schemaVersion": 1, "replayed": true }' },
  report: { "index.html": page },
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

async function fill(cwd: string, out: string, kind: Replaceable = "study"): Promise<void> {
  await fillFolder(out, kind, io(cwd), async (folder) => writeFileSync(join(folder, "manifest.json"), manifest));
}

describe("a folder that may hold work of the user's is never replaced", () => {
  test.each([
    ["a site of one's own", { "index.html": "hi", "src/app.ts": "precious" }],
    ["a page of one's own", { "index.html": "hi" }],
    ["a manifest of another program", { "manifest.json": '{ "name": "app" }' }],
    ["a manifest that is no JSON", { "manifest.json": "resultHash" }],
    ["a comparison of another program", { "comparison.json": "[]" }],
    ["notes beside results", { "manifest.json": manifest, "notes.md": "precious" }],
    ["a folder beside results", { "manifest.json": manifest, "more/x": "precious" }],
    ["notes in a report", { "manifest.json": manifest, "report/index.html": page, "report/notes.md": "precious" }],
    ["a picture in a report", { "manifest.json": manifest, "report/charts/photo.png": "precious" }],
    ["charts of a study outside its report", { "manifest.json": manifest, "charts/x.vl.json": "precious" }],
    ["notes beside the languages of a report", { "en/index.html": page, "notes/x.md": "precious" }],
    ["a report beside notes", { "index.html": page, "notes.md": "precious" }],
    ["charts alone", { "charts/cover.vl.json": "{}" }],
  ])("%s", async (_, files) => {
    const cwd = temporaryFolder();
    write(join(cwd, "web"), files);
    await expect(fill(cwd, "web")).rejects.toThrow(
      /^web: must be new, empty or a folder of earlier results alone, got /,
    );
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, "web", path), "utf8")).toBe(text);
    expect(readdirSync(cwd)).toEqual(["web"]);
  });

  test("not even when the work appeared while the runs were under way", async () => {
    const cwd = temporaryFolder();
    const filling = fillFolder("web", "study", io(cwd), async () => write(cwd, { "web/thesis.txt": "precious" }));
    await expect(filling).rejects.toThrow("got one with thesis.txt");
    expect(readFileSync(join(cwd, "web/thesis.txt"), "utf8")).toBe("precious");
    expect(readdirSync(cwd)).toEqual(["web"]);
  });
});

test.each<[Replaceable, string, Readonly<Record<string, string>>]>([
  ["study", "a run", { "manifest.json": manifest, "runs.parquet": "" }],
  [
    "study",
    "a comparison",
    { "comparison.json": '{ "schemaVersion": 1, "differences": [] }', "a/manifest.json": manifest },
  ],
  [
    "study",
    "a run and its report",
    {
      "manifest.json": manifest,
      "report/index.html": page,
      "report/charts/x.vl.json": "",
      "report/charts/x.png": "",
      "report/charts/x.pdf": "",
      "report/report.pdf": "",
    },
  ],
  ["report", "a report in two languages", { "en/index.html": page, "en/charts/x.vl.json": "", "ja/index.html": page }],
  [
    "study",
    "a run and its report in two languages, for Office too",
    {
      "manifest.json": manifest,
      "report/en/index.html": page,
      "report/en/report.xlsx": "",
      "report/ja/index.html": page,
      "report/ja/charts/x.vl.json": "",
      "report/ja/charts/x.svg": "",
    },
  ],
  ["report", "a report", { "index.html": page, "charts/x.vl.json": "", "charts/x.svg": "" }],
  ["hindcast", "a hindcast", { ...others.hindcast, "charts/x.vl.json": "", "charts/x.svg": "" }],
  ...(
    [
      ["hindcast", "a hindcast and its report", others.hindcast],
      ["study", "release rules and their report", { "rules.json": '{ "schemaVersion": 1, "rules": [] }' }],
    ] as const
  ).map(([kind, what, files]): [Replaceable, string, Readonly<Record<string, string>>] => [
    ...([kind, what] as const),
    {
      ...files,
      "charts/x.vl.json": "",
      "report/index.html": page,
      "report/charts/y.vl.json": "",
      "report/charts/y.svg": "",
    },
  ]),
  ["forecast", "a forecast", others.forecast],
  ["replay", "a replay", others.replay],
])("earlier results are replaced by their like: %s, %s", async (kind, _, files) => {
  const cwd = temporaryFolder();
  write(join(cwd, "out"), files);
  await fill(cwd, "out", kind);
  expect(readdirSync(join(cwd, "out"))).toEqual(["manifest.json"]);
  expect(readdirSync(cwd)).toEqual(["out"]);
});

describe("results are never replaced by those of another kind", () => {
  const kinds = ["study", "hindcast", "forecast", "replay", "report"] as const;
  test.each(kinds.flatMap((kind) => kinds.filter((other) => other !== kind).map((other) => [kind, other] as const)))(
    "%s in the place of %s",
    async (kind, other) => {
      const cwd = temporaryFolder();
      write(join(cwd, "out"), others[other]);
      await expect(fill(cwd, "out", kind)).rejects.toThrow(/^out: must be new, empty or a folder of /);
      expect(readdirSync(join(cwd, "out")).sort()).toEqual(Object.keys(others[other]).sort());
    },
  );
});

test("a link to a folder stays a link, and the folder behind it is filled", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "disk/results"), { recursive: true });
  symlinkSync("disk/results", join(cwd, "link"));
  await fill(cwd, "link");
  expect(lstatSync(join(cwd, "link")).isSymbolicLink()).toBe(true);
  expect(readdirSync(join(cwd, "disk/results"))).toEqual(["manifest.json"]);
  symlinkSync("nowhere", join(cwd, "dead"));
  await expect(fill(cwd, "dead")).rejects.toThrow("dead: must be a folder, got a link that leads nowhere");
});

test("two commands that fill the same folder at once do not disturb each other: the last one stands", async () => {
  const cwd = temporaryFolder();
  let release = () => {};
  const blocked = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = fillFolder("out", "study", io(cwd), async (folder) => {
    await blocked;
    for (const [name, text] of Object.entries({ "manifest.json": manifest, "summary.json": "slow" }))
      writeFileSync(join(folder, name), text);
  });
  await fillFolder("out", "study", io(cwd), async (folder) =>
    write(folder, { "manifest.json": manifest, "summary.json": "quick" }),
  );
  expect(readFileSync(join(cwd, "out/summary.json"), "utf8")).toBe("quick");
  release();
  await slow;
  expect(readFileSync(join(cwd, "out/summary.json"), "utf8")).toBe("slow");
  expect(readdirSync(cwd)).toEqual(["out"]);
});

test("what a killed command has left is cleared away, but not the folder of one that runs, here or elsewhere", async () => {
  const cwd = temporaryFolder();
  const dead = `.out.partial-${hostname()}-4711-abcdef`;
  const others = [
    `.out.partial-${hostname()}-4712-abcdef`,
    ".out.partial-elsewhere-4711-abcdef",
    `.other.partial-${hostname()}-4711-abcdef`,
  ];
  for (const name of [dead, ...others]) write(cwd, { [`${name}/new/runs.parquet`]: "half" });
  await fillFolder("out", "study", io(cwd, [4711]), async (folder) =>
    writeFileSync(join(folder, "manifest.json"), manifest),
  );
  expect(readdirSync(cwd).sort()).toEqual([...others, "out"].sort());
});

describe("what lies in results and is not theirs does not keep others from taking their place", () => {
  const left = (id: number, machine = hostname()) => `.report.partial-${machine}-${id}-abcdef/new/charts/x.svg`;

  test.each([
    ["what a killed report left", { [left(4711)]: "half" }],
    ["what a report left on a machine of another name", { [left(4712, "else-where")]: "half" }],
    [
      "the report of a part, and what was left beside it",
      {
        "comparison.json": '{ "schemaVersion": 1, "differences": [] }',
        "a/manifest.json": manifest,
        "a/report/index.html": page,
        "a/report/charts/x.vl.json": "",
        [`a/${left(4711)}`]: "half",
      },
    ],
  ])("%s goes with them", async (_, files) => {
    const cwd = temporaryFolder();
    write(join(cwd, "out"), { "manifest.json": manifest, ...files });
    await fillFolder("out", "study", io(cwd, [4711]), async (folder) => write(folder, { "manifest.json": manifest }));
    expect(readdirSync(join(cwd, "out"))).toEqual(["manifest.json"]);
    expect(readdirSync(cwd)).toEqual(["out"]);
  });

  test("a report that is under way is not taken away", async () => {
    const cwd = temporaryFolder();
    write(join(cwd, "out"), { "manifest.json": manifest, [left(4712)]: "half" });
    await expect(fill(cwd, "out")).rejects.toThrow(/got one with \.report\.partial-/);
  });

  test("results of another command below them stay where they are", async () => {
    const cwd = temporaryFolder();
    const second = { "second/manifest.json": manifest, "second/summary.json": "kept", "more/third/rules.csv": "" };
    write(join(cwd, "out"), { "manifest.json": manifest, "runs.parquet": "old", ...second });
    await expect(fill(cwd, "out")).rejects.toThrow("got one with more");
    renameSync(join(cwd, "out/more"), join(cwd, "more"));
    await fill(cwd, "out");
    expect(readdirSync(join(cwd, "out")).sort()).toEqual(["manifest.json", "second"]);
    expect(readFileSync(join(cwd, "out/second/summary.json"), "utf8")).toBe("kept");
  });

  test("unless they lie where the new ones have theirs", async () => {
    const cwd = temporaryFolder();
    write(join(cwd, "out"), { "manifest.json": manifest, "a/hindcast.json": '{ "schemaVersion": 1, "pooled": {} }' });
    const filling = fillFolder("out", "comparison", io(cwd), async () => {});
    await expect(filling).rejects.toThrow("got one with a");
  });
});

test.runIf(process.platform === "linux").each(["/dev/shm", "/"])(
  "a mount point, whose place nothing can take, is refused before the first run: %s",
  async (out) => {
    const runs = ["--seed", "s", "--runs", "1024", "--workers", "1"];
    const { stderr, exitCode } = await runCli(["run", "ban-2026", ...runs, "--out", out], { cwd: temporaryFolder() });
    expect(stderr).toMatch(/^\S+: must not be a mount point, .* give one below it, such as \S*\/results\n$/);
    expect(exitCode).toBe(2);
  },
);

test("a full disk is no bug: the message says so, and earlier results stay", async () => {
  const cwd = temporaryFolder();
  await fill(cwd, "out");
  const filling = fillFolder("out", "study", io(cwd), async () => writeFileSync("/dev/full", "x"));
  await expect(filling).rejects.toThrow(/^out: cannot be written, got ENOSPC: no space left on device/);
  await expect(filling).rejects.toBeInstanceOf(InputError);
  expect(readdirSync(join(cwd, "out"))).toEqual(["manifest.json"]);
  expect(readdirSync(cwd)).toEqual(["out"]);
});

test("a mistake of ours while filling is no input error", async () => {
  const cwd = temporaryFolder();
  const filling = fillFolder("out", "study", io(cwd), async () => renameSync(join(cwd, "a"), join(cwd, "b")));
  await expect(filling).rejects.not.toBeInstanceOf(InputError);
  expect(readdirSync(cwd)).toEqual([]);
});

test("a folder filled has the rights of any other new folder", async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "plain"));
  await fill(cwd, "out");
  expect(statSync(join(cwd, "out")).mode).toBe(statSync(join(cwd, "plain")).mode);
});

test("where no folder can be made the command says so at once, with exit code 2", async () => {
  const args = ["run", "ban-2026", "--seed", "s", "--runs", "1", "--workers", "1", "--out", "/dev/null/x/y"];
  const { stderr, exitCode } = await runCli(args, { cwd: temporaryFolder() });
  expect(stderr).toMatch(/^\/dev\/null\/x\/y: cannot be written, got /);
  expect(exitCode).toBe(2);
  expect(existsSync("/dev/null/x")).toBe(false);
});

test.each([
  ["file/below", /^file\/below: cannot be written, got ENOTDIR/],
  ["a".repeat(300), /cannot be written, got ENAMETOOLONG/],
  ["loop", /^loop: (cannot be written, got ELOOP|must be a folder, got a link that leads nowhere)/],
  ["", /^--out: must not be empty/],
])("where nothing can be written, a command says so in one line and ends with 2: --out '%s'", async (out, message) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "file"), "");
  symlinkSync("loop", join(cwd, "loop"));
  for (const command of [
    ["run", "ban-2026", "--runs", "20"],
    ["hindcast", "2010", "--runs", "100"],
  ]) {
    const { exitCode, stderr } = await runCli([...command, "--seed", "s", "--out", out], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  }
  expect(readdirSync(cwd).sort()).toEqual(["file", "loop"]);
});
