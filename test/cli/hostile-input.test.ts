import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mustBeFinite, mustSumUp } from "../../src/cli/finite.ts";
import { InputError } from "../../src/cli/input-error.ts";
import { syntheticResults } from "../report/synthetic-results.ts";
import { runCli } from "../support/run-cli.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const head = "schemaVersion: 1\nextends: ban-2026\nname: mine\ntitle: mine\n";
const number = (value: number, unit: string) =>
  `{ value: ${value}, unit: ${unit}, source: x, date: 2026-01, grade: D }`;

describe("results that are no finite numbers are never kept", () => {
  test("the message names the outcome and the first run, the exit code is 2", async () => {
    const cwd = temporaryFolder();
    const quotes = `{ askExponent: ${number(1000, "ratio")}, openShareFloor: ${number(1e-300, "share")} }`;
    writeFileSync(join(cwd, "mine.yaml"), `${head}quotes: ${quotes}\n`);
    const args = ["run", "mine.yaml", "--seed", "s", "--runs", "64", "--workers", "1", "--out", "out"];
    const { stderr, exitCode } = await runCli(args, { cwd });
    expect(stderr).toMatch(
      /unmetNeedTonnes\.Dy: must be a finite number in every run, got NaN in run 0: some number of the scenario is too large/,
    );
    expect(exitCode).toBe(2);
    expect(readdirSync(cwd)).toEqual(["mine.yaml"]);
  });

  test("the first run is the first of all outcomes, counted from the beginning of the study", () => {
    const outcomes = [Float64Array.of(1, 2, 3, Number.NaN), Float64Array.of(1, 2, Infinity, 3)];
    expect(() => mustBeFinite(["a", "b"], outcomes, 1024)).toThrow(
      "b: must be a finite number in every run, got Infinity in run 1026",
    );
    expect(() => mustBeFinite(["a"], [Float64Array.of(0, -1)], 0)).not.toThrow();
  });

  test("nor are means and bands that overflow", () => {
    const { summary, bands } = syntheticResults({ runs: 5, weeks: 4 });
    expect(() => mustSumUp(summary, bands)).not.toThrow();
    const [first, ...rest] = summary.outcomes;
    expect(() => mustSumUp({ ...summary, outcomes: [...rest, { ...first, mean: Infinity }] }, bands)).toThrow(
      InputError,
    );
    expect(() => mustSumUp(summary, [{ ...bands[0], mean: Number.NaN }])).toThrow(/must be finite in every week/);
  });
});

describe("files", () => {
  test("a scenario that is not in UTF-8 is refused, not read with signs replaced", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "latin.yaml"), Buffer.from(`${head}summary: M\u00fcnchen\n`, "latin1"));
    const { stderr, exitCode } = await runCli(["check", "latin.yaml"], { cwd });
    expect([stderr, exitCode]).toEqual(['latin.yaml:1:1  cannot be read, got "it must be text in UTF-8"\n', 2]);
  });
});
