import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WatchRecord } from "../../../src/sim/analysis/watch/record.ts";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli, type Transcript } from "../../support/run-cli.ts";
import { writeShortScenario } from "../../support/short-scenarios.ts";

const study = ["--seed", "watch", "--runs", "400", "--workers", "1"];

describe("watch", () => {
  const cwd = mkdtempSync(join(tmpdir(), "chokepoint-watch-"));
  const json = (path: string) => JSON.parse(readFileSync(join(cwd, path), "utf8")) as WatchRecord;
  let transcript: Transcript;
  let record: WatchRecord;
  beforeAll(async () => {
    transcript = await runCli(["watch", "ban-2026", ...study, "--out", "out"], { cwd });
    record = json("out/watch.json");
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const refused = async (...args: readonly string[]) => {
    const { exitCode, stderr } = await runCli(["watch", ...args, ...study, "--out", "none"], { cwd });
    expect([exitCode, readdirSync(cwd).includes("none")]).toEqual([2, false]);
    return stderr;
  };

  test("says for each window what would move the odds and how far, in lines of a terminal", () => {
    const { exitCode, stdout } = transcript;
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^2026: ban on dual-use exports to Japan\nas of 2026-01-31: 400 runs, seed watch\nOdds as they/,
    );
    expect(stdout).toMatch(
      /The next quarter, to 2026-04-30: what would say most of how it ends\n 1\. The state of the policy: \(\d+ ± \d+\) %\n/,
    );
    expect(stdout.replace(/\n +/g, " ")).toMatch(
      /If by 30 April 2026 “licences under the truce of November 2025” is in force, then a brief standoff goes from \(\d+ ± \d\) % to \(\d+ ± \d\) %\./,
    );
    expect(stdout).toMatch(/What would say most of each of 15 headline outcomes, to 2026-04-30/);
    expect(stdout.split("\n").filter((line) => line.length > 110)).toEqual([]);
  });

  test("the table for the desk has the odds of the record, a line a reading and class, and every share is one", () => {
    const [head, ...rows] = parseCsv(readFileSync(join(cwd, "out/watch.csv"), "utf8"));
    const of = (row: readonly string[], name: string) => row[head.indexOf(name)];
    const quarter = record.windows[2];
    const state = quarter.signals.find(({ id }) => id === "state");
    const open = state?.readings.find((reading) => reading.state === "detente");
    const row = rows.find(
      (each) =>
        of(each, "window") === "quarter" &&
        of(each, "signal") === "state" &&
        of(each, "state") === "detente" &&
        of(each, "class") === "brief",
    );
    expect(Number(of(row ?? [], "after"))).toBe(open?.after[0][0].value);
    expect(Number(of(row ?? [], "before"))).toBe(record.targets[0].before[0].value);
    expect(Number(of(row ?? [], "bits"))).toBe(state?.information[0].bits);
    for (const each of rows)
      for (const name of ["probability", "before", "after"]) {
        const value = of(each, name);
        if (value !== "") expect(Number(value) >= 0 && Number(value) <= 1, value).toBe(true);
      }
  });

  test("a results folder stands for the scenario that made it: one of watch and one of run give the same figures", async () => {
    await runCli(["run", "ban-2026", "--seed", "x", "--runs", "16", "--workers", "1", "--out", "made"], { cwd });
    for (const folder of ["out", "made"]) {
      const { exitCode, stdout } = await runCli(["watch", folder, ...study], { cwd });
      expect(exitCode).toBe(0);
      expect(transcript.stdout.startsWith(stdout)).toBe(true);
    }
  });

  test("windows count from a later day if one is asked for, and those beyond the end are left out", async () => {
    await runCli(["watch", "ban-2026", ...study, "--as-of", "2028-11-01", "--out", "late"], { cwd });
    const late = json("late/watch.json");
    expect([late.asOf, late.knownUntil]).toEqual(["2028-11-01", "2026-01-31"]);
    expect(late.windows.map(({ until }) => until)).toEqual(["2028-11-02", "2028-12-01"]);
  });

  test("a day that is none, that lies before what is known or at the end, is refused", async () => {
    expect(await refused("ban-2026", "--as-of", "2026-02-30")).toBe(
      "--as-of: must be a day that exists, such as 2026-01-31, got 2026-02-30\n",
    );
    for (const day of ["2026-01-30", "2029-01-01", "2040-01-01"])
      expect(await refused("ban-2026", "--as-of", day)).toBe(
        `--as-of: must lie between what the scenario knows and the last day but one, 2026-01-31 to 2028-12-31, got ${day}\n`,
      );
    writeShortScenario(cwd, "over", 4, { policy: { knownUntil: "2026-02-02" } });
    expect(await refused("over.yaml")).toBe(
      "--as-of: as policy.knownUntil, must leave a day of the scenario, whose policy is known to its end, 2026-02-02, got 2026-02-02\n",
    );
  });

  test("a file of reports with slips is refused with all of them", async () => {
    const day = "{ value: 20, unit: days, source: x, date: 2026, grade: D }";
    writeFileSync(
      join(cwd, "reports.yaml"),
      `schemaVersion: 1\nflows:\n  oxid: { byMaterial: yes, publishedAfter: ${day} }\nstops:\n  big: { alpha: 1, beta: 0, source: x, date: "2026", grade: D }\n`,
    );
    const stderr = await refused("ban-2026", "--reports", "reports.yaml");
    expect(stderr).toMatch(
      /^reports\.yaml:3:3 {2}flows\.oxid: must be named as a form .* did you mean oxide\?, got "oxid"$/m,
    );
    expect(stderr).toMatch(/^reports\.yaml:5:3 {2}stops\.big: must be named as a sector .*, got "big"$/m);
    expect(stderr).toMatch(/^reports\.yaml:5:\d+ {2}stops\.big\.beta: must be above 0, got 0$/m);
    expect(await refused("ban-2026", "--reports", "nowhere.yaml")).toMatch(/^nowhere\.yaml: cannot be read/);
  });
});
