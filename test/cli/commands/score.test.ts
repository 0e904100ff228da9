import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../support/package-root.ts";
import { runCli } from "../../support/run-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const shipped = "docs/forecasts/2026-01-31.json";

test("a score is kept with the command that made it, and takes the place of an earlier score and of nothing else", async () => {
  const cwd = temporaryFolder();
  const given = join(packageRoot, shipped);
  const scored = await runCli(["forecast", "score", given, "--out", "score"], { cwd });
  expect(scored.exitCode, scored.stderr).toBe(0);
  const record = JSON.parse(readFileSync(join(cwd, "score/score.json"), "utf8"));
  expect(record.command).toEqual(["forecast", "score", given]);
  expect(record.forecastSha256).toMatch(/^7c5ea5bd/);
  const lines = readFileSync(join(cwd, "score/score.csv"), "utf8").trim().split("\n");
  expect(lines).toHaveLength(1 + record.quantities.length + record.events.length);
  expect((await runCli(["forecast", "score", given, "--out", "score"], { cwd })).exitCode).toBe(0);
  mkdirSync(join(cwd, "mine"));
  writeFileSync(join(cwd, "mine/note.txt"), "mine");
  expect((await runCli(["forecast", "score", given, "--out", "mine"], { cwd })).exitCode).toBe(2);
});

test("a facts file is what a forecast is scored against: its quotes, stops and shares, each as it says", async () => {
  const cwd = temporaryFolder();
  const given = join(packageRoot, shipped);
  writeFileSync(
    join(cwd, "mine.yaml"),
    `schemaVersion: 1
name: mine
title: mine
keptTo: 2026-06-30
facts:
  - { name: ask, kind: quote, basis: ask, material: Dy, on: 2026-02-05, value: 960, unit: USD/kg, source: x, grade: B }
  - { name: again, kind: quote, basis: ask, material: Dy, on: 2026-02-20, value: 1000, unit: USD/kg, source: x, grade: C }
  - { name: none, kind: lineStop, sectors: [traction], by: 2026-04-15, happened: false, reported: 0.9, source: x, grade: D }
  - { name: one, kind: lineStop, sectors: [industry], by: 2026-04-15, happened: true, source: x, grade: D }
  - { name: bound, kind: flow, flow: shipped, material: Dy, form: raw, during: 2026-02, atMost: 0.1, right: 0.9, source: x, grade: C }
`,
  );
  const { exitCode, stderr } = await runCli(["forecast", "score", given, "--facts", "mine.yaml", "--out", "score"], {
    cwd,
  });
  expect(exitCode, stderr).toBe(0);
  const record = JSON.parse(readFileSync(join(cwd, "score/score.json"), "utf8"));
  expect(record.recordUntil).toBe("2026-06-30");
  // The mean of the month's two quotes, worst grade; the walk starts with what the evidence has before them.
  expect(record.quantities).toMatchObject([
    { series: "priceAskUsdPerKg", material: "Dy", observed: 980, figures: 2, grade: "C" },
  ]);
  expect(record.quantities[0].walk.start).toBeGreaterThan(0);
  const told = record.events.map(({ id, happened }: { id: string; happened: boolean }) => [id, happened]);
  expect(told).toEqual([
    ["lineStopped.traction.2026-02", false],
    ["lineStopped.traction.2026-03", false],
    ["lineStopped.industry.2026-04", true],
    ["lineStopped.industry.2026-05", true],
    ["lineStopped.industry.2026-06", true],
    ["atMost.shippedShare.raw.Dy.2026-02", true],
  ]);
});

test("wrong input is told, and writes nothing", async () => {
  const cwd = temporaryFolder();
  const forecast = JSON.parse(readFileSync(join(packageRoot, shipped), "utf8"));
  const wrong = (name: string, change: (record: typeof forecast) => void) => {
    const record = structuredClone(forecast);
    change(record);
    writeFileSync(join(cwd, name), JSON.stringify(record));
    return name;
  };
  const falling = wrong("falling.json", ({ quantities }) => quantities[1].quantiles.reverse());
  const other = wrong("other.json", (record) => Object.assign(record, { runs: 0, until: "soon" }));
  const cases: readonly (readonly [readonly string[], string])[] = [
    [["none.json"], "none.json: "],
    [[falling], "falling.json: quantiles: must be finite and never fall"],
    [[other], "other.json: runs: must be 1 or more, got 0\nother.json: until: must be a date, YYYY-MM-DD"],
    [[join(packageRoot, shipped), "--truths", "none.yaml"], "none.yaml: cannot be read"],
    [[join(packageRoot, shipped), "--seed", "s"], "error: unknown option '--seed'"],
    [[], "error: missing required argument 'forecast'"],
  ];
  for (const [args, message] of cases) {
    const { stderr, exitCode } = await runCli(["forecast", "score", ...args], { cwd });
    expect(stderr).toContain(message);
    expect(exitCode, message).toBe(2);
  }
});
