import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { writeFailingScenario } from "../../support/short-scenarios.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const runs = 3072;
const study = ["--seed", "s", "--runs", String(runs), "--workers", "1", "--out", "out"];
const until = ["--until", "2026-05-20"];
const cause = /^priceDomesticUsdPerKg\.(Dy|Tb) in week \d+: must be a finite number, got Infinity$/;

const cwd = mkdtempSync(join(tmpdir(), "chokepoint-failed-jobs-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const odd = writeFailingScenario(cwd, "odd", 0.0006);
const twin = JSON.parse(readFileSync(join(cwd, odd), "utf8"));
const total = { value: 900, unit: "t/yr", source: "x", date: "2026-01", grade: "D" };
writeFileSync(join(cwd, "twin.yaml"), JSON.stringify({ ...twin, name: "twin", demand: { total } }));

/** The command of a row of failures.csv, as words for the command line. */
const wordsOf = (command: string) => command.replace("npm run --silent chokepoint -- ", "").split(" ");

describe("a run that fails in a job is a row with its cause and the command that makes it again", () => {
  test("of a forecast, which says how many are left out", async () => {
    const { stdout, exitCode } = await runCli(["forecast", odd, ...until, ...study], { cwd });
    const [header, ...rows] = parseCsv(readFileSync(join(cwd, "out/failures.csv"), "utf8"));
    expect([exitCode, header]).toEqual([0, ["scenario", "run", "cause", "replay"]]);
    expect(rows.length).toBeGreaterThanOrEqual(1);
    expect(rows.length).toBeLessThanOrEqual(3);
    expect(stdout).toContain(`${rows.length} of 3,072 runs failed and are left out\n`);
    expect(JSON.parse(readFileSync(join(cwd, "out/forecast.json"), "utf8")).failedRuns).toBe(rows.length);
    for (const [name, run, why, command] of rows) {
      expect([name, why]).toEqual(["odd", expect.stringMatching(cause)]);
      const replayed = await runCli(wordsOf(command), { cwd });
      expect(replayed.stdout).toContain(`run ${run} of odd, seed s: it fails again, as stored: ${why}`);
    }
    expect((await runCli(["forecast", odd, ...until, ...study], { cwd })).exitCode).toBe(0);
  });

  test("of an explanation, in which hybrid; it is left out of all of them", async () => {
    const command = ["compare", odd, "twin.yaml", ...study, "--explain", "--explain-runs", String(runs)];
    const { exitCode, stderr } = await runCli(command.with(-4, "both"), { cwd });
    expect(exitCode, stderr).toBe(0);
    const [, ...rows] = parseCsv(readFileSync(join(cwd, "both/explain-failures.csv"), "utf8"));
    const { failed } = JSON.parse(readFileSync(join(cwd, "both/explain.json"), "utf8"));
    expect(failed).toEqual([...new Set(rows.map(([, run]) => Number(run)))].sort((a, b) => a - b));
    expect(new Set(rows.map(([name]) => name))).toEqual(new Set(["odd", "twin"]));
    const replayed = await runCli(wordsOf(rows[0][3]), { cwd });
    expect(replayed.stdout).toContain("it fails again, as stored");
  });
});

test("more than 1 in 1,000 fail the job: exit code 1, the failed runs kept and named", async () => {
  const folder = temporaryFolder();
  const { stderr, exitCode } = await runCli(
    ["forecast", writeFailingScenario(folder, "worse", 0.02), ...until, ...study],
    { cwd: folder },
  );
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /at least \d+ of 3072 runs failed, more than 1 in 1,000; the first is run \d+: price.*\nall that were found: out\.unfinished\/failures\.csv\n$/,
  );
  expect(existsSync(join(folder, "out"))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(["out.unfinished", "worse.yaml"]);
  const [, [, run, , command]] = parseCsv(readFileSync(join(folder, "out.unfinished/failures.csv"), "utf8"));
  const replayed = await runCli(wordsOf(command), { cwd: folder });
  expect(replayed.stdout).toContain(`run ${run} of worse, seed s: it fails again, as stored`);
});

test("without a folder to write into, the runs that failed are told on the side", async () => {
  const { stderr, exitCode } = await runCli(["forecast", odd, ...until, ...study.slice(0, -2)], { cwd });
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/^run \d+ of odd failed and is left out: price.*got Infinity$/m);
});
