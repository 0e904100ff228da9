import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswers } from "../../../src/cli/commands/init/questions.ts";
import { scenarioText } from "../../../src/cli/commands/init/scenario-text.ts";
import { readScenarioFile } from "../../../src/index.ts";
import { shown } from "../../../src/report/words/units.ts";
import { runCli } from "../../support/run-cli.ts";
import { startCli } from "../../support/start-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const said = {
  metal: "gallium",
  country: "Germany",
  exporter: "China",
  start: "2026-01-05",
  demand: "10..40 t/yr",
  stock: "0..3 months",
  cover: "1..2..4 months",
  price: "500 USD/kg",
} as const;
const flags = (of: Readonly<Record<string, string>>) => Object.entries(of).flatMap(([key, text]) => [`--${key}`, text]);

describe("init", () => {
  test("writes a scenario that is valid, holds the answers and runs", async () => {
    const cwd = temporaryFolder();
    const { exitCode, stdout, stderr } = await runCli(["init", "mine.yaml", ...flags(said)], { cwd });
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain("npm run --silent chokepoint -- check mine.yaml\n");
    const { scenario } = readScenarioFile("mine.yaml", cwd);
    expect(scenario).toMatchObject({ name: "mine", country: "Germany", exporter: "China", start: "2026-01-05" });
    expect(scenario.demand.total.distribution).toEqual({ kind: "uniform", low: 10, high: 40 });
    expect(scenario.makers.cover.distribution).toEqual({ kind: "triangular", low: 1, mode: 2, high: 4 });
    expect(scenario.materials.gallium.quotes.ask.distribution).toEqual({ kind: "constant", value: 500 });
    expect(scenario.sectors.defence.endUse).toBe("military");
    const run = await runCli(["run", "mine.yaml", "--seed", "s", "--runs", "300"], { cwd });
    expect(run.exitCode, run.stderr).toBe(0);
    expect(run.stdout).toContain("gallium");
  });

  test("every number it writes is graded D and says that its source is still to come", async () => {
    const { scenario } = readText(scenarioText(readAnswers(said), "mine", "s.json"));
    expect(scenario.demand.total).toMatchObject({ grade: "D", source: expect.stringContaining("--demand") });
  });

  test("without a GDP losses are in no currency, so that none is read as dollars; with one they are in its currency", async () => {
    const without = readText(scenarioText(readAnswers(said), "mine", "s.json")).scenario.loss;
    expect([without.currency, without.gdp.distribution]).toEqual(["XXX", { kind: "constant", value: 1 }]);
    expect([shown("billion XXX").sign, shown("billion XXX", "ja").sign]).toEqual(["% of GDP", "%（GDP比）"]);
    const given = readAnswers({ ...said, gdp: "4500 billion", currency: "EUR" });
    const { loss } = readText(scenarioText(given, "mine", "s.json")).scenario;
    expect([loss.currency, loss.gdp.distribution]).toEqual(["EUR", { kind: "constant", value: 4500 }]);
    expect(() => readAnswers({ ...said, gdp: "4500 billion" })).toThrow("--currency: must be said with --gdp");
    expect(() => readAnswers({ ...said, currency: "EUR" })).toThrow("--gdp: must be said with --currency");
    expect(() => readAnswers({ ...said, gdp: "0 billion", currency: "euro" })).toThrow(/--gdp: .*\n--currency: /);
  });

  test("asks at a terminal for what no flag says, again where the answer breaks a rule", async () => {
    const cwd = temporaryFolder();
    const answers = [
      "tungsten",
      "Korea",
      "China",
      "",
      "lots",
      "900 t/yr",
      "2 months",
      "1 months",
      "40 USD/kg",
      "",
      "",
      "0.2..1 % of GDP",
      "",
    ];
    const { exitCode, stdout } = await runCli(["init"], { cwd, answers });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("must be a number or a range with its unit, such as 10..40 t/yr\n");
    expect(stdout).toContain("Enter: losses are told as shares of GDP, not in money");
    expect(stdout).not.toContain("In which currency");
    const { scenario } = readScenarioFile("tungsten-korea.yaml", cwd);
    expect(scenario).toMatchObject({ start: "2026-02-01", name: "tungsten-korea" });
  });

  test("asks for the currency where a GDP was said, and until it is", async () => {
    const cwd = temporaryFolder();
    const { stdout } = await runCli(["init", "x.yaml", ...flags({ ...said, sectors: "chips", lasts: "6 months" })], {
      cwd,
      answers: ["", "4500 billion", "", "EUR"],
    });
    expect(stdout.match(/In which currency/g)).toHaveLength(2);
    expect(readScenarioFile("x.yaml", cwd).scenario.loss.currency).toBe("EUR");
  });

  test("what a standstill costs stands in the file as two readings, with comments on where to find them", () => {
    const text = scenarioText(readAnswers({ ...said, standstill: "0.2..1 % of GDP" }), "mine", "s.json");
    expect(text).toMatch(/^# What a standstill costs: (# .*\n|.*\n)+loss:\n/m);
    const { yearLow, yearHigh } = readText(text).scenario.loss;
    for (const [reading, percent] of [
      [yearLow, 0.2],
      [yearHigh, 1],
    ] as const) {
      expect(reading.distribution).toEqual({ kind: "constant", value: percent });
      expect(reading.toModelUnit).toBe(0.01);
      expect(reading).toMatchObject({ grade: "D", source: expect.stringContaining("--standstill") });
    }
    const { loss } = readText(scenarioText(readAnswers({ ...said, standstill: "0.5 %" }), "mine", "s.json")).scenario;
    expect(loss.yearLow.distribution).toEqual(loss.yearHigh.distribution);
  });

  test.each([
    ["10-40 t/yr", [10, 40]],
    ["10 – 40 t/yr", [10, 40]],
    ["10 to 20 to 40 t/yr", [10, 20, 40]],
    ["1e-3..2.5e+1 t/yr", [0.001, 25]],
  ])("a range may be written %s", (demand, numbers) => {
    expect(readAnswers({ ...said, demand }).demand).toEqual({ numbers, unit: "t/yr" });
  });

  test.each([
    ["demand", "4,000 t/yr", "must have no comma in its numbers, such as 10..40 t/yr"],
    ["demand", "4000", "must have its unit, t/week, t/month, t/yr or kg/yr"],
    ["demand", "4000 tons", "must be in t/week, t/month, t/yr or kg/yr"],
    ["demand", "40-10 t/yr", "must be a range that rises"],
    ["price", "300 USD/mtu", "must be in USD/kg or USD/t"],
    ["standstill", "0.1..0.2..1 %", "must be one number or two: a low and a high reading"],
    ["standstill", "120 %", "must be at most the whole GDP"],
    ["start", "15/09/2024", "must be a day such as 2026-11-01"],
  ])("--%s %s: %s", (key, text, rule) => {
    expect(() => readAnswers({ ...said, [key]: text })).toThrow(`--${key}: ${rule}, got "${text}"`);
  });

  test("says every problem at once and writes nothing", async () => {
    const cwd = temporaryFolder();
    const { exitCode, stderr } = await runCli(
      ["init", "mine.yaml", "--metal", "gallium", "--demand", "-3 t/yr", "--price", "1..2 USD/kg", "--sectors", "a,a"],
      { cwd },
    );
    expect(exitCode).toBe(2);
    expect(stderr.trim().split("\n")).toEqual([
      '--country: must be said, such as "Germany"',
      '--exporter: must be said, such as "DR Congo"',
      '--demand: must not be below 0, got "-3 t/yr"',
      '--stock: must be said, such as "0..3 months"',
      '--cover: must be said, such as "1..2..4 months"',
      `--price: must be one number: today's quote is known, got "1..2 USD/kg"`,
      '--sectors: must name each sector once, got "a,a"',
    ]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("never writes over a file, nor when the user leaves the dialogue", async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, "mine.yaml"), "mine");
    expect((await runCli(["init", "mine.yaml", ...flags(said)], { cwd })).exitCode).toBe(2);
    expect(readFileSync(join(cwd, "mine.yaml"), "utf8")).toBe("mine");
    expect((await runCli(["init", "new.yaml"], { cwd, answers: ["gallium"] })).exitCode).toBe(2);
    expect(existsSync(join(cwd, "new.yaml"))).toBe(false);
    mkdirSync(join(cwd, "sub"));
    expect((await runCli(["init", "sub/x.txt", ...flags(said)], { cwd })).stderr).toContain("must end in .yaml");
  });

  test("whatever is said, the scenario is valid or the answer is named", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.constantFrom("null", "all", "a: b", "# c"),
    );
    const number = fc.oneof(fc.double({ noNaN: true, min: -1, max: 1e9 }), fc.nat());
    const quantity = (unit: string) => fc.tuple(number, number).map(([a, b]) => `${a}..${b} ${unit}`);
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        quantity("t/yr"),
        quantity("months"),
        text,
        async (metal, country, demand, stock, sector) => {
          const cwd = temporaryFolder();
          const answers = { ...said, metal, country, demand, stock, sectors: `${sector},b` };
          const { exitCode, stderr } = await runCli(["init", "x.yaml", ...flags(answers)], { cwd });
          expect([0, 2], stderr).toContain(exitCode);
          expect(existsSync(join(cwd, "x.yaml"))).toBe(exitCode === 0);
          if (exitCode === 2) expect(stderr).toMatch(/^(--|x\.yaml:\d|error: )/);
          else expect(readScenarioFile("x.yaml", cwd).scenario.country).toBe(country.trim());
        },
      ),
      { numRuns: 150 },
    );
  });
});

test.runIf(process.platform !== "win32")(
  "a disk that takes no byte leaves nothing that is in the way of the next try",
  async () => {
    const cwd = temporaryFolder();
    const args = ["init", "x.yaml", ...flags(said)];
    const { code, stderr } = await startCli(cwd, args, { wrap: 'ulimit -f 0; exec "$0" "$@"' }).ended;
    expect(stderr).toMatch(/^x\.yaml: cannot be written, got EFBIG/);
    expect([code, readdirSync(cwd)]).toEqual([2, []]);
    expect((await runCli(args, { cwd })).exitCode).toBe(0);
    expect(readdirSync(cwd)).toEqual(["x.yaml"]);
  },
);

function readText(text: string) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "x.yaml"), text);
  return readScenarioFile("x.yaml", cwd);
}
