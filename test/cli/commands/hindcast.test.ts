import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { episodeText } from "../../support/evidence.ts";
import { packageRoot } from "../../support/package-root.ts";
import { parseCsv } from "../../support/parse-csv.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const quick = ["--seed", "test", "--runs", "100", "--workers", "1"];

describe("hindcast", () => {
  test("of all episodes, unless one is named: each score, pooled, and every feature with its verdict", async () => {
    const { stdout, exitCode } = await runCli(["hindcast", ...quick]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "Hindcast of 2010 and 2025 and 2026 and antimony-2024 and gallium-2023: 100 runs each, seed test",
    );
    for (const scope of ["2010", "2025", "2026", "antimony-2024", "gallium-2023", "pooled"])
      expect(stdout).toMatch(new RegExp(`${scope}, 80 % interval +\\d+( +\\d+ % \\(\\d+ to \\d+\\)){3}`));
    expect(stdout).toMatch(/pooled, random walk, 6 months on +\d+ in \d+/);
    expect(stdout).toMatch(/Named features of 2010: \d+ of \d+ pass out of sample/);
    expect(stdout).toMatch(/first line stop +\S+ to \S+ \(\S+\) +49 to 52 +(pass|FAIL)/);
    expect(stdout).not.toMatch(/NaN|undefined|What each mechanism earns/);
    // Not a terminal: no colour, whatever the environment says of one.
    expect(stdout).not.toContain("\u001b");
    const one = await runCli(["hindcast", "2025", ...quick]);
    expect(one.stdout).toContain("Hindcast of 2025: 100 runs each");
    expect(one.stdout).not.toContain("pooled");
  });

  test("writes JSON, tables and charts that it recognises as its own, the same bytes at 1 and 2 workers", async () => {
    const cwd = temporaryFolder();
    const run = async (workers: string, out: string) => {
      // Some fourteen probes are as many tasks: two workers have enough to do at the fewest runs.
      const args = ["hindcast", "2025", "--ablate", "--seed", "a", "--runs", "100", "--workers", workers, "--out", out];
      const { exitCode, stderr, stdout } = await runCli(args, { cwd });
      expect(exitCode, stderr).toBe(0);
      expect(stdout).toContain("What each mechanism earns, out of sample");
      return readFileSync(join(cwd, out, "hindcast.json"), "utf8");
    };
    const one = await run("1", "one");
    expect(await run("2", "two")).toBe(one);
    expect(readdirSync(cwd).sort()).toEqual(["one", "two"]);
    expect(readdirSync(join(cwd, "one")).sort()).toEqual([
      ...["ablation.csv", "charts", "fans.csv", "features.csv", "hindcast.json", "points.csv", "targets.csv"],
    ]);
    const kinds = ["coverage", "features-2025", "history-2025", "pit", "ablation"];
    expect(readdirSync(join(cwd, "one/charts")).sort()).toEqual(
      kinds.flatMap((id) => ["csv", "pdf", "png", "svg", "vl.json"].map((kind) => `${id}.${kind}`)).sort(),
    );
    const record = JSON.parse(one);
    expect(record).toMatchObject({ schemaVersion: 1, seed: "a", runs: 100 });
    expect(record.results.map(({ variant }: { variant: string }) => variant)).toEqual([
      ...["outOfSample", "inSample", "policyKnown"],
    ]);
    const points = parseCsv(readFileSync(join(cwd, "one/points.csv"), "utf8"));
    expect(points.length).toBe(1 + 3 * record.results[0].points.length);
    expect((await runCli(["hindcast", "2025", ...quick, "--out", "one"], { cwd })).exitCode).toBe(0);
    writeFileSync(join(cwd, "one/thesis.txt"), "years of work");
    const refused = await runCli(["hindcast", "2025", ...quick, "--out", "one"], { cwd });
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain("thesis.txt");
  });

  test("takes an episode of the user's own", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "mine.yaml"), episodeText("2025").replace('name: "2025"', "name: mine"));
    const { stdout, exitCode } = await runCli(["hindcast", "mine.yaml", ...quick], { cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Named features of mine");
  });

  test.each([
    [
      ["hindcast", "2027", ...quick],
      /^2027: no such episode file, nor a shipped episode of that name, one of 2010, 2025, 2026, antimony-2024, gallium-2023, did you mean 20/,
    ],
    [
      ["hindcast", "unheard-of", ...quick],
      /^unheard-of: no such episode file.*, one of 2010, 2025, 2026, antimony-2024, gallium-2023\n$/,
    ],
    [
      ["hindcast", "ban-2026", ...quick],
      /^ban-2026: must be an episode, one of 2010, 2025, 2026, antimony-2024, gallium-2023, or a file, is a scenario: .*\n$/,
    ],
    [["check", "2010"], /^2010: must be a scenario, is an episode: hindcast takes it\n$/],
    [["hindcast", "../2010", ...quick], /^\.\.\/2010: no such episode file/],
    [["hindcast", "2010", "--seed", "a", "--runs", "99"], /--runs.*must be at least 100: .* 90 % interval/],
    [["hindcast", "2010", "--seed", "a", "--runs", "many"], /--runs.*must be a whole number/],
    [["hindcast", "2010"], /required option '--seed <text>'/],
    [["hindcast", "2010", "2025", ...quick], /too many arguments/],
    [["hindcast", "broken.yaml", ...quick], /^broken\.yaml:\d+:\d+ {2}freze: unknown key, did you mean freeze\?/m],
    [["hindcast", "empty.yaml", ...quick], /^empty\.yaml:/],
    [["hindcast", "folder", ...quick], /^folder: no such episode file/],
    [["hindcast", "latin.yaml", ...quick], /^latin\.yaml: cannot be read/],
    [["hindcast", "nowhere.yaml", ...quick], /^nowhere\.yaml: no such episode file/],
    [["hindcast", "scenario.yaml", ...quick], /^scenario\.yaml:\d+:\d+ {2}scenario: must be a shipped scenario/m],
    [["hindcast", "2010", ...quick, "--out", "broken.yaml"], /must be a folder, got a file/],
  ])("%j is wrong input: exit code 2", async (args, message) => {
    const cwd = temporaryFolder();
    const text = episodeText("2010");
    writeFileSync(join(cwd, "broken.yaml"), text.replace(/^freeze:/m, "freze:"));
    writeFileSync(join(cwd, "scenario.yaml"), text.replace(/^scenario: .*/m, "scenario: nowhere"));
    writeFileSync(join(cwd, "empty.yaml"), "");
    writeFileSync(join(cwd, "latin.yaml"), Buffer.from([0x61, 0xe9, 0x0a]));
    mkdirSync(join(cwd, "folder"));
    const { stdout, stderr, exitCode } = await runCli(args, { cwd });
    expect([stdout, exitCode]).toEqual(["", 2]);
    expect(stderr).toMatch(message);
  });

  test("interrupted, it leaves nothing half-written: finished parts at most, if it had come to one", async () => {
    const cwd = temporaryFolder();
    const args = ["hindcast", "--seed", "x", "--runs", "500000", "--workers", "2", "--out", "out"];
    const { stderr, exitCode } = await runCli(args, { cwd, interruptAt: /[1-9]\d* of \d+ runs/ });
    expect(exitCode).toBe(130);
    const left = readdirSync(cwd);
    expect(stderr).toContain(
      left.length === 0 ? "interrupted: nothing was written" : "interrupted: finished parts are kept in out.unfinished",
    );
    expect([[], ["out.unfinished"]]).toContainEqual(left);
  });
});

describe("forecast", () => {
  const until = ["--until", "2026-03-31"];

  test("prints a table a quantity, and writes what is to be scored later, the same bytes at 1 and 2 workers", async () => {
    const cwd = temporaryFolder();
    const run = async (workers: string) => {
      const args = ["forecast", "ban-2026", ...until, "--seed", "f", "--runs", "1100", "--workers", workers];
      const { stdout, stderr, exitCode } = await runCli([...args, "--out", "out"], { cwd });
      expect(exitCode, stderr).toBe(0);
      expect(stdout).toContain("Forecast from 2026-01-06 to 2026-03-31: 1,100 runs, seed f");
      expect(stdout).toMatch(
        /Shipments to Japan as the exporter's customs count them, oxide and metal \[share of usual\]/,
      );
      expect(stdout).toMatch(/2026-01-31 +100/);
      return readFileSync(join(cwd, "out/forecast.json"), "utf8");
    };
    const one = await run("1");
    expect(await run("2")).toBe(one);
    expect(readdirSync(join(cwd, "out")).sort()).toEqual(["forecast.csv", "forecast.json"]);
    const record = JSON.parse(one);
    expect(record).toMatchObject({ scenario: "ban-2026", seed: "f", runs: 1100, knownUntil: "2026-01-31" });
    expect(record.scenarioSha256).toMatch(/^[0-9a-f]{64}$/);
    for (const { quantiles } of record.quantities) {
      expect(quantiles).toHaveLength(19);
      expect(quantiles.toSorted((a: number, b: number) => a - b)).toEqual(quantiles);
    }
    const [header, ...rows] = parseCsv(readFileSync(join(cwd, "out/forecast.csv"), "utf8"));
    for (const row of rows) expect(row).toHaveLength(header.length);
  });

  test("with --markdown prints the section of a page, and nothing else", async () => {
    const { stdout } = await runCli(["forecast", "ban-2026", ...until, ...quick, "--markdown"]);
    expect(stdout).toMatch(/^Scenario `ban-2026` as known on 2026-01-31/);
    expect(stdout).toMatch(/\| 2026-03 \|/);
  });

  test.each([
    [["forecast", "ban-2026", ...quick], /required option '--until <day>'/],
    [["forecast", "ban-2026", "--until", "tomorrow", ...quick], /^--until: must be a day that exists, .*got tomorrow/],
    [["forecast", "ban-2026", "--until", "2026-02-30", ...quick], /must be a day that exists, .*got 2026-02-30/],
    [["forecast", "ban-2026", "--until", "2026-01-05", ...quick], /must lie within the scenario, 2026-01-06 to /],
    [["forecast", "ban-2026", "--until", "2049-01-01", ...quick], /must lie within the scenario, 2026-01-06 to /],
    [["forecast", "nowhere", ...until, ...quick], /^nowhere: no such scenario file/],
    [["forecast", "ban-2026", ...until, "--seed", "a", "--runs", "10"], /must be at least 100/],
    [["forecast", ...until, ...quick], /missing required argument 'scenario'/],
  ])("%j is wrong input: exit code 2", async (args, message) => {
    const { stdout, stderr, exitCode } = await runCli(args, { cwd: temporaryFolder() });
    expect([stdout, exitCode]).toEqual(["", 2]);
    expect(stderr).toMatch(message);
  });
});

test("the shipped episodes are those that the page on validation reports", () => {
  const page = readFileSync(join(packageRoot, "docs/validation.md"), "utf8");
  const files = readdirSync(join(packageRoot, "configs/hindcast"));
  // What stands beside the episodes is what the model is held to.
  for (const file of files.filter((each) => each !== "targets.yaml"))
    expect(page).toContain(`<!-- begin: features-${file.replace(".yaml", "")} -->`);
});
