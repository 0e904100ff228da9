import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Host, InputError } from "../../../src/sim/results/host.ts";
import { type ResultsKindName, resultsKinds } from "../../../src/sim/results/kinds.ts";
import { openStudy } from "../../../src/sim/results/open-study.ts";
import { hashOf } from "../../../src/sim/results/study-folder.ts";
import { fansFromCsv, hindcastHash } from "../../../src/sim/scoring/hindcast/fans.ts";
import { reseal } from "../../support/reseal.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

// biome-ignore lint/suspicious/noExplicitAny: records as whoever damages them meets them
type Json = any;

let cwd: string;
const study = ["--seed", "s", "--runs", "64", "--workers", "1"];

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-contents-"));
  writeShortScenario(cwd, "ban", 6);
  const held = { value: 90, unit: "days", source: "x", date: "2026", grade: "D" };
  writeShortScenario(cwd, "stocked", 6, { title: "with a stock", nationalStock: { held } });
  for (const args of [
    ["run", "ban.yaml", ...study, "--out", "study"],
    ["run", "stocked.yaml", "--seed", "s", "--runs", "63", "--workers", "1", "--out", "other"],
    ["compare", "stocked.yaml", "ban.yaml", ...study, "--explain", "--explain-runs", "16", "--out", "comparison"],
    ["hindcast", "2025", "--seed", "s", "--runs", "100", "--workers", "1", "--out", "hindcast"],
  ]) {
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode, stderr).toBe(0);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** What is said of a copy of results that `damage` was done to, every hash of which fits it again. */
async function said(name: ResultsKindName, damage: (folder: string) => void): Promise<string> {
  const folder = mkdtempSync(join(cwd, "x-"));
  cpSync(join(cwd, name), folder, { recursive: true });
  damage(folder);
  if (name === "study") reseal(folder, "manifest.json", { resultHash: hashOf(folder) });
  else if (name === "hindcast") {
    const {
      resultHash: _,
      command: __,
      files: ___,
      recordHash: ____,
      codeVersion: _____,
      ...record
    } = json(folder, "hindcast.json");
    const fans = fansFromCsv(readFileSync(join(folder, "fans.csv"), "utf8"));
    reseal(folder, "hindcast.json", { resultHash: hindcastHash(record, fans) });
  } else reseal(folder, "comparison.json");
  const host = { cwd: folder, signal: new AbortController().signal } as Host;
  try {
    const { results } = await resultsKinds[name].open(".", host);
    if ("studies" in results) for (const each of results.studies) if ("summary" in each) await each.values("banWeeks");
    return "";
  } catch (error) {
    return error instanceof InputError ? error.message : `no refusal but ${(error as Error).stack}`;
  }
}

const json = (folder: string, file: string): Json => JSON.parse(readFileSync(join(folder, file), "utf8"));
const edit = (file: string, change: (record: Json) => unknown) => (folder: string) => {
  const record = json(folder, file);
  writeFileSync(join(folder, file), JSON.stringify(change(record) ?? record));
};
const write = (file: string, text: string) => (folder: string) => writeFileSync(join(folder, file), text);
const rewrite = (file: string, change: (text: string) => string) => (folder: string) =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), "utf8")));

test("results that nothing was done to are opened, with their hashes made to fit again", async () => {
  for (const name of ["study", "comparison", "hindcast"] as const) expect(await said(name, () => {})).toBe("");
});

test("runs of an earlier build, with the outcomes alone, are opened, and say of an input that they do not hold it", async () => {
  const asBefore = async (folder: string) => {
    const path = join(folder, "runs.parquet");
    const bytes = readFileSync(path);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const { key_value_metadata = [] } = parquetMetadata(file);
    const rows = (await parquetReadObjects({ file })) as Readonly<Record<string, number>>[];
    const names = Object.keys(rows[0]).filter((name) => !/^(address|weight|input\..*)$/.test(name));
    const type = (name: string) => (name === "run" ? "INT32" : "DOUBLE");
    const schema = names.map((name) => ({ name, type: type(name), repetition_type: "REQUIRED" }) as const);
    const before = parquetWriteBuffer({
      schema: [{ name: "root", num_children: names.length }, ...schema],
      columnData: names.map((name) => ({ name, data: rows.map((row) => row[name]) })),
      kvMetadata: key_value_metadata.filter(({ key }) => key !== "origin" && key !== "units"),
    });
    writeFileSync(path, Buffer.from(before));
  };
  const folder = mkdtempSync(join(cwd, "before-"));
  cpSync(join(cwd, "study"), folder, { recursive: true });
  const host = { cwd: folder, signal: new AbortController().signal } as Host;
  const now = await openStudy(".", host);
  const weeks = await now.values("banWeeks");
  expect([...(await now.values("input.policy.states.ban.lasts"))].every((lasts) => lasts > 0)).toBe(true);
  await asBefore(folder);
  reseal(folder, "manifest.json", { resultHash: hashOf(folder) });
  const before = await openStudy(".", host);
  expect(await before.values("banWeeks")).toEqual(weeks);
  await expect(before.values("input.policy.states.ban.lasts")).rejects.toThrow(
    "input.policy.states.ban.lasts: no such outcome or input",
  );
});

describe("results whose hashes fit but whose content does not are refused with file and rule", () => {
  test.each<[string, (folder: string) => void, RegExp]>([
    ["an empty map", write("summary.json", "{}"), /^summary\.json: schemaVersion: must be 1, got nothing\n/],
    ["a list", write("summary.json", "[]"), /^summary\.json: must be a map, got \[\]/],
    ["no JSON", write("summary.json", "{"), /^summary\.json: must be JSON/],
    [
      "another version",
      edit("summary.json", (of) => ({ ...of, schemaVersion: 99 })),
      /schemaVersion: must be 1, got 99/,
    ],
    [
      "a mean that is text",
      edit("summary.json", (of) => {
        of.outcomes[3].mean = "1";
      }),
      /outcomes\.3\.mean: must be a number/,
    ],
    [
      "a mean that is none",
      edit("summary.json", (of) => {
        of.outcomes[3].mean = null;
      }),
      /outcomes\.3\.mean: must be a number/,
    ],
    [
      "an error below nought",
      edit("summary.json", (of) => {
        of.outcomes[0].standardError = -1;
      }),
      /standardError: must be 0 or more, got -1/,
    ],
    [
      "an outcome too few",
      edit("summary.json", (of) => void of.outcomes.shift()),
      /^summary\.json: outcomes: must be those of the scenario, got none that is/,
    ],
    [
      "an outcome twice",
      edit("summary.json", (of) => void of.outcomes.push(of.outcomes[0])),
      /^summary\.json: outcomes: must be those of the scenario, got/,
    ],
    [
      "outcomes in another order",
      edit("summary.json", (of) => void of.outcomes.reverse()),
      /^summary\.json: outcomes: must have .* in place 1, got/,
    ],
    [
      "another unit",
      edit("summary.json", (of) => {
        of.outcomes[0].unit = "t";
      }),
      /^summary\.json: outcomes: must be those of the scenario, got/,
    ],
    [
      "a quantile outside its limits",
      edit("summary.json", (of) => {
        of.outcomes[0].quantiles[1].low = 1e9;
      }),
      /^summary\.json: .*: quantiles: must rise, each within its limits/,
    ],
    ["no bands", write("bands.csv", ""), /^bands\.csv: must hold the bands, got bands\.csv:1: unknown header/],
    [
      "a week too few",
      rewrite("bands.csv", (text) => text.replace(/\n[^\n]*\n$/, "\n")),
      /^bands\.csv: must have \d+ lines, .*, got \d+$/,
    ],
    [
      "a week in another's place",
      rewrite("bands.csv", (text) => text.replace("\n1,", "\n2,")),
      /^bands\.csv:3: must be of week 1 .*, got 2 /,
    ],
    [
      "a band that is text",
      rewrite("bands.csv", (text) => text.replace(/[\d.]+\n$/, "many\n")),
      /^bands\.csv: must hold the bands, got bands\.csv:\d+: not a band/,
    ],
    [
      "a band without end",
      rewrite("bands.csv", (text) => text.replace(/[\d.]+\n$/, "Infinity\n")),
      /^bands\.csv:\d+: must be finite/,
    ],
    ["no Parquet", write("runs.parquet", "PAR1"), /^runs\.parquet: must be the Parquet file that was written, got/],
    [
      "half of it",
      (at) => writeFileSync(join(at, "runs.parquet"), readFileSync(join(at, "runs.parquet")).subarray(0, 9000)),
      /^runs\.parquet: must be the Parquet file/,
    ],
    [
      "numbers of it that are spoilt",
      (at) => {
        const bytes = readFileSync(join(at, "runs.parquet"));
        writeFileSync(join(at, "runs.parquet"), bytes.fill(0xff, 4, 12_000));
      },
      /^runs\.parquet: must be the Parquet file/,
    ],
    [
      "those of another study",
      (at) => cpSync(join(cwd, "other/runs.parquet"), join(at, "runs.parquet")),
      /^manifest\.json: scenario: must be stocked, as in runs\.parquet, got ban/,
    ],
  ])("a study with %s", async (_, damage, message) => {
    expect(await said("study", damage)).toMatch(message);
  });

  test.each<[string, (of: Json) => unknown, RegExp]>([
    [
      "another value of a bar",
      ([first]) => {
        first.bars[0].value += 0.42;
      },
      /explanations\.0\.bars: must come to the difference/,
    ],
    [
      "a group of two bars",
      ([first]) => void first.bars[0].groups.push(first.bars[0].groups[0]),
      /each group of one bar/,
    ],
    [
      "an error below nought",
      ([first]) => {
        first.bars[0].standardError = -1;
      },
      /standardError: must be 0 or more/,
    ],
    [
      "another difference",
      ([first]) => {
        first.a.mean += 1;
      },
      /explanations\.0: must be the difference that comparison\.json has/,
    ],
    [
      "an outcome twice",
      (all) => void all.push(all[0]),
      /must be an outcome of comparison\.json, and the only one of it/,
    ],
  ])("an explanation with %s", async (_, change, message) => {
    const damage = edit("explain.json", ({ explanations }) => void change(explanations));
    const told = await said("comparison", damage);
    expect(told).toMatch(/^explain\.json: /);
    expect(told).toMatch(message);
  });

  test.each<[string, (folder: string) => void, RegExp]>([
    [
      "another score",
      edit("hindcast.json", (of) => {
        of.results[0].coverage[0].held += 1;
      }),
      /^hindcast\.json: results\.0: coverage, pit and skill must be those of its points/,
    ],
    [
      "other pooled scores",
      edit("hindcast.json", (of) => void of.pooled[0].pit.reverse()),
      /^hindcast\.json: pooled: must be the scores of all results/,
    ],
    [
      "a variant too few",
      edit("hindcast.json", (of) => void of.pooled.pop()),
      /^hindcast\.json: pooled: must be of outOfSample, inSample, policyKnown/,
    ],
    [
      "an unknown mechanism",
      edit("hindcast.json", (of) => void of.ablation.push({ mechanism: "luck" })),
      /ablation\.0\.mechanism: must be one of/,
    ],
    [
      "a grade that is none",
      edit("hindcast.json", (of) => {
        of.results[0].points[0].grade = "E";
      }),
      /grade: must be one of A, B, C, D, got "E"/,
    ],
    [
      "forecasts of another series",
      rewrite("fans.csv", (text) => text.replaceAll(/^([^,]+),[^,\n]+,/gm, "$1,observation,")),
      /^fans\.csv: must have the series of hindcast\.json/,
    ],
  ])("a hindcast with %s", async (_, damage, message) => {
    expect(await said("hindcast", damage)).toMatch(message);
  });
});
