import { expect, test } from "vitest";
import { parse } from "yaml";
import { readFacts } from "../../../src/sim/facts/read.ts";
import { configText } from "../../support/scenario-files.ts";

/*
 * What is on record of 2010 is what the evidence says, and no more is granted to the model than where it is inferred. Shares are over
 * the 1,884 t of a month from January to August 2010.
 */
const { document } = readFacts("japan-2010.yaml", configText("facts/japan-2010.yaml"));
const factOf = (name: string) =>
  document.facts.find((fact) => fact.name === name) as unknown as Readonly<Record<string, never>>;

const evidence = (file: string) => configText(`evidence/${file}`).split("\n");
const tonnesIn = (month: string): number => {
  const row = evidence("imports-japan-2009-2013.csv").find((line) =>
    line.startsWith(`${month},Japan imports from China (all REE; customs product weight),`),
  ) as string;
  return Number(row.split(",")[2]);
};
const quoted = (month: string, material: string): readonly number[] =>
  evidence("prices-2009-2014.csv")
    .filter((line) => line.startsWith(`${month},${material},oxide,fob-china-export,`))
    .map((line) => Number(line.split(",")[4]));

const usual = tonnesIn("2010-01..2010-08") / 8;
const shareIn = (months: readonly string[]) =>
  months.reduce((sum, month) => sum + tonnesIn(month), 0) / months.length / usual;

type Row = {
  readonly name: string;
  readonly value: number;
  readonly error: { readonly sd: number };
  readonly discrepancy: number;
};
const rows: readonly Row[] = parse(configText("inference/japan.yaml")).observations;
const rowOf = (name: string) => rows.find((row) => row.name === name) as Row;

test("arrivals are those of the customs over a usual month, and err as where they are inferred from, here on the logarithm", () => {
  const spring = ["01", "02", "03", "04", "05"].map((month) => `2011-${month}`);
  const months = { "arrivals-q4-2010": ["2010-10", "2010-11", "2010-12"], "arrivals-spring-2011": spring };
  for (const [name, of] of Object.entries(months)) {
    const { share, error, discrepancy } = factOf(name) as unknown as Row & { readonly share: number };
    expect(share, name).toBeCloseTo(shareIn(of), 2);
    expect(share, name).toBe(rowOf(name).value);
    expect(error.sd, name).toBeCloseTo(rowOf(name).error.sd / share, 3);
    expect(discrepancy, name).toBeCloseTo(rowOf(name).discrepancy / share, 2);
  }
});

test("quotes are those on record", () => {
  expect(quoted("2011-02", "Dy")).toContain(factOf("fob-dy-2011-02-28").value);
  expect(quoted("2011-02", "Tb")).toContain(factOf("fob-tb-2011-02-28").value);
  for (const day of ["01", "17"]) expect(quoted("2011-06", "Dy"), day).toContain(factOf(`fob-dy-2011-06-${day}`).value);
});
