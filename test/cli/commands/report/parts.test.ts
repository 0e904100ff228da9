import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reseal } from "../../../support/reseal.ts";
import { runCli } from "../../../support/run-cli.ts";
import { writeShortScenario } from "../../../support/short-scenarios.ts";

/** Shorter than the shipped ones, as a page draws all of them. */
const [before, other] = ["trade", "licensing"].map((name) => ({
  name,
  policy: {
    script: [
      { date: "2025-04-01", state: "open" },
      ...(name === "trade" ? [] : [{ date: "2026-01-06", state: "licensing" }]),
    ],
  },
}));
const study = ["--seed", "parts", "--runs", "48", "--workers", "1"];
let cwd: string;
const run = (args: readonly string[]) => runCli(args, { cwd });
const page = (folder: string) => readFileSync(join(cwd, folder, "report/index.html"), "utf8");

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "chokepoint-parts-"));
  writeShortScenario(cwd, "ban", 20);
  writeShortScenario(cwd, "ban-else", 20, {
    nationalStock: { held: { value: 90, unit: "days", source: "x", date: "2026", grade: "D" } },
  });
  for (const { name, policy } of [before, other]) writeShortScenario(cwd, name, 20, { policy });
  for (const args of [
    ["compare", "trade.yaml", "ban.yaml", ...study, "--out", "pair"],
    ["compare", "trade.yaml", "licensing.yaml", "ban.yaml", ...study, "--out", "baselines"],
    ["rules", "ban.yaml", ...study, "--out", "rules"],
    ["hindcast", "2025", "--seed", "parts", "--runs", "100", "--workers", "1", "--out", "hindcast"],
  ]) {
    const { exitCode, stderr } = await run(args);
    expect(exitCode, stderr).toBe(0);
  }
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe("report", () => {
  test("of one argument with all that bears on it: each folder a section, its charts in every form, its commands", async () => {
    const more = ["hindcast", "rules", "baselines"].flatMap((folder) => ["--with", folder]);
    const { exitCode, stdout, stderr } = await run(["report", "pair", ...more]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const charts = readdirSync(join(cwd, "pair/report/charts"));
    expect(charts.filter((name) => !name.startsWith("ban-") && !name.startsWith("trade-"))).toEqual(
      [
        ...["baselines", "coverage", "differences", "features-2025", "history-2025", "pit"],
        ...["rule-effects", "side-by-side", "stock-drawdown"],
      ].flatMap((id) => ["csv", "pdf", "png", "svg", "vl.json"].map((kind) => `${id}.${kind}`)),
    );
    expect(stdout).toContain(`${charts.length / 5} charts`);
    const html = page("pair");
    // In the order in which a reader asks, whatever the order of the folders.
    const ids = [...html.matchAll(/<section id="([^"]*)">/g)].map(([, id]) => id);
    expect(ids.filter((id) => !id.startsWith("charts-"))).toEqual([
      ...["baselines", "rules", "hindcast", "outcomes", "differences", "trust", "limits", "reproduce", "inputs"],
    ]);
    expect(html).toContain("Scored against 82 figures on record of past episodes");
    expect(html).toContain("seed parts, engine");
    expect(html).toContain(
      "report results/again --with results/again-baselines --with results/again-rules --with results/again-hindcast<",
    );
    for (const folder of ["baselines", "rules", "hindcast"])
      expect(readdirSync(join(cwd, folder))).not.toContain("report");
  });

  test.each([
    ["baselines", "2026, against 2 baselines", "Outcomes"],
    ["rules", "what a release rule changes", "How to get the same numbers"],
    ["hindcast", "History against model: 2025", "How to get the same numbers"],
  ])("of %s alone, in English, and in Japanese over it", async (folder, title, heading) => {
    expect((await run(["report", folder])).exitCode).toBe(0);
    const html = page(folder);
    expect(html.includes(title.replace("2026", "ban")), title).toBe(true);
    expect(html.includes(`<h2>${heading}</h2>`), heading).toBe(true);
    const { exitCode, stderr } = await run(["report", folder, "--lang", "ja"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(page(folder).includes('<html lang="ja">')).toBe(true);
    expect(readdirSync(join(cwd, folder))).toContain("report");
    rmSync(join(cwd, folder, "report"), { recursive: true });
  });

  test("of release rules with a hindcast beside them", async () => {
    expect((await run(["report", "rules", "--with", "hindcast"])).exitCode).toBe(0);
    expect(page("rules").indexOf('id="rules"')).toBeLessThan(page("rules").indexOf('id="hindcast"'));
    rmSync(join(cwd, "rules/report"), { recursive: true });
  });
});

describe("report refuses, and writes nothing,", () => {
  const refused = async (args: readonly string[]) => {
    const { exitCode, stderr, stdout } = await run(["report", ...args]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(existsSync(join(cwd, args[0], "report")) && args[0] !== "pair").toBe(false);
    return stderr;
  };

  test("what is no section, what is one twice, and what is of another scenario", async () => {
    expect(await refused(["rules", "--with", "pair"])).toBe(
      "pair: must be a results folder of compare with several baselines, of compare with facts of one scenario, of rules, of hindcast, of infer, of sweep, of sensitivity, of watch, of discover, got one of compare with two scenarios\n",
    );
    expect(await refused(["rules", "--with", "pair/a"])).toContain("got one of run");
    expect(await refused(["rules", "--with", "hindcast", "--with", "hindcast"])).toBe(
      "hindcast: must be of another kind than hindcast, got another of hindcast\n",
    );
    expect(await refused(["hindcast", "--with", "rules"])).toBe(
      "rules: scenario: must be one of hindcast, which has none, got ban\n",
    );
    expect(await refused(["pair/a", "--with", "rules"])).toBe(
      "rules: scenario: must be one of pair/a, trade, got ban\n",
    );
    expect(await refused(["rules", "--with", "nowhere"])).toContain("nowhere: must be a results folder, is missing");
  });

  test("a scenario of the same name with other inputs", async () => {
    writeFileSync(
      join(cwd, "ban-else.yaml"),
      readFileSync(join(cwd, "ban-else.yaml"), "utf8").replaceAll('"ban-else"', '"ban"'),
    );
    expect((await run(["run", "ban-else.yaml", ...study, "--out", "else"])).exitCode).toBe(0);
    for (const folder of ["rules", "baselines"])
      expect(await refused(["else", "--with", folder])).toMatch(
        /^\w+: scenario: must have the inputs that ban has in else, got others \(SHA-256 [0-9a-f]{12} for [0-9a-f]{12}\)\n$/,
      );
  });

  test.each<[string, string, (folder: string) => void, RegExp]>([
    [
      "a study of another rule in a rule's place",
      "rules",
      (at) => swap(at, "never", "cover"),
      /never: resultHash: must be .*\n.*never: scenario: must be/,
    ],
    [
      "a record of other runs",
      "rules",
      (at) => reseal(at, "rules.json", { runs: 500 }),
      /never: runs: must be 500, as in rules\.json, got 48/,
    ],
    [
      "rules that are missing",
      "rules",
      (at) => reseal(at, "rules.json", { rules: [] }),
      /rules\.json: rules: must be never, cover, price, policy, planned, got none/,
    ],
    [
      "baselines in another order",
      "baselines",
      (at) => swap(at, "a", "b"),
      /a: scenario\.name: must be trade, as in baselines\.json, got licensing/,
    ],
    [
      "a subject of another name",
      "baselines",
      (at) => reseal(at, "baselines.json", { subject: "else" }),
      /c: scenario\.name: must be else/,
    ],
    [
      "a hindcast of another engine",
      "hindcast",
      (at) => reseal(at, "hindcast.json", { engineVersion: "1" }),
      /engineVersion: must be \d+, got 1: run the hindcast again/,
    ],
    [
      "a hindcast changed by hand",
      "hindcast",
      (at) => reseal(at, "hindcast.json", { seed: "mine" }),
      /x: hindcast\.json and fans\.csv must match resultHash, got/,
    ],
    ["a hindcast without its forecasts", "hindcast", (at) => rmSync(join(at, "fans.csv")), /fans\.csv: is missing/],
    [
      "a forecast that is no number",
      "hindcast",
      (at) => {
        writeFileSync(join(at, "fans.csv"), readFileSync(join(at, "fans.csv"), "utf8").replace(/[\d.]+\n$/, "many\n"));
        reseal(at, "hindcast.json");
      },
      /fans\.csv: must hold the forecasts, got fans\.csv:\d+: must be a number, got many/,
    ],
  ])("%s", async (_, folder, damage, message) => {
    const copy = "x";
    rmSync(join(cwd, copy), { recursive: true, force: true });
    cpSync(join(cwd, folder), join(cwd, copy), { recursive: true });
    damage(join(cwd, copy));
    expect(await refused([copy])).toMatch(message);
    expect((await run(["report", "pair/b", "--with", copy])).exitCode).toBe(2);
    expect(existsSync(join(cwd, "pair/b/report"))).toBe(false);
  });
});

function swap(folder: string, one: string, two: string): void {
  const path = (name: string) => join(folder, name);
  cpSync(path(one), path("kept"), { recursive: true });
  for (const [from, to] of [
    [two, one],
    ["kept", two],
  ]) {
    rmSync(path(to), { recursive: true });
    cpSync(path(from), path(to), { recursive: true });
  }
  rmSync(path("kept"), { recursive: true });
}
