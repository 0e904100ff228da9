import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hostOf, openStudy } from "../../../src/index.ts";
import { runCli, type Transcript } from "../../support/run-cli.ts";

const study = ["--seed", "facts", "--runs", "1200", "--workers", "1"];
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

const mine = `schemaVersion: 1
name: mine
title: mine
keptTo: 2026-05-31
facts:
  - { name: in-force, kind: state, state: ban, on: 2026-03-31, source: x, grade: A }
  - { name: ask, kind: quote, basis: ask, material: Dy, on: 2026-03-01, value: 900, unit: USD/kg, error: { sd: 0.5 }, source: x, grade: B }
  - { name: no-stop, kind: lineStop, sectors: [large], by: 2026-05-31, happened: false, reported: 0.9, source: x, grade: C }
`;

describe("run --facts", () => {
  const cwd = mkdtempSync(join(tmpdir(), "chokepoint-facts-"));
  let transcript: Transcript;
  beforeAll(async () => {
    writeFileSync(join(cwd, "mine.yaml"), mine);
    transcript = await runCli(["run", "ban-2026", "--facts", "mine.yaml", ...study, "--out", "out"], { cwd });
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test("says what is known and what its runs are worth, in the terminal, the manifest and the summary", () => {
    expect(transcript.exitCode, transcript.stderr).toBe(0);
    const { facts, effectiveRuns, scenario, knownTo } = json(join(cwd, "out/manifest.json"));
    expect(transcript.stdout.replaceAll("\n", " ")).toContain(
      `Known to 2026-05-31: 3 facts of mine, 2 of which weigh runs: 1,200 runs are worth ${Math.floor(effectiveRuns).toLocaleString("en")} of equal weight.`,
    );
    expect([facts.asOf, knownTo]).toEqual(["2026-05-31", "2026-05-31"]);
    expect(facts.used.map(({ name }: { name: string }) => name)).toEqual(["ask", "in-force", "no-stop"]);
    expect(scenario.policy.knownUntil).toBe("2026-03-31");
    expect(json(join(cwd, "out/summary.json")).knownTo).toBe("2026-05-31");
  });

  test("its folder opens, with a weight for each run and what each fact is held against", async () => {
    const opened = await openStudy(join(cwd, "out"), hostOf());
    const weights = opened.weights as Float64Array;
    const [sum, squares] = weights.reduce(([s, q], w) => [s + w, q + w * w], [0, 0]);
    expect((sum * sum) / squares).toBeCloseTo(opened.manifest.effectiveRuns as number, 6);
    const stops = await opened.values("firstLineStopWeek.large");
    const asks = await opened.values("unmetNeedShare.Dy");
    // 31 May is in the 21st week from 6 January: a run that had stopped by then counts for a tenth.
    expect(Math.max(...[...weights].filter((_, i) => stops[i] <= 19))).toBeLessThanOrEqual(0.1 + 1e-12);
    expect(Math.max(...weights)).toBeGreaterThan(0.9);
    const mean = asks.reduce((total, value, i) => total + value * weights[i], 0) / sum;
    expect(
      opened.summary.outcomes.find(({ outcome, material }) => outcome === "unmetNeedShare" && material === "Dy")?.mean,
    ).toBeCloseTo(mean, 12);
  });

  test("tells what each fact moved, the one that moved most first", () => {
    const { news } = json(join(cwd, "out/insights.json"));
    expect(news.facts.map(({ name }: { name: string }) => name)).toEqual(["ask", "no-stop"]);
    const [most] = news.facts.toSorted((a: { moved: number }, b: { moved: number }) => b.moved - a.moved);
    expect(transcript.stdout).toMatch(new RegExp(`what moved it .*\n${most.name} `));
    // In order, the last mean is that of the study.
    const { inOrder } = news.outcomes.find(({ outcome }: { outcome: string }) => outcome === "lossHigh");
    const { outcomes } = json(join(cwd, "out/summary.json"));
    const { mean } = outcomes.find(({ outcome }: { outcome: string }) => outcome === "lossHigh");
    expect(inOrder.at(-1).mean).toBeCloseTo(mean, 9);
  });

  test("compare weighs the last scenario and leaves the other as it is; rules weigh all alike", async () => {
    const few = ["--seed", "facts", "--runs", "400", "--workers", "1", "--facts", "mine.yaml"];
    const pair = await runCli(["compare", "baseline-2025-detente", "ban-2026", ...few, "--out", "pair"], { cwd });
    expect(pair.exitCode, pair.stderr).toBe(0);
    const [a, b] = ["a", "b"].map((letter) => json(join(cwd, "pair", letter, "manifest.json")));
    expect([a.facts, b.facts.name]).toEqual([undefined, "mine"]);
    const found = json(join(cwd, "pair/comparison.json")).differences.find(
      ({ outcome }: { outcome: string }) => outcome === "lossHigh",
    );
    expect(found.difference).toBeCloseTo(found.b.mean - found.a.mean, 9);
    expect(found.standardError).toBeGreaterThan(0);
    const refused = await runCli(["compare", "baseline-2025-detente", "ban-2026", ...few, "--explain"], { cwd });
    expect([refused.exitCode, refused.stderr.trim()]).toEqual([
      2,
      "--explain: must not stand with --facts, which weigh the runs of one side alone",
    ]);
    const rules = await runCli(["rules", "ban-2026", ...few, "--out", "rules"], { cwd });
    expect(rules.exitCode, rules.stderr).toBe(0);
    expect(json(join(cwd, "rules/never/manifest.json")).facts.name).toBe("mine");
  });

  test("compare says which scenarios are weighed, and facts may name theirs", async () => {
    const few = ["--seed", "facts", "--runs", "200", "--workers", "1"];
    const named = ["--facts", "baseline-2025-detente=mine.yaml", "--out", "named"];
    writeFileSync(join(cwd, "no-state.yaml"), mine.replace(/.*in-force.*\n/, ""));
    const first = named.with(1, "baseline-2025-detente=no-state.yaml");
    const { exitCode, stdout, stderr } = await runCli(
      ["compare", "baseline-2025-detente", "ban-2026", ...few, ...first],
      { cwd },
    );
    expect(exitCode, stderr).toBe(0);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "Weighed by facts: baseline-2025-detente (mine, known to 2026-05-31). As it is, without facts: ban-2026.",
    );
    const [a, b] = ["a", "b"].map((letter) => json(join(cwd, "named", letter, "manifest.json")));
    expect([a.facts.name, b.facts]).toEqual(["mine", undefined]);
    const twice = ["--facts", "ban-2026=mine.yaml", "--facts", "no-state.yaml"];
    const refused = await runCli(["compare", "baseline-2025-detente", "ban-2026", ...few, ...twice], { cwd });
    expect([refused.exitCode, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/^--facts: must be given once of ban-2026, got mine.yaml and no-state.yaml: /),
    ]);
  });

  test("compare of one scenario tells what changed from one day, or facts file, to the next, in the report too", async () => {
    const few = ["--seed", "facts", "--runs", "400", "--workers", "1"];
    const news = ["--facts", "mine.yaml", "--as-of", "2026-03-10", "--as-of", "2026-05-31", "--out", "news"];
    const { exitCode, stdout, stderr } = await runCli(["compare", "ban-2026", ...few, ...news], { cwd });
    expect(exitCode, stderr).toBe(0);
    const record = json(join(cwd, "news/changes.json"));
    expect(record.known.map(({ asOf }: { asOf: string }) => asOf)).toEqual(["2026-03-10", "2026-05-31"]);
    expect(record.changes[0].steps.map(({ kind }: { kind: string }) => kind)).toEqual(["policy", "added"]);
    expect(stdout).toMatch(/\nmean outcome +unit +mine, 2026-03-10 +mine, 2026-05-31 +change\n/);
    expect(stdout).toMatch(/\npolicy: in-force +– /);
    for (const line of stdout.split("\n")) expect(line.length, line).toBeLessThan(111);
    const report = await runCli(["report", "news"], { cwd, env: { CHOKEPOINT_BROWSER: "none" } });
    expect(report.exitCode, report.stderr).toBe(0);
    const page = readFileSync(join(cwd, "news/report/index.html"), "utf8");
    expect(page).toContain('<section id="news">');
    expect(existsSync(join(cwd, "news/report/charts/changes.svg"))).toBe(true);
    const [from, to] = [record.changes[0].outcomes[0].before, record.changes[0].outcomes[0].after];
    expect(from.mean).not.toBe(to.mean);
  });

  test("whole runs of one scenario are held against each other, however few carry the weight", async () => {
    const narrow = (name: string, reported: string) => {
      const text = mine.replace("name: mine", `name: ${name}`).replace("reported: 0.9", `reported: ${reported}`);
      const quote = text.replace("value: 900", "value: 460").replace("sd: 0.5", "sd: 0.03");
      writeFileSync(join(cwd, `${name}.yaml`), quote.replace(/.*in-force.*\n/, ""));
      return `${name}.yaml`;
    };
    const files = ["--facts", narrow("one", "0.8"), "--facts", narrow("two", "0.9")];
    const args = ["compare", "ban-2026", ...files, "--seed", "x", "--runs", "800", "--workers", "1", "--out", "whole"];
    const { exitCode, stderr } = await runCli(args, { cwd });
    expect(exitCode, stderr).toBe(0);
    for (const letter of ["a", "b"]) {
      const { effectiveRuns, particles } = json(join(cwd, "whole", letter, "manifest.json"));
      // Fewer than a tenth: a study by itself would carry them forward.
      expect(effectiveRuns).toBeLessThan(80);
      expect(particles).toBeUndefined();
    }
    const [{ steps, outcomes }] = json(join(cwd, "whole/changes.json")).changes;
    expect(steps.map(({ kind, facts }: { kind: string; facts: string[] }) => [kind, ...facts])).toEqual([
      ["changed", "no-stop"],
    ]);
    for (const { difference, steps: moved } of outcomes) expect(moved[0].difference).toBeCloseTo(difference, 9);
  });

  test("what drives the outcomes, and where they go wrong, is not told of runs that count unequally", async () => {
    for (const args of [["sensitivity"], ["discover", "--outcome", "unmetNeedShare.Dy", "--above", "0.01"]]) {
      const [command, ...asked] = args;
      const { exitCode, stderr } = await runCli([command, "out", ...asked, "--out", "none"], { cwd });
      expect([exitCode, stderr]).toEqual([
        2,
        "out/manifest.json: facts: must weigh none of its runs, for what goes in is told from runs that count alike: give the scenario by its name or file, got 2 that do\n",
      ]);
      expect(existsSync(join(cwd, "none"))).toBe(false);
    }
  });

  test("one file of facts is taken, not the last of several", async () => {
    const twice = ["run", "ban-2026", "--facts", "mine.yaml", "--facts", "japan-2026", "--seed", "x", "--runs", "64"];
    const { exitCode, stderr } = await runCli(twice, { cwd });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining("must be given once, got mine.yaml and japan-2026"),
    ]);
  });

  test("a forecast given facts is that of the runs by their weights, and says what it is given", async () => {
    writeFileSync(join(cwd, "stops.yaml"), mine.replace(/.*(?:in-force|name: ask).*\n/g, ""));
    const few = ["--until", "2026-06-30", "--seed", "facts", "--runs", "400", "--workers", "1"];
    const foretold = async (...args: readonly string[]) => {
      const { exitCode, stderr } = await runCli(["forecast", "ban-2026", ...few, ...args], { cwd });
      expect(exitCode, stderr).toBe(0);
      return json(join(cwd, args[args.length - 1], "forecast.json"));
    };
    const plain = await foretold("--out", "foretold");
    const given = await foretold("--facts", "stops.yaml", "--out", "foretold-given");
    expect(given.facts).toMatchObject({ name: "mine", asOf: "2026-05-31", used: ["no-stop"], weighing: 1 });
    const stopped = ({ events }: { events: readonly { id: string; probability: number }[] }) =>
      events.find(({ id }) => id === "lineStopped.large.2026-05")?.probability as number;
    // A stop by the day would have been on record in nine of ten: a run with one counts for a tenth (Bayes).
    const p = stopped(plain);
    expect(p).toBeGreaterThan(0);
    expect(stopped(given)).toBeCloseTo((p * 0.1) / (p * 0.1 + (1 - p)), 12);
    // Kish: of weights 0.1 and 1.
    expect(given.effectiveRuns).toBeCloseTo((400 * (p * 0.1 + 1 - p) ** 2) / (p * 0.01 + 1 - p), 6);
    expect([plain.facts, plain.effectiveRuns]).toEqual([undefined, undefined]);
    const absurd = ["--facts", "absurd-forecast.yaml", "--out", "foretold-given"];
    writeFileSync(
      join(cwd, "absurd-forecast.yaml"),
      mine.replace("value: 900", "value: 90000").replace("sd: 0.5", "sd: 0.05"),
    );
    const refused = await runCli(["forecast", "ban-2026", ...few, ...absurd], { cwd });
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringMatching(/facts: must leave runs worth 50 /)]);
    expect(json(join(cwd, "foretold-given/forecast.json")).recordHash).toBe(given.recordHash);
  });

  test("the report of a study that facts weigh has a section on them, in both languages", async () => {
    for (const lang of ["en", "ja"]) {
      const args = ["report", "out", "--lang", lang];
      const { exitCode, stderr } = await runCli(args, { cwd, env: { CHOKEPOINT_BROWSER: "none" } });
      expect(exitCode, stderr).toBe(0);
      const page = readFileSync(join(cwd, "out/report/index.html"), "utf8");
      expect(page).toContain('<section id="news">');
      expect(existsSync(join(cwd, "out/report/charts/news.csv"))).toBe(true);
    }
    const known = await runCli(["report", "out", "--facts", "mine.yaml"], { cwd });
    expect(known.exitCode, known.stderr).toBe(0);
    const other = await runCli(["report", "out", "--facts", "mine.yaml", "--as-of", "2026-05-01"], { cwd });
    expect([other.exitCode, other.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^out: must hold runs weighed by mine as of 2026-05-01, got mine as of 2026-05-31: .*\n.* run ban-2026 --facts mine.yaml --as-of 2026-05-01 --seed facts --runs 1200 --out out-2026-05-01\n.* report out-2026-05-01\n$/,
      ),
    ]);
  });

  test.each([
    [["compare", "ban-2026"], /^b: must be a second scenario; or --facts must say what has happened/],
    [["compare", "ban-2026", "--as-of", "2026-03-10"], /^b: must be a second scenario/],
    [
      [
        "compare",
        "ban-2026",
        "--facts",
        "a",
        "--facts",
        "b",
        "--as-of",
        "2026-03-10",
        "--as-of",
        "2026-03-11",
        "--as-of",
        "2026-03-12",
      ],
      /^--as-of: must be one day for all of 2 facts files, or one for each, got 3/,
    ],
    [
      [
        "compare",
        "ban-2026",
        "ban-2026-halt",
        "--facts",
        "mine.yaml",
        "--as-of",
        "2026-03-10",
        "--as-of",
        "2026-03-11",
      ],
      /^--as-of: must be given once, for all scenarios, got 2 of them/,
    ],
  ])("%s is refused", async (args, message) => {
    const { exitCode, stderr } = await runCli([...args, "--seed", "x", "--runs", "100"], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test("the same bytes whatever the number of workers", async () => {
    const two = study.with(-1, "2");
    await runCli(["run", "ban-2026", "--facts", "mine.yaml", ...two, "--out", "again"], { cwd });
    expect(json(join(cwd, "again/manifest.json")).resultHash).toBe(json(join(cwd, "out/manifest.json")).resultHash);
  });

  test("in shards it is the same study", async () => {
    for (const shard of ["1/2", "2/2"])
      await runCli(["run", "ban-2026", "--facts", "mine.yaml", ...study, "--shard", shard, "--out", "shards"], { cwd });
    const merged = await runCli(["merge", "shards", "--workers", "1", "--out", "merged"], { cwd });
    expect(merged.exitCode, merged.stderr).toBe(0);
    expect(json(join(cwd, "merged/manifest.json")).resultHash).toBe(json(join(cwd, "out/manifest.json")).resultHash);
  });

  test("facts after the day are not used: by 10 March there is one", async () => {
    const args = ["run", "ban-2026", "--facts", "mine.yaml", "--as-of", "2026-03-10", "--seed", "x", "--runs", "300"];
    const { exitCode, stdout, stderr } = await runCli([...args, "--workers", "1", "--out", "early"], { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain("Known to 2026-03-10: 1 fact of mine, 1 of which weigh runs");
    expect(json(join(cwd, "early/manifest.json")).scenario.policy.knownUntil).toBe("2026-01-31");
  });

  test("what the scenario's posterior may have been inferred from is set aside, and said", async () => {
    const early = mine
      .replace("on: 2026-03-01, value: 900", "on: 2026-01-20, value: 900")
      .concat(
        "  - { name: books, kind: firm, material: Dy, sector: middle, on: 2026-01-20, cover: 3, unit: months, error: { sd: 1 }, source: x, grade: A }\n",
      );
    writeFileSync(join(cwd, "early.yaml"), early);
    const args = ["run", "ban-2026-inferred", "--facts", "early.yaml", "--seed", "x", "--runs", "300"];
    const { exitCode, stdout, stderr } = await runCli([...args, "--workers", "1", "--out", "aside"], { cwd });
    expect(exitCode, stderr).toBe(0);
    const { facts } = json(join(cwd, "aside/manifest.json"));
    expect(facts.setAside).toEqual({ knownTo: "2026-01-31", facts: ["ask"] });
    expect(facts.used.map(({ name }: { name: string }) => name)).toEqual(["books", "in-force", "no-stop"]);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "Set aside, for its posterior knows the world to 2026-01-31 and they would count twice: ask.",
    );
  });

  test("what leaves too few runs is refused, and what stood there stays", async () => {
    writeFileSync(join(cwd, "absurd.yaml"), mine.replace("value: 900", "value: 90000").replace("sd: 0.5", "sd: 0.05"));
    const { exitCode, stderr } = await runCli(
      ["run", "ban-2026", "--facts", "absurd.yaml", "--seed", "x", "--runs", "300", "--workers", "1", "--out", "out"],
      { cwd },
    );
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/facts: must leave runs worth 50 of equal weight, got \d.* of 300: (how many|no run)/);
    expect(stderr).toMatch(/\n {2}ask contradicts the model: in it the chance of such a record is /);
    expect(stderr).not.toMatch(/no-stop contradicts/);
    expect(json(join(cwd, "out/manifest.json")).runs).toBe(1200);
    expect(existsSync(join(cwd, "out.unfinished"))).toBe(false);
  });

  test.each([
    [["--as-of", "2026-03-01"], "--as-of: must stand with --facts"],
    [
      ["--facts", "mine.yaml", "--as-of", "2026-06-30"],
      "--as-of: must not be after 2026-05-31, to which mine.yaml is kept, got 2026-06-30",
    ],
    [
      ["--facts", "mine.yaml", "--as-of", "2026-01-10"],
      "--as-of: must not be before 2026-01-31, to which ban-2026 is known by itself, got 2026-01-10",
    ],
    [
      ["--facts", "mine.yaml", "--until", "mean(unmetNeedShare.Dy) 5pt"],
      "--until: must not stand with --facts, whose runs are worth fewer than a pilot can tell: give --runs",
    ],
    [
      ["--facts", "nothing"],
      "nothing: no such facts file, nor shipped facts of that name, one of japan-2010, japan-2026",
    ],
  ])("%s is refused", async (args, message) => {
    const given = args.includes("--until") ? ["--seed", "x"] : study;
    const { exitCode, stderr } = await runCli(["run", "ban-2026", ...given, ...args], { cwd });
    expect([exitCode, stderr.trim()]).toEqual([2, message]);
  });

  test("check tells what facts say, and whether they fit a scenario", async () => {
    const { stdout } = await runCli(["check", "mine.yaml"], { cwd });
    expect(stdout).toContain("mine is valid");
    expect(stdout).toMatch(/no-stop +2026-05-31 +C +no line stop by 2026-05-31: large/);
    expect(stdout.split("\n").every((line) => line.length <= 110)).toBe(true);
    expect((await runCli(["check", "japan-2026"])).exitCode).toBe(0);
    const fits = await runCli(["check", "ban-2026", "--facts", "mine.yaml"], { cwd });
    expect(fits.exitCode, fits.stderr).toBe(0);
    const not = await runCli(["check", "gallium-2023", "--facts", "mine.yaml"], { cwd });
    expect(not.exitCode).toBe(2);
    const wrong = await runCli(["run", "mine.yaml", ...study], { cwd });
    expect(wrong.stderr).toContain("must be a scenario, is of facts by its keys");
  });
});
