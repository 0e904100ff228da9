import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { readAll } from "../../../src/cli/terminal/ask.ts";
import { runCli } from "../../support/run-cli.ts";
import { startCli } from "../../support/start-cli.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Figures made up for this test: of no market. */
const tables = {
  "dates.csv": `date,state,what,source,grade
2025-02-01,ban,stopped,made up,C
2025-06-01,open,let go,made up,C
`,
  "quotes.csv": `date,basis,usd_per_kg,source,grade
2024-06-01,ask,100,made up,C
2024-12-01,ask,110,made up,C
2025-03-01,ask,150,made up,C
2025-05,ask,140,made up,C
`,
  "customs.csv": `date,basis,tonnes,source,grade
2024-11,shipped,8,made up,C
2025-02..03,shipped,4,made up,C
`,
};
const answers = {
  ...{ title: "a stop", scenario: "gallium-us-2024", freeze: "2025-01-06", until: "2025-06-30" },
  ...{ policy: "dates.csv", prices: "quotes.csv", flows: "customs.csv" },
};
const yaml = (of: Readonly<Record<string, string>>) =>
  Object.entries(of)
    .map(([key, text]) => `${key}: ${text}\n`)
    .join("");
const flags = (of: Readonly<Record<string, string>>) => Object.entries(of).flatMap(([key, text]) => [`--${key}`, text]);

function folder(files: Readonly<Record<string, string>> = tables): string {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

const made = ["episode.yaml", "flows.csv", "policy.csv", "prices.csv", "scenario.yaml"];

test("a file of answers, flags and the dialogue make the same folder, which hindcast scores", async () => {
  const cwd = folder({ ...tables, "a.yaml": yaml(answers) });
  const byFile = await runCli(["episode", "new", "a/../x", "--answers", "a.yaml"], { cwd });
  expect(byFile.exitCode, byFile.stderr).toBe(0);
  const asked = [
    ...["a stop", "no-such-scenario", "gallium-us-2024", "2025-13-01", "2025-01-06", "", "2025-06-30"],
    ...["dates.csv", "quotes.csv", "customs.csv", "", ""],
  ];
  const read = () => made.map((name) => readFileSync(join(cwd, "x", name), "utf8"));
  const first = read();
  for (const again of [
    { args: ["episode", "new", "y", ...flags(answers)] },
    { args: ["episode", "new", "z"], answers: asked },
  ]) {
    const { exitCode, stdout, stderr } = await runCli(again.args, {
      cwd,
      ...(again.answers === undefined ? {} : { answers: again.answers }),
    });
    expect(exitCode, stderr).toBe(0);
    if (again.answers !== undefined) expect(stdout).toContain("must be a day such as 2025-02-22");
    const name = again.args[2];
    expect(readdirSync(join(cwd, name)).sort()).toEqual(made);
    const texts = made.map((file) => readFileSync(join(cwd, name, file), "utf8"));
    expect(texts).toEqual(first.map((text) => text.replace("\nname: x\n", `\nname: ${name}\n`)));
  }
  const byProgram = await runCli(["episode", "new", "p", ...flags(answers), "--json"], { cwd });
  expect(JSON.parse(byProgram.stdout)).toMatchObject({ record: { folder: "p", files: expect.arrayContaining(made) } });
  const scored = await runCli(["hindcast", "x/episode.yaml", "--seed", "s", "--runs", "100"], { cwd });
  expect(scored.exitCode, scored.stderr).toBe(0);
  // Two quotes and one flow on or after the first day.
  expect(scored.stdout).toMatch(/x, 80 % interval +3 /);
  // The last quote before the first day, and the volatility of the two before it.
  expect(first[4]).toMatch(/ask:\n +value: 110\n/);
  expect(first[0]).toMatch(/volatility:\n {2}Ga:\n {4}- file: prices\.csv\n/);
  // Four tonnes in two months over the eight of November.
  expect(first[0]).toContain("period: 2024-11");
});

test("rows may be typed in the dialogue, each until it keeps the rules", async () => {
  const cwd = folder();
  const rows = ["2024-01-01,licensing,as ever,made up,C", "2025-02-01,ban,stopped,made up,C"];
  const typed = [
    ...["a stop", "gallium-us-2024", "2025-01-06", "", "2025-06-30", ""],
    ...[rows[0], "2025-02-01,bann,stopped,made up,C", "2025-02-01;ban", rows[1], ""],
    ...["quotes.csv", "", "", ""],
  ];
  const { exitCode, stdout, stderr } = await runCli(["episode", "new", "x"], { cwd, answers: typed });
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toMatch(/ {2}policy\.csv:3:12 {2}state: must be one of .*, did you mean ban\?, got "bann"$/m);
  expect(stdout).toMatch(/ {2}policy\.csv:3:1 {2}must have 5 fields as the header has, got 1$/m);
  expect(readFileSync(join(cwd, "x/policy.csv"), "utf8")).toBe(`date,state,what,source,grade\n${rows.join("\n")}\n`);
});

test("a scenario of several metals is asked for which, one of one metal is not", async () => {
  const cwd = folder();
  const asked = ["a stop", "ban-2026", "2026-01-06", "", "2026-12-31", "", "2025-01-01,halt,a,made up,C", ""];
  const { stdout } = await runCli(["episode", "new", "x"], { cwd, answers: [...asked, "quotes.csv", "", "", "Sb"] });
  expect(stdout).toContain("Which material of the scenario is it? (Dy, Tb) ");
  expect(stdout).toContain("  must be one of Dy, Tb\n");
});

test("every problem of answers and tables is told at once, with file, line and column, and nothing is written", async () => {
  const wrong = {
    "dates.csv": "date,state,what,source,grade\n2025-02-01,bann,stopped,made up,C\n2025-01-31,open,let go,made up,E\n",
    "quotes.csv": 'date,basis,usd_per_kg,source,grade\n2025-03-01,"ask",dear,made up,C\n2025-04-01,bid,0,made up,C\n',
    "customs.csv": "date,basis,tonnes,source\n2025-02-03,shipped,4,made up\n",
  };
  const cwd = folder({
    ...wrong,
    "a.yaml": yaml({ ...answers, freeze: "2025-01-32", like: "2011", spotted: "never" }),
  });
  const { exitCode, stderr } = await runCli(["episode", "new", "x", "--answers", "a.yaml"], { cwd });
  expect(exitCode).toBe(2);
  for (const told of [
    /^a\.yaml:3:9 {2}freeze: must be .*, got "2025-01-32"$/m,
    /^a\.yaml:9:1 {2}spotted: unknown key/m,
    /^2011: must be a shipped episode/m,
    /^dates\.csv:3:32 {2}grade: must be one of A, B, C, D, got "E"$/m,
    /^quotes\.csv:2:18 {2}usd_per_kg: must be a plain number, got "dear"$/m,
    /^customs\.csv:1:1 {2}must have a column of grade$/m,
  ])
    expect(stderr).toMatch(told);
  const mended = {
    ...wrong,
    "quotes.csv": wrong["quotes.csv"].replace("dear", "9"),
    "dates.csv": wrong["dates.csv"].replace(",E", ",C"),
  };
  const second = folder({ ...mended, "a.yaml": yaml(answers) });
  const again = await runCli(["episode", "new", "x", "--answers", "a.yaml"], { cwd: second });
  for (const told of [
    /^dates\.csv:2:12 {2}state: must be one of .*, did you mean ban\?, got "bann"$/m,
    /^dates\.csv:3:1 {2}date: must be later than the row above it, 2025-02-01, got "2025-01-31"$/m,
    /^quotes\.csv:3:12 {2}basis: must be one of domestic, fob, ask, paid, .*got "bid"$/m,
    /^quotes\.csv:3:16 {2}usd_per_kg: must be above 0, got "0"$/m,
  ])
    expect(again.stderr).toMatch(told);
  expect([existsSync(join(cwd, "x")), existsSync(join(second, "x"))]).toEqual([false, false]);
});

test("what answers do not give together is told with what is wrong with a table, once each", async () => {
  const wrong = {
    "dates.csv": "date,state,what,source,grade\n2025-02-01,ban,stopped,made up,C\n2025-06-01,open\n",
    "quotes.csv": "date,basis,usd_per_kgs,source,grade\n2024-06-01,asc,100,made up,C\n",
    "customs.csv": "date;basis;tonnes;source;grade\n2024-11;shipped;8;made up;C\n",
  };
  const cwd = folder({
    ...wrong,
    "a.yaml": yaml({ ...answers, announced: "2024-01-01", until: "2025-06-31", material: "Gu" }),
  });
  const { exitCode, stderr } = await runCli(["episode", "new", "x", "--answers", "a.yaml"], { cwd });
  expect([exitCode, existsSync(join(cwd, "x"))]).toEqual([2, false]);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/^a\.yaml:4:8 {2}until: must be a day that exists/),
    "dates.csv:3:1  must have 5 fields as the header has, got 2",
    "quotes.csv:1:1  must have a column of value, or what",
    "quotes.csv:1:1  usd_per_kg: is a column that must be there",
    "quotes.csv:1:12  usd_per_kgs: unknown column, did you mean usd_per_kg?",
    expect.stringMatching(/^quotes\.csv:2:12 {2}basis: must be one of domestic, fob, ask, paid/),
    'customs.csv:1:1  must have commas between its columns, got ";"',
    expect.stringMatching(/^a\.yaml:8:12 {2}announced: must not be before the first day/),
    expect.stringMatching(/^a\.yaml:9:11 {2}material: must be Ga, did you mean Ga\?, got "Gu"$/),
  ]);
});

test("answers that are no YAML are told as any file's are", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.yaml"), "country: [\n");
  const { exitCode, stderr } = await runCli(["episode", "new", "x", "--answers", "a.yaml"], { cwd });
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^a\.yaml:2:1 {2}must be YAML: /)]);
  expect(existsSync(join(cwd, "x"))).toBe(false);
});

test("what answers and tables do not give together is told by its answer", async () => {
  const cwd = folder({
    ...tables,
    "quotes.csv": "date,basis,usd_per_kg,source,grade\n2025-03-01,ask,150,made up,C\n",
    "dates.csv": "date,state,what,source,grade\n2025-02-01,open,a,made up,C\n2025-03-01,suspended,b,made up,C\n",
  });
  const { stderr, exitCode } = await runCli(
    ["episode", "new", "x", ...flags({ ...answers, until: "2025-04-30", announced: "2024-01-01", usual: "2024-10" })],
    { cwd },
  );
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^--announced: must not be before the first day, 2025-01-06, got "2024-01-01"$/m);
  expect(stderr).toMatch(/^--usual: must be the period of a row of shipped above 0, got "2024-10"$/m);
  expect(stderr).toMatch(/^--like: must name a shipped episode whose volatility stands in/m);
  expect(stderr).toMatch(/^--policy: must name states of the scenario alone .*, got "open, suspended"$/m);
});

test("a folder that is there stays, and who leaves the dialogue leaves nothing", async () => {
  const cwd = folder();
  const taken = await runCli(["episode", "new", ".", ...flags(answers)], { cwd });
  expect([taken.exitCode, taken.stderr]).toEqual([2, expect.stringContaining("must be a new folder")]);
  const before = readdirSync(cwd);
  const left = await runCli(["episode", "new", "x"], { cwd, answers: ["a stop", "gallium-us-2024"] });
  expect([left.exitCode, left.stderr]).toEqual([2, expect.stringContaining("end of input")]);
  expect(readdirSync(cwd)).toEqual(before);
});

test("answers come by the standard input; closed early, nothing is written", async () => {
  const cwd = folder();
  const before = readdirSync(cwd);
  const args = ["episode", "new", "x", "--answers", "-"];
  const closed = startCli(cwd, args);
  closed.child.stdin?.end("title: a stop\nscenario: gallium");
  const { code, stderr } = await closed.ended;
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^stdin:\d+:\d+ {2}freeze: is required$/m)]);
  expect(readdirSync(cwd)).toEqual(before);
  const whole = startCli(cwd, args);
  whole.child.stdin?.end(yaml(answers));
  expect(await whole.ended).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(join(cwd, "x")).sort()).toEqual(made);
});

test("interrupted while the answers come in, nothing is written, and nobody waits for the rest", async () => {
  const cwd = folder();
  const before = readdirSync(cwd);
  const interrupt = new AbortController();
  const input = new PassThrough();
  const found = runCli(["episode", "new", "x", "--answers", "-"], {
    cwd,
    signal: interrupt.signal,
    input: () => {
      const read = readAll(input, interrupt.signal);
      input.write(yaml(answers), () => interrupt.abort(new Error("interrupted")));
      return read;
    },
  });
  expect(await found).toMatchObject({ exitCode: 130, stderr: "\ninterrupted: nothing was written\n" });
  expect(readdirSync(cwd)).toEqual(before);
});
