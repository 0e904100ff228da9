import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { paintChart } from "../../src/report/render/render.ts";
import { mustBeComparable } from "../../src/sim/results/checks.ts";
import { packageRoot } from "../support/package-root.ts";
import { parseCsv } from "../support/parse-csv.ts";
import { reseal } from "../support/reseal.ts";
import { runCli } from "../support/run-cli.ts";
import { writeShortScenario } from "../support/short-scenarios.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const study = ["--seed", "test", "--runs", "64", "--workers", "1"];
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

describe("check", () => {
  test.each(["precedent-2010", "ban-2026"])(
    "%s is valid and every input is listed with unit, grade and source",
    async (name) => {
      const { stdout, stderr, exitCode } = await runCli(["check", name]);
      expect([stderr, exitCode]).toEqual(["", 0]);
      expect(stdout).toContain(`${name} is valid`);
      expect(stdout).toMatch(/ {2}makers\.cover: .* months {2}\[[CD], \d{4}/);
      expect(stdout).toContain("overrides of the base");
      expect(stdout).not.toContain("undefined");
    },
  );

  test.each([
    ["", /--seed.*must not be empty/],
    ["s".repeat(201), /--seed.*must be at most 200 characters, got 201/],
    ["a\u202eb", /--seed.*must hold no characters that turn the direction of writing/],
    ["a\u001b[2J", /--seed.*must hold no control characters/],
    ["a\ufffd", /--seed.*must be text in UTF-8/],
  ])("a seed is some text that can be printed: %j is none", async (seed, expected) => {
    const { exitCode, stderr } = await runCli(["run", "ban-2026", "--seed", seed, "--runs", "8"]);
    expect(stderr).toMatch(expected);
    expect(exitCode).toBe(2);
  });

  test("what a message quotes is written out where it would move the terminal", async () => {
    const { stderr } = await runCli(["check", "a\u001b[2J\u202e.yaml"]);
    expect(stderr).toMatch(/^a\\u001b\[2J\\u202e\.yaml: no such scenario file/);
  });

  test("a scenario that does not exist is wrong input", async () => {
    expect(await runCli(["check", "nowhere"])).toEqual({
      stdout: "",
      stderr: expect.stringMatching(
        /^nowhere: no such scenario file, nor a shipped scenario of that name, one of antimony-2024, ban-2026, .*, precedent-2010, precedent-2010-foretold\n$/,
      ),
      exitCode: 2,
    });
  });

  test("a broken scenario gets every problem at once, each with file, line, column, rule and value", async () => {
    const cwd = temporaryFolder();
    const text = readFileSync(join(packageRoot, "configs/ban-2026.yaml"), "utf8")
      .replace("unit: USD/kg", "unit: tons")
      .replace("knownUntil", "knownTill");
    const cover = "distribution: { kind: triangular, low: 12, mode: 3.5, high: 6 }, unit: months";
    const makers = `makers: { cover: { ${cover}, source: x, date: 2026-01, grade: D } }\n`;
    cpSync(join(packageRoot, "configs/base"), join(cwd, "base"), { recursive: true });
    writeFileSync(join(cwd, "broken.yaml"), text + makers);
    const { stdout, stderr, exitCode } = await runCli(["check", "broken.yaml"], { cwd });
    expect([stdout, exitCode]).toEqual(["", 2]);
    for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/^broken\.yaml:\d+:\d+ {2}\S.*: .+/);
    expect(stderr).toMatch(/tons/);
    expect(stderr).toMatch(/knownTill: unknown key, did you mean knownUntil\?/);
    expect(stderr).toMatch(/makers\.cover/);
  });
});

describe("run", () => {
  test("writes manifest, summary, bands, runs and insights, and nothing else", async () => {
    const cwd = temporaryFolder();
    const { stdout, exitCode } = await runCli(["run", "ban-2026", ...study, "--out", "out"], { cwd });
    expect(exitCode).toBe(0);
    expect(readdirSync(cwd)).toEqual(["out"]);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual([
      "bands.csv",
      "insights.json",
      "manifest.json",
      "runs.parquet",
      "summary.json",
    ]);
    const manifest = json(join(cwd, "out/manifest.json"));
    expect(manifest).toMatchObject({ schemaVersion: 1, seed: "test", runs: 64, codeVersion: "0.0.0-test" });
    expect(manifest.scenario).toMatchObject({ name: "ban-2026", country: { en: "Japan", ja: "日本" } });
    expect(manifest.scenario).not.toHaveProperty("extends");
    expect(manifest.resultHash).toMatch(/^[0-9a-f]{64}$/);
    expect(stdout).toContain(manifest.resultHash);
    for (const outcome of json(join(cwd, "out/summary.json")).outcomes) {
      expect(Object.keys(outcome)).toEqual([
        "outcome",
        "material",
        "sector",
        "unit",
        "mean",
        "standardError",
        "quantiles",
      ]);
      for (const { low, value, high } of outcome.quantiles) {
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
      }
    }
    const [header, first] = readFileSync(join(cwd, "out/bands.csv"), "utf8").split("\n");
    expect(header).toBe("week,date,series,material,sector,mean,p05,p10,p25,p50,p75,p90,p95");
    expect(first).toMatch(/^0,2026-01-06,/);
  });

  test("gives the same bytes at 1, 2 and 7 workers, and other bytes for another seed", async () => {
    const cwd = temporaryFolder();
    const hashes: string[] = [];
    writeShortScenario(cwd, "short");
    for (const [workers, seed] of [
      ["1", "a"],
      ["2", "a"],
      ["7", "a"],
      ["1", "b"],
    ]) {
      const { exitCode } = await runCli(
        ["run", "short.yaml", "--seed", seed, "--runs", "1030", "--workers", workers, "--out", "out"],
        { cwd },
      );
      expect(exitCode).toBe(0);
      hashes.push(json(join(cwd, "out/manifest.json")).resultHash);
    }
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).toBe(hashes[0]);
    expect(hashes[3]).not.toBe(hashes[0]);
  });

  test("does not touch a folder that holds something else", async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "thesis"));
    writeFileSync(join(cwd, "thesis/chapter.txt"), "years of work");
    const { stderr, exitCode } = await runCli(["run", "ban-2026", ...study, "--out", "thesis"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      "thesis: must be new, empty or a folder of earlier results alone, got one with chapter.txt",
    );
    expect(readdirSync(join(cwd, "thesis"))).toEqual(["chapter.txt"]);
  });

  test("interrupted, it leaves the earlier results as they were and nothing half-written", async () => {
    const cwd = temporaryFolder();
    writeShortScenario(cwd, "short");
    await runCli(["run", "short.yaml", ...study, "--out", "out"], { cwd });
    const before = readFileSync(join(cwd, "out/manifest.json"), "utf8");
    const args = ["run", "short.yaml", "--seed", "x", "--runs", "5000000", "--workers", "2", "--out", "out"];
    const { stderr, exitCode } = await runCli(args, { cwd, interruptAt: /[1-9]\d* of 5000000 runs/ });
    expect(exitCode).toBe(130);
    // A part may have come to its end before the command heard of it, and is then kept beside the results.
    const left = readdirSync(cwd).sort();
    expect(stderr).toContain(
      left.includes("out.unfinished")
        ? "interrupted: finished parts are kept in out.unfinished"
        : "interrupted: nothing was written",
    );
    expect(left.filter((name) => name !== "out.unfinished")).toEqual(["out", "short.yaml"]);
    expect(readFileSync(join(cwd, "out/manifest.json"), "utf8")).toBe(before);
  });

  test.each([
    [["run", "ban-2026"], /required option '--seed <text>'/],
    [["run", "ban-2026", "--seed", ""], /--seed.*must not be empty/],
    [["run", "ban-2026", "--seed", "a", "--runs", "0"], /--runs.*must be a whole number from 1/],
    [["run", "ban-2026", "--seed", "a", "--runs", "1e4"], /--runs.*must be a whole number/],
    [["run", "ban-2026", "--seed", "a", "--workers", "-1"], /--workers/],
    [["run", "ban-2026", "--seed", "a", "--sed", "b"], /unknown option '--sed'/],
    [["run", "--seed", "a"], /missing required argument 'scenario'/],
    [["frobnicate"], /unknown command 'frobnicate'/],
    [["report", "nowhere"], /nowhere: must be a results folder/],
  ])("%j is a usage error: exit code 2", async (args, message) => {
    const { stderr, exitCode } = await runCli(args, { cwd: temporaryFolder() });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe("compare", () => {
  test("of a scenario with itself under another name every difference is exactly zero", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "twin.yaml"), "schemaVersion: 1\nextends: ban-2026\nname: twin\ntitle: the same\n");
    const { exitCode } = await runCli(["compare", "ban-2026", "twin.yaml", ...study, "--out", "out"], { cwd });
    expect(exitCode).toBe(0);
    const { differences } = json(join(cwd, "out/comparison.json"));
    expect(differences.length).toBeGreaterThan(50);
    for (const { difference, standardError } of differences) expect([difference, standardError]).toEqual([0, 0]);
  });

  test("two scenarios that share a name are refused: the report could not tell them apart", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "other.yaml"), "schemaVersion: 1\nextends: ban-2026\nname: Ban-2026\ntitle: other\n");
    const { stderr, exitCode } = await runCli(["compare", "ban-2026", "other.yaml", ...study], { cwd });
    expect([stderr, exitCode]).toEqual(["other.yaml: name: must differ from that of ban-2026, got Ban-2026\n", 2]);
    expect(readdirSync(cwd)).toEqual(["other.yaml"]);
  });

  test("so are two that share no material or no sector, advance by other steps, or count losses in different money", () => {
    const a = { name: "a", stepWeeks: 1, materials: { Dy: 0 }, sectors: { traction: 0 }, loss: { currency: "JPY" } };
    const b = { ...a, name: "b", materials: { Dy: 0, Tb: 0 } };
    const refused = (other: typeof a) => () => mustBeComparable(a, other, ["a.yaml", "b.yaml"]);
    expect(refused(b)).not.toThrow();
    expect(refused({ ...b, materials: { Ga: 0 } as never })).toThrow(
      "b.yaml: materials: must share one with a.yaml, got Ga for Dy",
    );
    expect(refused({ ...b, sectors: {} as never })).toThrow(
      "b.yaml: sectors: must share one with a.yaml, got none for traction",
    );
    expect(refused({ ...b, stepWeeks: 0.5 })).toThrow("b.yaml: stepWeeks: must be 1, as in a.yaml, got 0.5");
    expect(refused({ ...b, loss: { currency: "USD" } })).toThrow(
      "b.yaml: loss.currency: must be JPY, as in a.yaml, got USD",
    );
  });

  test("pairs run with run: the error of the difference is that of the paired differences", async () => {
    const cwd = temporaryFolder();
    const { stdout, exitCode } = await runCli(["compare", "precedent-2010", "ban-2026", ...study, "--out", "out"], {
      cwd,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("64 paired runs, seed test");
    const { differences } = json(join(cwd, "out/comparison.json"));
    const peak = differences.find(
      (row: { outcome: string; material: string }) =>
        row.outcome === "priceDomesticPeakMultiple" && row.material === "Dy",
    );
    // The same shocks drive both quotes: correlated by more than two standard errors (1/8 each at 64 runs), so the paired
    // error is below the unpaired one.
    expect(peak.correlation).toBeGreaterThan(0.25);
    expect(peak.standardError).toBeLessThan(Math.hypot(peak.a.standardError, peak.b.standardError));
    expect(peak.difference).toBeCloseTo(peak.b.mean - peak.a.mean, 12);
  });

  test("the problems of both scenarios are shown at once", async () => {
    const { stderr, exitCode } = await runCli(["compare", "no-a", "no-b", "--seed", "s"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("no-a:");
    expect(stderr).toContain("no-b:");
  });
});

describe("report", () => {
  test("writes every chart as Vega-Lite, SVG, PDF, PNG and table, and one page, in the language asked for", async () => {
    const cwd = temporaryFolder();
    await runCli(["run", "ban-2026", ...study, "--out", "out"], { cwd });
    const env = { CHOKEPOINT_BROWSER: "/bin/false" };
    const { stdout, stderr, exitCode } = await runCli(["report", "out", "--lang", "ja"], {
      cwd,
      env,
      paint: paintChart,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("out/report/index.html");
    expect(stderr).toContain("report.pdf: left out, /bin/false did not print the page: exit 1");
    expect(stdout).not.toContain("page as PDF");
    expect(readFileSync(join(cwd, "out/report/index.html"), "utf8").includes('<html lang="ja">')).toBe(true);
    const charts = readdirSync(join(cwd, "out/report/charts"));
    const ids = [...new Set(charts.map((name) => name.replace(/\..*$/, "")))];
    expect(ids.length).toBeGreaterThanOrEqual(4);
    expect(charts.length).toBe(ids.length * 5);
    for (const id of ids) {
      for (const kind of ["vl.json", "svg", "pdf", "png", "csv"])
        expect(statSync(join(cwd, `out/report/charts/${id}.${kind}`)).size, `${id}.${kind}`).toBeGreaterThan(100);
      const [head, ...rows] = parseCsv(readFileSync(join(cwd, `out/report/charts/${id}.csv`), "utf8"));
      expect(rows.length, id).toBeGreaterThan(1);
      for (const row of rows) expect(row, id).toHaveLength(head.length);
    }
  });

  test("refuses results that were changed by hand", async () => {
    const cwd = temporaryFolder();
    await runCli(["run", "ban-2026", ...study, "--out", "out"], { cwd });
    const path = join(cwd, "out/summary.json");
    writeFileSync(path, readFileSync(path, "utf8").replace(/"mean": [\d.]+/, '"mean": 1'));
    const { stderr, exitCode } = await runCli(["report", "out"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^out\/summary\.json: must have SHA-256 [0-9a-f]{12}, as in manifest\.json, got [0-9a-f]{12}$/m,
    );
    expect(existsSync(join(cwd, "out/report"))).toBe(false);
  });

  test("refuses results of another version", async () => {
    const cwd = temporaryFolder();
    await runCli(["run", "ban-2026", ...study, "--out", "out"], { cwd });
    reseal(join(cwd, "out"), "manifest.json", { schemaVersion: 99 });
    const { stderr, exitCode } = await runCli(["report", "out"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("schemaVersion: must be 1, got 99");
  });
});
