import { expect, test } from "vitest";
import { frozenAt } from "../../../../src/sim/scoring/evidence/select.ts";
import { evidence } from "../../../support/evidence.ts";

test("a month is known on the first of the next and on no day before", () => {
  const known = (day: string) =>
    frozenAt(evidence, day).some(({ file, line }) => file === "imports-japan-2009-2013.csv" && line === 11);
  expect(known("2010-09-30")).toBe(false);
  expect(known("2010-10-01")).toBe(true);
});

test("a figure reckoned back from a later one is not known: October 2009 comes from that of October 2010", () => {
  const row = evidence.find(({ file, line }) => file === "imports-japan-2009-2013.csv" && line === 6)!;
  expect(row.period).toBe("2009-10");
  expect(row.source).toMatch(/^DERIVED from Oct 2010/);
  expect(frozenAt(evidence, "2010-07-05")).not.toContain(row);
});

test("every row that says it is derived is graded as inference, so that the rule on grades reaches it", () => {
  const derived = evidence.filter(({ source }) => source.startsWith("DERIVED"));
  expect(derived.length).toBe(15);
  expect(derived.every(({ grade }) => grade === "D")).toBe(true);
});

test("a row without a date is known on no day", () => {
  expect(frozenAt(evidence, "9999-12-31").every(({ interval }) => interval !== null)).toBe(true);
});
