import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readEvidence } from "../../../../src/sim/scoring/evidence/read.ts";
import { evidence, evidenceFiles, printedProblems } from "../../../support/evidence.ts";
import { packageRoot } from "../../../support/package-root.ts";

const readme = readFileSync(join(packageRoot, "configs/evidence/README.md"), "utf8");

test("every row of the project's evidence is read: as many as configs/evidence/README.md states", () => {
  const counts = Object.fromEntries(
    evidenceFiles.map(({ name }) => [name, evidence.filter(({ file }) => file === name).length]),
  );
  expect(counts).toEqual({
    "coercion-episodes.csv": 21,
    "events-2025-2026.csv": 33,
    "imports-japan-2009-2013.csv": 47,
    "inventories.csv": 22,
    "japan-balance.csv": 188,
    "prices-2009-2014.csv": 92,
    "prices-2024-2026.csv": 117,
    "transfer-gallium-antimony.csv": 50,
  });
  for (const [name, rows] of Object.entries(counts)) expect(readme).toContain(`| \`${name}\` | ${rows} |`);
});

test("only rows whose periods are free text, and measures that still run, are without a date", () => {
  const undated = evidence.filter(({ interval, labels }) => interval === null && labels.censored !== "1");
  expect(new Set(undated.map(({ file }) => file))).toEqual(new Set(["inventories.csv", "japan-balance.csv"]));
  expect(undated.some(({ period }) => /^\d{4}(-\d{2}){0,2}$/.test(period) && period !== "2025-26")).toBe(false);
});

test("a row knows its line, its figure and what was measured", () => {
  expect(evidence.find(({ file, line }) => file === "prices-2009-2014.csv" && line === 39)).toMatchObject({
    period: "2010-07",
    interval: { from: "2010-07-01", to: "2010-08-01" },
    labels: { material: "Dy", form: "oxide", basis: "fob-china-export" },
    value: 280,
    unit: "USD/kg",
    grade: "B",
  });
  expect(evidence.find(({ file, line }) => file === "japan-balance.csv" && line === 37)).toMatchObject({
    labels: { material: "NdFeB" },
    low: 304,
    value: 305,
    high: 305,
    unit: "t",
  });
});

test("a case still running has no end, and is known on no day; no other case ends after 31 January 2026", () => {
  const cases = evidence.filter(({ file }) => file === "coercion-episodes.csv");
  const running = cases.filter(({ labels }) => labels.censored === "1");
  expect(running.map(({ period, interval }) => [period.slice(10), interval])).toEqual(running.map(() => ["..", null]));
  const ended = cases.filter(({ labels }) => labels.censored === "0");
  expect(ended.every(({ interval }) => interval !== null && interval.to <= "2026-02-01")).toBe(true);
  expect(running.length + ended.length).toBe(21);
});

test("an event is a row without a figure, that says what happened", () => {
  expect(evidence.find(({ file, line }) => file === "events-2025-2026.csv" && line === 3)).toMatchObject({
    period: "2025-05-26",
    labels: { kind: "line-stop" },
    value: null,
    unit: "",
    what: expect.stringMatching(/^Suzuki Swift at Sagara/),
    grade: "B",
  });
  expect(evidence.find(({ file }) => file === "inventories.csv")).toMatchObject({
    value: 3,
    unit: "months",
    what: null,
  });
});

describe("what is wrong with a file is said with file, line and column, all of it at once", () => {
  const header = "date,material,usd_per_kg,source,grade";
  test.each([
    ["an unknown column", "date,materiel,usd_per_kg,source,grade\n", "1:6", "unknown column, did you mean material?"],
    ["a column twice", "date,date,usd_per_kg,source,grade\n", "1:6", "must not be there twice"],
    ["no date", "material,usd_per_kg,source,grade\n", "1:1", "must have a column date or period, or start and end"],
    ["no source", "date,usd_per_kg,grade\n", "1:1", "must have a column of source"],
    ["no grade", "date,usd_per_kg,source\n", "1:1", "must have a column of grade"],
    ["no figure", "date,source,grade\n", "1:1", "must have a column of value, or what"],
    ["an event of no words", "date,what,source,grade\n2011, ,x,A\n", "2:6", "what: must not be empty"],
    ["a date that does not exist", `${header}\n2011-02-30,Dy,5,x,A\n`, "2:1", "date: must be a date such as 2010"],
    ["an empty date", `${header}\n,Dy,5,x,A\n`, "2:1", "date: must not be empty"],
    ["an empty source", `${header}\n2011,Dy,5, ,A\n`, "2:11", "source: must not be empty"],
    ["an unknown grade", `${header}\n2011,Dy,5,x,E\n`, "2:13", "grade: must be one of A, B, C, D"],
    ["an empty grade", `${header}\n2011,Dy,5,x,\n`, "2:13", "grade: must not be empty"],
    ["a figure with a unit", `${header}\n2011,Dy,5 $,x,A\n`, "2:9", 'usd_per_kg: must be a plain number, got "5 $"'],
    ["no number at all", `${header}\n2011,Dy,Infinity,x,A\n`, "2:9", "usd_per_kg: must be a plain number"],
    ["an empty figure", `${header}\n2011,Dy,,x,A\n`, "2:9", "usd_per_kg: must be a plain number"],
    [
      "an end before the start",
      "start,end,months,source,grade\n2011-01-02,2011-01-01,1,x,A\n",
      "2:12",
      "end: must not be",
    ],
    ["a key of the prototype", "date,constructor,usd_per_kg,source,grade\n", "1:6", "constructor: unknown column"],
  ])("%s", (_, text, place, rule) => {
    const problems = printedProblems(() => readEvidence([{ name: "mine.csv", text }]));
    expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^mine\\.csv:${place} `)));
    expect(problems.join("\n")).toContain(rule);
  });

  test("problems of several rows and files come together", () => {
    const problems = printedProblems(() =>
      readEvidence([
        { name: "a.csv", text: `${header}\n2011,Dy,x,y,A\n2011,Dy,5,y,F\n` },
        { name: "b.csv", text: 'date\n"' },
      ]),
    );
    // Of the second, three columns that it lacks, and where it is no CSV any more.
    const ofSecond = ["b.csv:1:1", "b.csv:1:1", "b.csv:1:1", "b.csv:2:1"];
    expect(problems.map((line) => line.split(" ")[0])).toEqual(["a.csv:2:9", "a.csv:3:13", ...ofSecond]);
  });

  test("a mark of byte order and CRLF are no obstacle", () => {
    const text = `\ufeff${header}\r\n2011,Dy,5,y,A\r\n2012,Dy,x,y,A\r\n`;
    expect(printedProblems(() => readEvidence([{ name: "a.csv", text }]))).toEqual([
      'a.csv:3:9  usd_per_kg: must be a plain number, got "x"',
    ]);
  });

  test("a wrong header, a short row and a wrong field hide nothing of each other", () => {
    const text = "date,materiel,usd_per_kg,source,grade\n2011,Dy,x,y,A\n2011,Dy,5,y\n2011,Dy,5,y,F\n2011,Dy,5\n";
    const problems = printedProblems(() => readEvidence([{ name: "a.csv", text }]));
    expect(problems.map((line) => line.split(" ")[0])).toEqual(
      ["1:6", "2:9", "3:1", "4:13", "5:1"].map((place) => `a.csv:${place}`),
    );
  });

  test.each([";", "\t"])("columns that are not parted by commas are one problem, not one of each row: %j", (sign) => {
    const text = `${header}\n2011,Dy,5,y,A\n2011,Dy,5,y,A\n`.replaceAll(",", sign);
    expect(printedProblems(() => readEvidence([{ name: "a.csv", text }]))).toEqual([
      `a.csv:1:1  must have commas between its columns, got ${JSON.stringify(sign)}`,
    ]);
  });
});
