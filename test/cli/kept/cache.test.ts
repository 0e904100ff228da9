import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProbes } from "../../../src/sim/engine/probes/run-probes.ts";
import type { Kept, PartStore } from "../../../src/sim/engine/run-parts.ts";
import { buildOfParts, PartCache } from "../../../src/sim/results/kept/cache.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";
import { simpleScenario } from "../../support/simple-scenario.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let cwd: string;
let partsFolder: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-cache-"));
  partsFolder = join(cwd, "cache/parts");
  writeShortScenario(cwd, "ban", 6);
  const held = { value: 90, unit: "days", source: "x", date: "2026", grade: "D" };
  writeShortScenario(cwd, "stocked", 6, { title: "with a stock", nationalStock: { held } });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const compare = [
  ...["compare", "stocked.yaml", "ban.yaml", "--seed", "s", "--runs", "1100", "--workers", "1"],
  ...["--explain", "--explain-runs", "16"],
];

async function cli(out: string, more: readonly string[] = [], folder: string = partsFolder) {
  const { exitCode, stderr } = await runCli([...compare, ...more, "--out", out], { cwd, partsFolder: folder });
  expect(exitCode, stderr).toBe(0);
}

/** Each file of the cache by what the disk knows it by: one that is made again is another. */
function filesOf(folder: string): ReadonlyMap<string, string> {
  const idOf = (path: string) => `${statSync(path).ino} born ${statSync(path).birthtimeMs}`;
  return new Map(readdirSync(folder).map((name) => [name, idOf(join(folder, name))]));
}

const filesIn = (out: string) =>
  ["comparison.json", "explain.json", "a/manifest.json", "a/runs.parquet", "b/runs.parquet", "b/bands.csv"].map(
    (file) => readFileSync(join(cwd, out, file)).toString("base64"),
  );

describe("finished parts of earlier commands", () => {
  test("are taken where all that they follow from is the same: none is made again, to the same bytes", async () => {
    await cli("first");
    const left = filesOf(partsFolder);
    expect(left.size).toBeGreaterThan(4);
    await cli("second");
    expect(filesOf(partsFolder)).toEqual(left);
    expect(filesIn("second")).toEqual(filesIn("first"));
    await cli("without", ["--no-cache"]);
    expect(filesIn("without")).toEqual(filesIn("first"));
  });

  test("that are damaged, cut off or another's are found and made again, and no byte is wrong", async () => {
    const [damaged, cut, others, ...sound] = filesOf(partsFolder).keys();
    const path = (name: string) => join(partsFolder, name);
    const whole = [damaged, cut, others].map((name) => readFileSync(path(name)));
    const bytes = readFileSync(path(damaged));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(path(damaged), bytes);
    writeFileSync(path(cut), readFileSync(path(cut)).subarray(0, 40));
    writeFileSync(path(others), readFileSync(path(sound[0])));
    const before = filesOf(partsFolder);
    await cli("mended");
    const after = filesOf(partsFolder);
    expect(filesIn("mended")).toEqual(filesIn("first"));
    [damaged, cut, others].forEach(
      (name, k) => void expect(readFileSync(path(name)).equals(whole[k]), name).toBe(true),
    );
    for (const name of sound) expect(after.get(name), name).toBe(before.get(name));
  });

  test("are neither taken nor left with --no-cache, and are no part of the command on record", async () => {
    const folder = join(cwd, "unused");
    mkdirSync(folder);
    await cli("no-cache", ["--no-cache"], folder);
    expect(readdirSync(folder)).toEqual([]);
    const { command } = JSON.parse(readFileSync(join(cwd, "no-cache/comparison.json"), "utf8"));
    expect(command).not.toContain("--no-cache");
  });

  test("of a job without a folder are kept too; where the cache cannot be written, all is computed", async () => {
    const forecast = [
      "forecast",
      "ban.yaml",
      "--until",
      "2026-02-01",
      "--seed",
      "s",
      "--runs",
      "100",
      "--workers",
      "1",
    ];
    const folder = join(cwd, "jobs");
    const told = await runCli(forecast, { cwd, partsFolder: folder });
    expect(told.exitCode, told.stderr).toBe(0);
    const left = filesOf(folder);
    expect(left.size).toBeGreaterThan(0);
    const again = await runCli(forecast, { cwd, partsFolder: folder });
    expect(again.stdout).toBe(told.stdout);
    expect(filesOf(folder)).toEqual(left);
    writeFileSync(join(cwd, "file"), "");
    const nowhere = await runCli(forecast, { cwd, partsFolder: join(cwd, "file/parts") });
    expect([nowhere.exitCode, nowhere.stdout]).toEqual([0, told.stdout]);
  });

  test("a size that is none is wrong input", async () => {
    const { exitCode, stderr } = await runCli([...compare, "--out", "no"], {
      cwd,
      partsFolder,
      env: { CHOKEPOINT_CACHE_MB: "much" },
    });
    expect([exitCode, stderr]).toEqual([
      2,
      "CHOKEPOINT_CACHE_MB: must be a whole number of megabytes, 0 for no cache, got much\n",
    ]);
  });
});

describe("a cache of parts", () => {
  const bytes = (count: number) => new Uint8Array(count).fill(7);
  const now = () => new Date();

  test("gives to another build nothing", () => {
    const folder = temporaryFolder();
    new PartCache({ folder, now }, 1000, "one").write("key", bytes(10));
    expect(new PartCache({ folder, now }, 1000, "one").read("key")).toHaveLength(10);
    expect(new PartCache({ folder, now }, 1000, "other").read("key")).toBeUndefined();
    expect(buildOfParts()).toMatch(/^[0-9a-f]{64}$/);
  });

  test("stays below its size: what was used longest ago goes first, and one command keeps half of it at most", () => {
    const folder = temporaryFolder();
    for (let k = 0; k < 10; k++) new PartCache({ folder, now }, 1000, "b").write(`key ${k}`, bytes(100));
    readdirSync(folder).forEach((name) => void utimesSync(join(folder, name), 1000, 1000));
    const cache = new PartCache({ folder, now }, 1000, "b");
    for (const key of ["key 0", "key 1"]) expect(cache.read(key)).toHaveLength(100);
    for (let k = 0; k < 9; k++) cache.write(`new ${k}`, bytes(100));
    const size = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(size).toBeLessThanOrEqual(1000);
    for (const key of ["key 0", "key 1", "new 0", "new 4"]) expect(cache.read(key), key).toHaveLength(100);
    expect(cache.read("new 5")).toBeUndefined();
  });
});

test("scenarios that differ in the order of their keys alone, by which the model goes, share no part", async () => {
  const parts = new Map<string, Uint8Array>();
  let taken = 0;
  const cache: PartStore = {
    read: (key) => {
      const found = parts.get(key);
      if (found !== undefined) taken++;
      return found;
    },
    write: (key, part) => void parts.set(key, part),
    remove: (key) => void parts.delete(key),
  };
  const nothing = () => undefined;
  const kept: Kept = { identity: "one", read: nothing, write: nothing, onUseless: nothing, cache };
  const scenario = simpleScenario({ materials: ["Dy", "Tb"], horizonWeeks: 6 });
  const { Dy, Tb } = scenario.materials;
  const quantities = [{ kind: "outcome", id: "banWeeks" }] as const;
  const probe = async (materials: typeof scenario.materials) =>
    await runProbes([{ name: "x", read: { scenario: { ...scenario, materials }, document: {} }, quantities }], {
      ...{ seed: "s", runs: 8, workers: 1, kept },
    });
  await probe({ Dy, Tb });
  await probe({ Tb, Dy });
  expect([parts.size, taken]).toEqual([2, 0]);
  await probe({ Dy, Tb });
  expect([parts.size, taken]).toEqual([2, 1]);
});
