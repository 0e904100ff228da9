import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const fan = `date,material,basis,usd_per_kg,path,weight
2026-01-06,Dy,paid,300,low,3
2026-06-01,Dy,paid,300,low,3
2026-01-06,Dy,paid,300,high,1
2026-06-01,Dy,paid,1200,high,1
`;
const scenario = (more = "") => `schemaVersion: 1
extends: ban-2026
name: mine
horizonWeeks: 40
ownPrices: { file: fan.csv, source: desk view, date: 2026-11-20, grade: D }
${more}`;

function folder(files: Readonly<Record<string, string>>) {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

const run = async (cwd: string, args: string) => {
  const found = await runCli(args.split(" "), { cwd });
  expect(found.exitCode, found.stderr).toBe(0);
  return found.stdout;
};

test("a fan is read, shown with source and grade, drawn by each run, and the same bytes on one worker and two", async () => {
  const cwd = folder({ "mine.yaml": scenario(), "fan.csv": fan });
  const sha256 = createHash("sha256").update(fan).digest("hex");
  expect(await run(cwd, "check mine.yaml")).toContain(
    `own prices: The price paid of dysprosium is the user's own, not simulated: a fan of 2 paths in fan.csv (desk view; grade D). SHA-256 ${sha256}\n`,
  );
  const of = "run mine.yaml --seed s --runs 512 --paths pricePaidUsdPerKg.Dy --workers";
  const printed = await run(cwd, `${of} 1 --out one`);
  await run(cwd, `${of} 2 --out two`);
  expect(printed).toContain(
    "The price paid of dysprosium is the user's own, not simulated: a fan of 2 paths in fan.csv",
  );
  for (const file of ["runs.parquet", "paths.parquet", "bands.csv", "summary.json"])
    expect(readFileSync(join(cwd, "one", file)).equals(readFileSync(join(cwd, "two", file))), file).toBe(true);
  // A quarter of the weight lies on the path that ends at four times its start: runs above 0.75 have it, and none else.
  const connection = await (await DuckDBInstance.create()).connect();
  const rows = await connection.runAndReadAll(
    `SELECT "input.ownPrices.position" > 0.75 AS isHigh, round("pricePaidPeakMultiple.Dy", 9) AS peak, count(*)::INT AS runs
     FROM '${join(cwd, "one/runs.parquet")}' GROUP BY ALL ORDER BY ALL`,
  );
  const [low, high] = rows.getRows();
  expect([low.slice(0, 2), high.slice(0, 2)]).toEqual([
    [false, 1],
    [true, 4],
  ]);
  expect(Math.abs(Number(high[2]) - 128)).toBeLessThan(4.5 * Math.sqrt(512 * 0.25 * 0.75));
  await run(cwd, "replay one --run 7");
  // The results hold the prices: the table may go.
  rmSync(join(cwd, "fan.csv"));
  expect(await run(cwd, "check one")).toContain("own prices: The price paid of dysprosium");
  expect(await run(cwd, "run one --seed s --runs 16 --out again")).toContain("fan.csv");
});

test("the page and the pictures say that prices are the user's own, in both languages", async () => {
  const cwd = folder({ "mine.yaml": scenario(), "fan.csv": fan });
  await run(cwd, "run mine.yaml --seed s --runs 128 --out one");
  for (const [lang, sentence, short] of [
    ["en", "The price paid of dysprosium is the user’s own", "the user's own prices (fan.csv, grade D)"],
    ["ja", "ジスプロシウムの実支払価格は計算されたものではなく", "価格は利用者が与えたもの（fan.csv、確度D）"],
  ]) {
    await run(cwd, `report one --lang ${lang}`);
    expect(
      readFileSync(join(cwd, "one/report/index.html"), "utf8").replaceAll("&#39;", "’").replaceAll("'", "’"),
    ).toContain(sentence);
    expect(readFileSync(join(cwd, "one/report/charts/prices.vl.json"), "utf8")).toContain(short);
  }
});

test("compare and sweep take it on the same random numbers: a fan that nothing answers to moves no shipment and no stop", async () => {
  const deaf =
    "mechanisms: { elasticity: false, thrift: false, redesign: false, recycling: false, leakage: false, alternativeSupply: false, stockRelease: false }\n";
  const cwd = folder({
    "plain.yaml": scenario(deaf)
      .replace(/^ownPrices.*\n/m, "")
      .replace("name: mine", "name: plain"),
    "mine.yaml": scenario(deaf),
    "fan.csv": fan,
    "grid.yaml":
      "schemaVersion: 1\nname: g\naxes:\n  - { input: ownPrices.position, values: [0.5, 0.9], unit: share }\njudge: { outcome: pricePaidPeakMultiple.Dy, best: lowest, again: 1 }\n",
  });
  const printed = await run(cwd, "compare plain.yaml mine.yaml --seed s --runs 128 --out pair --explain");
  expect(printed).toContain("ownPrices");
  const connection = await (await DuckDBInstance.create()).connect();
  const { a, b } = (
    await connection.runAndReadAll(
      `SELECT sum(abs(a."arrivalsTonnes.Dy" - b."arrivalsTonnes.Dy") + abs(a."unmetNeedShare.Dy" - b."unmetNeedShare.Dy") + abs(a."banWeeks" - b."banWeeks")) AS a,
        max(abs(a."pricePaidPeakMultiple.Dy" - b."pricePaidPeakMultiple.Dy")) AS b
       FROM '${join(cwd, "pair/a/runs.parquet")}' AS a JOIN '${join(cwd, "pair/b/runs.parquet")}' AS b USING (run)`,
    )
  ).getRowObjects()[0];
  expect(a).toBe(0);
  expect(Number(b)).toBeGreaterThan(0.5);
  await run(cwd, "sweep mine.yaml --grid grid.yaml --seed s --runs 64 --out cells");
  const cells = readFileSync(join(cwd, "cells/sweep.csv"), "utf8").split("\n");
  const peaks = cells.filter(
    (line) => line.includes("pricePaidPeakMultiple,Dy") || line.includes("pricePaidPeakMultiple.Dy"),
  );
  expect(peaks.join("\n")).toMatch(/\b1\b/);
  expect(peaks.join("\n")).toMatch(/\b4\b/);
});

test("every problem of the table and of what stands beside it is told at once, with file, line and column", async () => {
  const wrong = `date,material,basis,usd_per_kg,path,weight
2026-01-06,Dy,paid,300,low,3
2026-06-32,Dyy,payd,-2,low,3
2026-01-06,Dy,paid,400,low,3
2026-01-06,Dy,paid,300,high,1
2026-06-01,Tb,ask,1200,high,2
`;
  const cwd = folder({
    "mine.yaml": scenario(
      "quotes: { jumps: { rate: { value: 1, unit: 1/yr, source: s, date: 2026-01, grade: D } } }\ncolour: red\n",
    ),
    "fan.csv": wrong,
  });
  const { exitCode, stderr } = await runCli(["check", "mine.yaml"], { cwd });
  expect(exitCode).toBe(2);
  for (const told of [
    /^fan\.csv:3:1 {2}date: must be a day such as 2026-01-06, got "2026-06-32"$/m,
    /^fan\.csv:3:12 {2}material: must be one of Dy, Tb, did you mean Dy\?, got "Dyy"$/m,
    /^fan\.csv:3:16 {2}basis: must be one of domestic, fob, ask, margin, paid, did you mean paid\?, got "payd"$/m,
    /^fan\.csv:3:21 {2}usd_per_kg: must be a plain number above 0, got "-2"$/m,
    /^fan\.csv:4:1 {2}date: must not be there twice for paid of Dy: see line 2, got "2026-01-06"$/m,
    /^fan\.csv:6:29 {2}weight: must be 1 as on line 5: a path has one weight, got 2$/m,
    /^fan\.csv:2:24 {2}path: must have the prices that other paths have: it lacks ask of Tb/m,
    /^mine\.yaml:6:18 {2}quotes\.jumps\.median: is required$/m,
    /^mine\.yaml:7:1 {2}colour: unknown key/m,
  ])
    expect(stderr).toMatch(told);
});

test("a wrong grade, a wrong header, a short row and wrong fields hide nothing of each other", async () => {
  const table = `date,material,basis,usd_per_kg,path,weigth
2026-01-06,Dy,paid,300,low,3
2026-07-01,Dz,paid,250,low,3
2026-01-06,Dy,paid,300
2026-13-01,Dy,paid,1200,high,1
`;
  const correlation =
    "correlations: [{ between: [ownPrices.position, makers.cover], rank: 0.5, source: s, date: 2026-01, grade: D }]\n";
  const text = scenario(correlation).replace(
    /^ownPrices.*$/m,
    "ownPrices: { file: fan.csv, source: s, date: 2026-11, grade: E }",
  );
  const cwd = folder({ "mine.yaml": text, "fan.csv": table });
  const { exitCode, stderr } = await runCli(["check", "mine.yaml"], { cwd });
  expect(exitCode).toBe(2);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^fan\.csv:1:37 {2}weigth: unknown column, did you mean weight\?/),
    expect.stringMatching(/^fan\.csv:3:12 {2}material: must be one of Dy, Tb/),
    expect.stringMatching(/^fan\.csv:4:1 {2}must have 6 fields as the header has, got 4$/),
    expect.stringMatching(/^fan\.csv:5:1 {2}date: must be a day such as 2026-01-06/),
    expect.stringMatching(/^mine\.yaml:5:\d+ {2}ownPrices\.grade: must be one of A, B, C, D, got "E"$/),
  ]);
});

test.each([
  [
    "no file",
    fan,
    "ownPrices: { source: s, date: 2026-11, grade: D }",
    /^mine\.yaml:5:12 {2}ownPrices\.file: is required$/m,
  ],
  [
    "no source and no grade",
    fan,
    "ownPrices: { file: fan.csv, date: 2026-11 }",
    /source: is required\n.*grade: is required/,
  ],
  [
    "a table that is not there",
    fan,
    "ownPrices: { file: fun.csv, source: s, date: 2026-11, grade: D }",
    /^mine\.yaml:5:20 {2}ownPrices\.file: must be a file that can be read/m,
  ],
  [
    "one outside the folder",
    fan,
    "ownPrices: { file: ../fan.csv, source: s, date: 2026-11, grade: D }",
    /must lie inside the folder of the scenario|must be a file that can be read/,
  ],
  [
    "neither date nor week",
    fan.replace("date,", "day,"),
    undefined,
    /^fan\.csv:1:1 {2}day: unknown column.*\n.*must have either a column date or a column week$/m,
  ],
  [
    "prices of later weeks alone",
    fan.replaceAll("2026-0", "2036-0"),
    undefined,
    /must have a price before the end, 2026-10-13: path low has none of paid of Dy/,
  ],
  [
    "a position beside one path",
    "week,material,basis,usd_per_kg\n0,Dy,ask,300\n",
    "ownPrices: { file: fan.csv, source: s, date: 2026-11, grade: D, position: { value: 0.5, unit: share, source: s, date: 2026-11, grade: D } }",
    /ownPrices\.position: must not stand beside a table of one path/,
  ],
])("%s is refused", async (_, table, written, told) => {
  const text = written === undefined ? scenario() : scenario().replace(/^ownPrices.*$/m, written);
  const cwd = folder({ "fan.csv": table });
  mkdirSync(join(cwd, "sub"));
  writeFileSync(join(cwd, written?.includes("../") ? "sub/mine.yaml" : "mine.yaml"), text);
  const { exitCode, stderr } = await runCli(["check", written?.includes("../") ? "sub/mine.yaml" : "mine.yaml"], {
    cwd,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(told);
});

test("a hindcast takes no price for its score that the scenario was told", async () => {
  const tables = "2024-06-01,ask,100,made up,C\n2024-12-01,ask,110,made up,C\n2025-03-01,ask,150,made up,C\n";
  const cwd = folder({
    "dates.csv":
      "date,state,what,source,grade\n2024-01-01,licensing,as ever,made up,C\n2025-02-01,ban,stopped,made up,C\n",
    "quotes.csv": `date,basis,usd_per_kg,source,grade\n${tables}`,
  });
  const answers =
    "--title x --scenario gallium-us-2024 --freeze 2025-01-06 --until 2025-06-30 --policy dates.csv --prices quotes.csv";
  await run(cwd, `episode new x ${answers}`);
  writeFileSync(join(cwd, "x/own.csv"), "week,material,basis,usd_per_kg\n0,Ga,ask,100\n");
  const path = join(cwd, "x/scenario.yaml");
  writeFileSync(
    path,
    `${readFileSync(path, "utf8")}ownPrices: { file: own.csv, source: s, date: 2025-01-06, grade: D }\n`,
  );
  const { exitCode, stderr } = await runCli(["hindcast", "x/episode.yaml", "--seed", "s", "--runs", "100"], { cwd });
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringMatching(
      /^x\/episode\.yaml:\d+:\d+ {2}observations\.0\.model\.series: must not be a price of the user's own/,
    ),
  ]);
});
