import { isDay, wholeMonths } from "../../../model/calendar.ts";
import { type CsvRecord, readCsv } from "../../scenario/csv.ts";
import { meant, oneOf, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { readEvidence } from "../evidence/read.ts";
import type { EvidenceRow } from "../evidence/rows.ts";

/* The three tables of an episode of one's own: what the newspapers dated, what was quoted, what went out and came in. */

/** Which weekly series of the model a row of a table measures, by what stands in its column `basis`. */
export const priceBases = {
  domestic: "priceDomesticUsdPerKg",
  fob: "priceFobUsdPerKg",
  ask: "priceAskUsdPerKg",
  paid: "pricePaidUsdPerKg",
} as const;
export const flowBases = { exports: "exportedShare", shipped: "shippedShare", arrivals: "arrivalsShare" } as const;

export type PriceBasis = keyof typeof priceBases;
export type FlowBasis = keyof typeof flowBases;

/** What each table is called in the folder of the episode, and its header where rows are typed. */
export const ownTables = {
  policy: { file: "policy.csv", header: "date,state,what,source,grade" },
  prices: { file: "prices.csv", header: "date,basis,usd_per_kg,source,grade" },
  flows: { file: "flows.csv", header: "date,basis,tonnes,source,grade" },
} as const;
export type OwnTable = keyof typeof ownTables;

/** A table as it was given; `shown` is how messages call it. */
export type GivenTable = { readonly shown: string; readonly text: string };

/** States of policy for those who take none of the scenario's: trade as usual, licences, licences as a form, no exports. */
export const readyStates = ["open", "licensing", "eased", "ban"] as const;

/** The rows of a table; throws ScenarioError with every problem of it. `states` are those of the scenario. */
export function readOwnTable(
  table: OwnTable,
  { shown, text }: GivenTable,
  states: readonly string[],
): readonly EvidenceRow[] {
  const rows = readEvidence([{ name: shown, text }]);
  const [header, ...records] = readCsv(shown, text);
  const problems: Problem[] = [];
  const wanted = ownTables[table].header.split(",");
  for (const name of wanted)
    if (!header.fields.includes(name))
      problems.push({
        file: shown,
        line: 1,
        column: 1,
        path: name,
        rule: "is a column that must be there",
        value: undefined,
      });
  if (problems.length > 0) throw new ScenarioError(problems);
  if (records.length === 0)
    problems.push({
      file: shown,
      line: 1,
      column: 1,
      path: "",
      rule: "must have a row below its header",
      value: undefined,
    });
  records.forEach((record, k) => {
    const field = fieldOf(header, record);
    const say = (path: string, rule: string) =>
      problems.push({ file: shown, ...field(path).place, path, rule, value: field(path).text });
    for (const [path, rule] of rulesOf(table, rows[k], field, states)) say(path, rule);
  });
  if (table === "policy") problems.push(...orderProblems(shown, header, records));
  if (problems.length > 0) throw new ScenarioError(problems);
  return rows;
}

type Field = (name: string) => { readonly text: string; readonly place: CsvRecord["places"][number] };

function fieldOf(header: CsvRecord, record: CsvRecord): Field {
  return (name) => {
    const at = header.fields.indexOf(name);
    return { text: record.fields[at], place: record.places[at] };
  };
}

function rulesOf(
  table: OwnTable,
  row: EvidenceRow,
  field: Field,
  states: readonly string[],
): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const oneOfThese = (column: string, known: readonly string[]) => {
    const { text } = field(column);
    if (!known.includes(text)) found.push([column, `must be${oneOf(known).slice(1)}${meant(text, known)}`]);
  };
  if (table === "policy") {
    if (!isDay(field("date").text)) found.push(["date", "must be a day such as 2023-08-01"]);
    oneOfThese("state", [...new Set([...states, ...readyStates])]);
  }
  if (table === "prices") {
    oneOfThese("basis", Object.keys(priceBases));
    if (row.value !== null && !(row.value > 0)) found.push(["usd_per_kg", "must be above 0"]);
  }
  if (table === "flows") {
    oneOfThese("basis", Object.keys(flowBases));
    if (row.value !== null && !(row.value >= 0)) found.push(["tonnes", "must be at least 0"]);
    if (row.interval !== null && wholeMonths(row.interval) === undefined)
      found.push(["date", "must be whole months, such as 2023-08 or 2024-01..02"]);
  }
  return found;
}

function orderProblems(file: string, header: CsvRecord, records: readonly CsvRecord[]): readonly Problem[] {
  return records.flatMap((record, k) => {
    if (k === 0) return [];
    const [before, here] = [records[k - 1], record].map((each) => fieldOf(header, each)("date"));
    if (!isDay(before.text) || !isDay(here.text) || here.text > before.text) return [];
    const rule = `must be later than the row above it, ${before.text}`;
    return [{ file, ...here.place, path: "date", rule, value: here.text }];
  });
}
