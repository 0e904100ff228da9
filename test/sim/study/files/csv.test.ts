import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../../../src/sim/scenario/csv.ts";
import { sheetLine } from "../../../../src/sim/study/files/csv.ts";
import { printedProblems } from "../../../support/evidence.ts";

test("fields in quotes hold commas, doubled quotes and line breaks, and lines are counted through them", () => {
  const text = 'a,b\r\n"one, two","he said ""no"""\n"three\nlines\nlong",\nlast,x';
  const records = readCsv("f.csv", text);
  expect(records.map(({ places }) => places.map(({ line, column }) => `${line}:${column}`))).toEqual([
    ["1:1", "1:3"],
    ["2:1", "2:12"],
    ["3:1", "5:7"],
    ["6:1", "6:6"],
  ]);
  expect(records.map(({ line, fields }) => ({ line, fields }))).toEqual([
    { line: 1, fields: ["a", "b"] },
    { line: 2, fields: ["one, two", 'he said "no"'] },
    { line: 3, fields: ["three\nlines\nlong", ""] },
    { line: 6, fields: ["last", "x"] },
  ]);
});

test("text that a spreadsheet would run is kept from it, figures and all other cells stay as they are", () => {
  const run = ["=1+1", "+1+1", "-a", "@SUM(1,1)", "\t=1", "\r=1", "＝1+1"];
  const [{ fields }] = readCsv("f.csv", sheetLine(run));
  expect(fields).toEqual(run.map((cell) => `'${cell}`));
  const stay = [-1.5, Infinity, "-1.5", "+3 %", "-2e-7", "-", "", "a=1", "2026-01-06", "'"];
  expect(sheetLine(stay)).toBe(stay.join(","));
});

test("what is written by RFC 4180 is read back, whatever the fields hold", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "7", " ", ",", '"', "\n", "\r", "é"), maxLength: 6 });
  const records = fc
    .integer({ min: 2, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(records, fc.constantFrom("\n", "\r\n"), fc.boolean(), (table, end, ended) => {
      const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const text = table.map((fields) => fields.map(quoted).join(",")).join(end) + (ended ? end : "");
      expect(readCsv("f.csv", text).map(({ fields }) => fields)).toEqual(table);
    }),
    { seed: 4180, numRuns: 500 },
  );
});

describe("what is not CSV is refused with file and line", () => {
  test.each([
    ["an empty file", "", "f.csv:1:1  must have a header, got an empty file"],
    ["a record too short", "a,b\n1,2\n3", "f.csv:3:1  must have 2 fields as the header has, got 1"],
    ["an empty line", "a,b\n\n1,2", "f.csv:2:1  must have 2 fields as the header has, got 1"],
    ["a quote within a field", 'a,b\n1,say "no"', "f.csv:2:1  a field that holds a quote"],
    ["text after the closing quote", 'a,b\n"1"x,2', "f.csv:2:1  a field in quotes must end with a quote"],
    ["a quote that is never closed", 'a,b\n1,2\n"3,4\n5,6\n', "f.csv:3:1  a field in quotes must end with a quote"],
    ["a lone carriage return", "a,b\r1,2", "f.csv:1:1  a field that holds a quote or a lone carriage return"],
  ])("%s", (_, text, problem) => {
    expect(printedProblems(() => readCsv("f.csv", text))).toEqual([expect.stringContaining(problem)]);
  });
});
