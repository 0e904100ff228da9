import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import type { SweepRecord } from "../../../src/sim/analysis/sweep/record.ts";
import { readCsv } from "../../../src/sim/scenario/csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const grid = `schemaVersion: 1
name: grid
axes:
  - scenarios: [other.yaml]
  - input: makers.cover
    values: [2, 8]
  - input: mechanisms.thrift
    values: [true, false]
judge: { outcome: unmetNeedShare.Dy, best: highest }
`;
const study = ["--seed", "s", "--runs", "64", "--workers", "1"];

function workplace(): string {
  const cwd = temporaryFolder();
  writeShortScenario(cwd, "ban", 6);
  writeShortScenario(cwd, "other", 6, { title: "another" });
  writeFileSync(join(cwd, "grid.yaml"), grid);
  return cwd;
}

/** Every file of a folder, with its bytes. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        join(parentPath, name).slice(folder.length),
        readFileSync(join(parentPath, name), "base64"),
      ]),
  );
}

describe("sweep", () => {
  test("writes a tidy table as Parquet and CSV, its record and charts, and says what was chosen", async () => {
    const cwd = workplace();
    const { stdout, exitCode, stderr } = await runCli(
      ["sweep", "ban.yaml", "--grid", "grid.yaml", ...study, "--out", "out"],
      { cwd },
    );
    expect([exitCode, stderr.includes("must")]).toEqual([0, false]);
    expect(stdout).toContain("8 cells by their mean of share of need unmet");
    expect(stdout).toContain("winner's curse");
    expect(stdout.split("\n").every((line) => line.length <= 110)).toBe(true);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual(["charts", "sweep.csv", "sweep.json", "sweep.parquet"]);
    const record: SweepRecord = JSON.parse(readFileSync(join(cwd, "out/sweep.json"), "utf8"));
    expect(record.cells.map(({ scenario, values }) => [scenario, ...values])).toEqual(
      [0, 1].flatMap((scenario) => [2, 8].flatMap((cover) => [true, false].map((thrift) => [scenario, cover, thrift]))),
    );
    const bytes = readFileSync(join(cwd, "out/sweep.parquet"));
    const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    const [head, ...lines] = readCsv("sweep.csv", readFileSync(join(cwd, "out/sweep.csv"), "utf8")).map(
      ({ fields }) => fields,
    );
    expect(head.slice(0, 8)).toEqual([
      ...["cell", "scenario", "input.makers.cover", "input.mechanisms.thrift"],
      ...["outcome", "unit", "estimate", "error"],
    ]);
    expect(lines).toEqual(rows.map((row) => head.map((name) => String(row[name]))));
    for (const [k, { estimate, difference }] of record.cells.entries()) {
      const row = rows.find(({ cell, outcome }) => cell === k + 1 && outcome === "unmetNeedShare.Dy");
      expect([row?.estimate, row?.error]).toEqual([estimate.value, estimate.standardError]);
      expect([row?.difference, row?.differenceError]).toEqual([difference.value, difference.standardError]);
    }
  });

  test("run in shards, or on more workers, it leaves the same bytes", async () => {
    const cwd = workplace();
    const args = ["sweep", "ban.yaml", "--grid", "grid.yaml", "--seed", "s", "--runs", "64"];
    const run = async (...more: readonly string[]) => {
      const { exitCode, stderr, stdout } = await runCli([...args, ...more], { cwd });
      expect(exitCode, stderr).toBe(0);
      return stdout;
    };
    await run("--workers", "1", "--out", "whole");
    await run("--workers", "2", "--out", "threads");
    for (const k of [3, 1, 2])
      expect(await run("--parts", "parts", "--shard", `${k}/3`)).toBe(`shard ${k}/3: finished: parts\n`);
    const before = readdirSync(join(cwd, "parts")).filter((name) => name.endsWith(".part"));
    // Eight cells and two scenarios as they stand.
    expect(before).toHaveLength(10);
    await run("--parts", "parts", "--out", "merged");
    // The best and the worst on fresh draws beside them.
    expect(readdirSync(join(cwd, "parts")).filter((name) => name.endsWith(".part"))).toHaveLength(12);
    expect(filesIn(join(cwd, "merged"))).toEqual(filesIn(join(cwd, "whole")));
    expect(filesIn(join(cwd, "threads"))).toEqual(filesIn(join(cwd, "whole")));
  });

  test("refuses, with place and rule, all that does not go together, and leaves nothing", async () => {
    const cwd = workplace();
    writeFileSync(join(cwd, "bad.yaml"), grid.replace("makers.cover", "makers.covr"));
    const refused = async (...args: readonly string[]) => {
      const { exitCode, stderr } = await runCli(args, { cwd });
      expect(exitCode).toBe(2);
      return stderr.trim().split("\n");
    };
    expect(await refused("sweep", "ban.yaml", "--grid", "bad.yaml", ...study)).toEqual([
      'bad.yaml:5:12  axes.1.input: must be an input, a switch or a rule of ban, did you mean makers.cover?, got "makers.covr"',
      'bad.yaml:5:12  axes.1.input: must be an input, a switch or a rule of other, did you mean makers.cover?, got "makers.covr"',
    ]);
    expect(await refused("sweep", "none.yaml", "--grid", "no-grid", ...study)).toEqual([
      expect.stringMatching(/^none\.yaml: no such scenario file/),
      expect.stringMatching(/^no-grid: no such grid file, nor a shipped grid of that name/),
    ]);
    expect(await refused("sweep", "ban.yaml", "--grid", "grid.yaml", ...study, "--shard", "1/2")).toEqual([
      "--shard: must stand with --parts, where finished cells lie",
    ]);
    expect(
      await refused("sweep", "ban.yaml", "--grid", "grid.yaml", ...study, "--shard", "1/11", "--parts", "p"),
    ).toEqual(["--shard: must be of at most 10 shards, one for each cell and each scenario as it stands, got 11"]);
    expect(readdirSync(cwd).sort()).toEqual(["bad.yaml", "ban.yaml", "grid.yaml", "other.yaml"]);
  });

  test("check validates a grid by itself, and over a scenario cell by cell", async () => {
    const cwd = workplace();
    expect((await runCli(["check", "grid.yaml"], { cwd })).stdout).toContain("grid: 8 cells\n");
    expect((await runCli(["check", "ban.yaml", "--grid", "grid.yaml"], { cwd })).stdout).toContain(
      "over ban, other: every cell is a scenario; ranked by the mean of unmetNeedShare.Dy, the highest first\n",
    );
    expect((await runCli(["check", "cover"], { cwd })).stdout).toContain("cover: 18 cells\n");
  });
});

test("a report opens a sweep in both languages", async () => {
  const cwd = workplace();
  await runCli(["sweep", "ban.yaml", "--grid", "grid.yaml", ...study, "--out", "out"], { cwd });
  for (const lang of ["en", "ja"]) {
    const { exitCode, stdout, stderr } = await runCli(["report", "out", "--lang", lang], { cwd });
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("2 charts");
    expect(readFileSync(join(cwd, "out/report/index.html"), "utf8")).toContain(lang === "en" ? "winner" : "勝者の呪い");
  }
});
