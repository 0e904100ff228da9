import { expect, test } from "vitest";
import { frozenAt, rowsUntil, selectRows } from "../../../../src/sim/scoring/evidence/select.ts";
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

test("a figure that two pages give alike counts once: magnets of July 2025, 5,577 t in two rows", () => {
  const where = { quantity: "China exports to WORLD of rare-earth magnets" };
  const july = (rows: typeof evidence) => rows.filter(({ period }) => period === "2025-07").map(({ line }) => line);
  const written = evidence.filter(({ labels }) => labels.quantity === where.quantity);
  expect(july(written)).toEqual([41, 131]);
  expect(july(selectRows(written, { file: "japan-balance.csv", where }))).toEqual([41]);
});

test("up to a day are the rows whose whole period lies in it, and the undated, which are never scored", () => {
  const quotes = evidence.filter(({ file }) => file === "prices-2024-2026.csv");
  const latest = (day: string) => rowsUntil(quotes, day).at(-1)?.period;
  expect([latest("2026-02-04"), latest("2026-02-05")]).toEqual(["2026-02-02", "2026-02-05"]);
  const january = { from: "2026-01-01", to: "2026-02-01" };
  const month = { ...quotes[0], period: "2026-01", interval: january };
  expect(rowsUntil([month], "2026-01-30")).toEqual([]);
  expect(rowsUntil([month], "2026-01-31")).toEqual([month]);
  expect(rowsUntil([{ ...month, interval: null }], "1999-12-31")).toHaveLength(1);
  expect(rowsUntil(evidence, undefined)).toBe(evidence);
});
