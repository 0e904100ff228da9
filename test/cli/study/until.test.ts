import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

/** The lines of a CSV file by the names of their columns. */
function table(path: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...rows] = parseCsv(readFileSync(path, "utf8"));
  return rows.map((row) => Object.fromEntries(row.map((cell, k) => [head[k], cell])));
}

const easy = "mean(unmetNeedShare.Dy) 20pt";
const hard = "P(firstLineStop.large <= 26w) 0.1pt";
/** The least that a pilot and a study can be. */
const small = ["--seed", "test", "--ceiling", "1024"];

describe("run --until", () => {
  test("runs until the error is met, the same bytes as that many runs asked for, at any number of workers", async () => {
    const cwd = temporaryFolder();
    const run = (out: string, ...args: string[]) => runCli(["run", "ban-2026", "--out", out, ...args], { cwd });
    const one = await run("one", ...small, "--until", easy, "--workers", "1");
    expect([one.exitCode, one.stderr]).toEqual([
      0,
      expect.stringContaining("mean(unmetNeedShare.Dy) 0.48 pt of 20 pt asked"),
    ]);
    expect(one.stdout).toMatch(/mean\(unmetNeedShare\.Dy\) +2\.7 % +0\.48 pt +20 pt +met/);
    expect(one.stdout).toContain("Errors are half the width of a 95 % interval");
    expect(one.stdout).toContain("A pilot of 1,024 runs of its own decided on 1,024 runs.");
    expect((await run("two", ...small, "--until", easy, "--workers", "2")).exitCode).toBe(0);
    expect((await run("given", "--seed", "test", "--runs", "1024")).exitCode).toBe(0);
    const [a, b, given] = ["one", "two", "given"].map((out) => json(join(cwd, out, "manifest.json")));
    expect(a).toEqual(b);
    const { until, command, recordHash, ...rest } = a;
    expect({ ...given, command, recordHash }).toEqual({ ...rest, command, recordHash });
    expect(until).toMatchObject({
      ...{ confidence: 0.95, ceiling: 1024, pilotRuns: 1024, looks: [1024], met: true },
      goals: [{ goal: easy }],
    });
    const { value, halfWidth, ratio } = until.goals[0];
    const { mean, standardError } = json(join(cwd, "one/summary.json")).outcomes.find(
      (of: { outcome: string; material: string }) => of.outcome === "unmetNeedShare" && of.material === "Dy",
    );
    expect(value).toBe(mean);
    expect(halfWidth).toBeCloseTo(1.959964 * standardError, 6);
    expect(ratio).toBeCloseTo(halfWidth / 0.2, 12);
    const opened = await runCli(["report", "one"], { cwd });
    expect([opened.stderr, opened.exitCode]).toEqual(["", 0]);
  });

  test("ends at the ceiling with what was got, and says what was asked", async () => {
    const cwd = temporaryFolder();
    const { stdout, exitCode } = await runCli(
      ["run", "ban-2026", ...small, "--until", hard, "--until", easy, "--sampling", "sobol", "--out", "out"],
      { cwd },
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/P\(firstLineStop.large <= 26w\) +\d+ % +\d(\.\d)? pt +0\.1 pt +missed/);
    expect(stdout).toContain("The ceiling of 1,024 runs was reached before what was asked for.");
    expect(json(join(cwd, "out/manifest.json"))).toMatchObject({ runs: 1024, until: { met: false } });
  });

  test.each([
    [["--until", "mean(oil) 1%", "--until", "p0(lossLow) 1%"], /^--until mean\(oil\).*\n--until p0\(lossLow\).*\n$/],
    [["--until", easy, "--runs", "5000"], /'--until <statistic>' cannot be used with option '--runs <count>'/],
    [["--ceiling", "5000"], /^--ceiling: needs an --until, got none\n$/],
    [["--until", easy, "--ceiling", "1000"], /must be a whole number from 1024 to 100000000/],
    [["--until", "p99.9999(lossLow) 1%"], /needs at least 20000000 runs, got a ceiling of 1000000/],
    [["--until", "p95(lineStopped.large) 1pt", "--ceiling", "1024"], /must not be a quantile of what is yes or no/],
  ])("%s is refused, and nothing is written", async (args, message) => {
    const cwd = temporaryFolder();
    const { stdout, stderr, exitCode } = await runCli(["run", "ban-2026", "--seed", "s", ...args], { cwd });
    expect([stdout, exitCode]).toEqual(["", 2]);
    expect(stderr.replace(/^ban-2026, pilot: .*\n/gm, "")).toMatch(message);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe("compare --until", () => {
  test("asks the same of both scenarios, and of neither what only the other has", async () => {
    const cwd = temporaryFolder();
    const { stdout, stderr, exitCode } = await runCli(
      ["compare", "ban-2026", "precedent-2010", ...small, "--until", easy, "--out", "out"],
      { cwd },
    );
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toMatch(/mean\(unmetNeedShare\.Dy\), ban-2026 .* met/);
    expect(stdout).toMatch(/mean\(unmetNeedShare\.Dy\), precedent-2010 .* met/);
    expect(stdout).toContain("1024 paired runs");
    for (const part of ["a", "b"]) {
      const { until, runs } = json(join(cwd, "out", part, "manifest.json"));
      expect([runs, until.goals.length]).toEqual([1024, 1]);
    }
  });
});

describe("plan", () => {
  test("says what a study will cost before it is run; run decides on the same number of runs", async () => {
    const cwd = temporaryFolder();
    const asked = [...small, "--until", easy];
    const { stdout, exitCode } = await runCli(["plan", "ban-2026", ...asked], { cwd });
    expect(exitCode).toBe(0);
    expect(readdirSync(cwd)).toEqual([]);
    const [, runs] = /^runs +([\d,]+)/m.exec(stdout) ?? [];
    expect(stdout).toMatch(/^time +unknown$/m);
    expect(stdout).toMatch(/^disk +about [\d.]+ MB, and [\d.]+ MB while it runs$/m);
    expect(stdout).toMatch(/^memory +about 100 MB$/m);
    expect(stdout).toMatch(/^1,024 \* +0\.4\d pt \(0\.3\d pt to 0\.4\d pt\)$/m);
    expect(stdout).toMatch(/^spread by source/m);
    const [, command] = /^\$ npm run --silent chokepoint -- (.*)$/m.exec(stdout) ?? [];
    expect(command).toBe("run ban-2026 --seed test --until 'mean(unmetNeedShare.Dy) 20pt' --ceiling 1024");
    expect((await runCli(["run", "ban-2026", ...asked, "--out", "out"], { cwd })).exitCode).toBe(0);
    const { until } = json(join(cwd, "out/manifest.json"));
    expect(until.looks[0].toLocaleString("en-US")).toBe(runs);
  });

  test("for runs given, says which errors to expect of the headline outcomes", async () => {
    const { stdout, exitCode } = await runCli(["plan", "precedent-2010", "--runs", "64", "--seed", "s"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^expected after 64 runs +unit +mean +P95$/m);
    expect(stdout).toMatch(/^weeks under restriction +weeks +[\d.]+ ± [\d.]+ +[\d.]+ ± [\d.]+$/m);
    expect(stdout).toContain("$ npm run --silent chokepoint -- run precedent-2010 --seed s --runs 64\n");
  });
});

describe("what a run leaves on its precision", () => {
  test("convergence.csv ends in the summary's figures, spread.csv has luck and ignorance; the hash knows neither", async () => {
    const cwd = temporaryFolder();
    const { stdout, exitCode } = await runCli(["run", "ban-2026", "--seed", "s", "--runs", "4100", "--out", "out"], {
      cwd,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^convergence +runs/m);
    expect(stdout).toMatch(/^spread by source/m);
    const steps = table(join(cwd, "out/convergence.csv")).filter(
      ({ outcome, material }) => outcome === "pricePaidPeakMultiple" && material === "Dy",
    );
    expect(steps.map(({ runs }) => Number(runs))).toEqual([1024, 2048, 4096, 4100]);
    const summary = json(join(cwd, "out/summary.json")).outcomes.find(
      (of: { outcome: string; material: string }) => of.outcome === "pricePaidPeakMultiple" && of.material === "Dy",
    );
    const p95 = summary.quantiles.find(({ p }: { p: number }) => p === 0.95);
    expect(steps[3]).toMatchObject({
      mean: String(summary.mean),
      standardError: String(summary.standardError),
      p95: String(p95.value),
      p95Low: String(p95.low),
      p95High: String(p95.high),
    });
    const spread = table(join(cwd, "out/spread.csv"));
    const unmet = spread.find(({ outcome, material }) => outcome === "unmetNeedShare" && material === "Dy");
    const share = Number(unmet?.ignoranceShareOfVariance);
    const [ignorance, luck] = [Number(unmet?.ignoranceDeviation), Number(unmet?.luckDeviation)];
    expect(share).toBeGreaterThan(0.2);
    expect((ignorance * ignorance) / (ignorance * ignorance + luck * luck)).toBeCloseTo(share, 9);
    expect(existsSync(join(cwd, "out/drivers.csv"))).toBe(true);
    expect((await runCli(["run", "ban-2026", "--seed", "s", "--runs", "8", "--out", "out"], { cwd })).exitCode).toBe(0);
  });
});
