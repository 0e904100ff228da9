import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkResults } from "../../../src/sim/results/check-results.ts";
import { type Host, InputError } from "../../../src/sim/results/host.ts";
import { type ResultsKindName, resultsKindNames, resultsKinds } from "../../../src/sim/results/kinds.ts";
import { filesToSeal } from "../../../src/sim/results/own-files.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

let cwd: string;
const host = () => ({ cwd, signal: new AbortController().signal }) as Host;
const study = ["--seed", "s", "--runs", "64", "--workers", "1"];
const asked: Readonly<Record<ResultsKindName, readonly string[]>> = {
  study: ["run", "ban.yaml", ...study],
  comparison: [
    "compare",
    "stocked.yaml",
    "ban.yaml",
    ...study,
    "--explain",
    "--explain-runs",
    "16",
    "--severity-matched",
  ],
  baselines: ["compare", "other.yaml", "stocked.yaml", "ban.yaml", ...study],
  changes: ["compare", "ban.yaml", ...study, "--facts", "facts.yaml"],
  rules: ["rules", "ban.yaml", ...study],
  hindcast: ["hindcast", "2025", "--seed", "s", "--runs", "100", "--workers", "1"],
  forecast: ["forecast", "ban.yaml", "--until", "2026-02-01", "--seed", "s", "--runs", "100", "--workers", "1"],
  score: ["forecast", "score", "forecast"],
  inference: [
    ...["infer", "example", "--seed", "s", "--waves", "1", "--points", "64", "--bank", "800", "--runs", "16"],
    ...["--workers", "1"],
  ],
  sweep: ["sweep", "ban.yaml", "--grid", "cover", ...study],
  sensitivity: ["sensitivity", "ban.yaml", "--seed", "s", "--runs", "256", "--points", "64", "--workers", "1"],
  watch: ["watch", "ban.yaml", ...study],
  discovery: [
    ...["discover", "ban.yaml", "--seed", "s", "--runs", "1000", "--workers", "1"],
    ...["--outcome", "arrivalsTonnes.Dy", "--above", "75"],
  ],
  replay: ["replay", "study", "--run", "3"],
};

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-sealed-"));
  writeShortScenario(cwd, "ban", 6);
  writeShortScenario(cwd, "other", 6, { title: "another" });
  const held = { value: 90, unit: "days", source: "x", date: "2026", grade: "D" };
  writeShortScenario(cwd, "stocked", 6, { title: "with a stock", nationalStock: { held } });
  writeFileSync(
    join(cwd, "facts.yaml"),
    "schemaVersion: 1\nname: facts\ntitle: facts\nkeptTo: 2026-02-01\nfacts:\n  - { name: ask, kind: quote, basis: ask, material: Dy, on: 2026-01-20, value: 900, unit: USD/kg, error: { sd: 2 }, source: x, grade: B }\n",
  );
  for (const [out, args] of Object.entries(asked)) {
    const { exitCode, stderr } = await runCli([...args, "--out", out], { cwd });
    expect(exitCode, stderr).toBe(0);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** Every record of a folder, and every file that one has the hash of. */
function filesOf(name: ResultsKindName): readonly string[] {
  const { record, studies = [] }: { record: { file: string }; studies?: readonly string[] } = resultsKinds[name];
  const own = filesToSeal(join(cwd, name), name);
  const parts = studies.filter((part) => own.includes(`${part}/manifest.json`));
  return [
    record.file,
    ...own,
    ...parts.flatMap((part) => filesToSeal(join(cwd, name, part), "study").map((file) => `${part}/${file}`)),
  ].filter((file) => !file.startsWith("charts/"));
}

/** Changes one bit of each of so many bytes of a file, evenly over it, one after the other. */
async function flipped(path: string, most: number, refused: (at: number) => Promise<void>): Promise<void> {
  const bytes = readFileSync(path);
  const step = Math.max(1, bytes.length / most);
  try {
    for (let k = 0; k * step < bytes.length; k++) {
      const at = Math.floor(k * step);
      const changed = Buffer.from(bytes);
      changed[at] ^= 1 << (at % 8);
      writeFileSync(path, changed);
      await refused(at);
    }
  } finally {
    writeFileSync(path, bytes);
  }
}

async function messageOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return "";
  } catch (error) {
    return error instanceof InputError ? error.message : `no refusal but ${(error as Error).stack}`;
  }
}

describe.each(resultsKindNames)("results of %s", (name) => {
  test("are as they were written, and say by what command", async () => {
    const { exitCode, stdout, stderr } = await runCli(["check", name], { cwd });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\w+: results of [^\n]+, all \d+ files are as they were written\n/);
    const { command } = JSON.parse(readFileSync(join(cwd, name, resultsKinds[name].record.file), "utf8"));
    expect(command).toEqual(asked[name].filter((word, k, all) => word !== "--workers" && all[k - 1] !== "--workers"));
  });

  test("whatever bit of any file is another, check refuses it by name and rule", async () => {
    const files = filesOf(name);
    for (const file of files) {
      const isRecord = file === resultsKinds[name].record.file;
      await flipped(join(cwd, name, file), isRecord ? 100 : Math.ceil(75 / files.length), async (at) => {
        const message = await messageOf(checkResults(name, name, host()));
        if (!message.startsWith(`${name}/${file}: must `) && !message.startsWith(`${name}/${file}: recordHash: must `))
          expect(`byte ${at} of ${file}: ${message}`).toBe("refused by name and rule");
      });
    }
  });

  test("a file that is gone is missed by name", async () => {
    const copy = `${name}-copy`;
    cpSync(join(cwd, name), join(cwd, copy), { recursive: true });
    for (const file of filesOf(name).slice(1, 3)) {
      rmSync(join(cwd, copy, file));
      expect(await messageOf(checkResults(copy, name, host()))).toContain(`${copy}/${file}: is missing`);
    }
    rmSync(join(cwd, copy), { recursive: true });
  });
});

test("a file that another command has put there is named", async () => {
  cpSync(join(cwd, "study"), join(cwd, "more"), { recursive: true });
  writeFileSync(join(cwd, "more/drivers.csv"), "outcome\n");
  expect(await messageOf(checkResults("more", "study", host()))).toBe(
    "more/drivers.csv: must be one of the files of manifest.json, got one that it does not have",
  );
});

test("results of version 0.2.0, whose records have no hash, are opened; check says what that means", async () => {
  cpSync(join(cwd, "study"), join(cwd, "old"), { recursive: true });
  const path = join(cwd, "old/manifest.json");
  const { command: _, files: __, recordHash: ___, ...manifest } = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify(manifest));
  const { stdout, exitCode } = await runCli(["check", "old"], { cwd });
  expect(stdout).toMatch(/^old: results of run, of an earlier version, which recorded no hash of its files/);
  expect(exitCode).toBe(0);
});

test("an explanation that no record has the hash of is refused", async () => {
  cpSync(join(cwd, "comparison"), join(cwd, "loose"), { recursive: true });
  const path = join(cwd, "loose/comparison.json");
  const { command: _, files: __, recordHash: ___, ...record } = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify(record));
  expect(await messageOf(resultsKinds.comparison.open("loose", host()))).toBe(
    "loose/explain.json: must have its SHA-256 in comparison.json, which results of an earlier version have not: compare again",
  );
});

test.each<[ResultsKindName, string]>([
  ["study", "manifest.json"],
  ["study", "bands.csv"],
  ["study", "insights.json"],
  ["study", "runs.parquet"],
  ["comparison", "comparison.json"],
  ["comparison", "explain.json"],
  ["comparison", "matched.json"],
  ["comparison", "b/manifest.json"],
  ["baselines", "baselines.json"],
  ["rules", "rules.json"],
  ["hindcast", "hindcast.json"],
  ["hindcast", "fans.csv"],
])("whoever opens results of %s is told when %s was changed", async (name, file) => {
  await flipped(join(cwd, name, file), 3, async (at) => {
    const message = await messageOf(resultsKinds[name].open(name, host()));
    expect(message, `byte ${at}`).toContain(`${file}`);
    expect(message).toMatch(/must/);
  });
});
