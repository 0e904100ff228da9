import { isDay, wholeMonths } from "../../../model/calendar.ts";
import { type CsvRecord, scanCsv } from "../../scenario/csv.ts";
import { mustBeOneOf, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { type ExaminedRow, examineEvidence } from "../evidence/read.ts";
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

/** The rows of a table; throws ScenarioError with every problem of it. `states` are those of the scenario; any where that is not known. */
export function readOwnTable(
  table: OwnTable,
  { shown, text }: GivenTable,
  states: readonly string[] | undefined,
): readonly EvidenceRow[] {
  const problems: Problem[] = [];
  const examined = examineEvidence({ name: shown, text }, problems);
  const fields = examined[0]?.header.fields ?? scanCsv(shown, text).header.fields;
  const atHeader = (path: string, rule: string) =>
    problems.push({ file: shown, line: 1, column: 1, path, rule, value: undefined });
  for (const name of ownTables[table].header.split(","))
    if (!fields.includes(name)) atHeader(name, "is a column that must be there");
  if (examined.length === 0 && problems.length === 0) atHeader("", "must have a row below its header");
  for (const { row, record, header } of examined) {
    const field = fieldOf(header, record);
    const say = (path: string, rule: string) => {
      if (header.fields.includes(path))
        problems.push({ file: shown, ...field(path).place, path, rule, value: field(path).text });
    };
    for (const [path, rule] of rulesOf(table, row, field, states)) say(path, rule);
  }
  if (table === "policy" && fields.includes("date")) problems.push(...orderProblems(shown, examined));
  if (problems.length > 0) throw new ScenarioError(oneEach(problems));
  return examined.map(({ row }) => row);
}

/** Of two rules that one field breaks, the first says enough; a header may break several. */
function oneEach(problems: readonly Problem[]): readonly Problem[] {
  const key = ({ line, column, path }: Problem) => `${line}:${column}:${path}`;
  return problems.filter((each, k) => each.line === 1 || problems.findIndex((other) => key(other) === key(each)) === k);
}

type Field = (name: string) => { readonly text: string | undefined; readonly place: CsvRecord["places"][number] };

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
  states: readonly string[] | undefined,
): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  const oneOfThese = (column: string, known: readonly string[]) => {
    const { text = "" } = field(column);
    if (!known.includes(text)) found.push([column, mustBeOneOf(known, text)]);
  };
  if (table === "policy") {
    if (!isDay(field("date").text ?? "")) found.push(["date", "must be a day such as 2023-08-01"]);
    if (states !== undefined) oneOfThese("state", [...new Set([...states, ...readyStates])]);
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

function orderProblems(file: string, examined: readonly ExaminedRow[]): readonly Problem[] {
  return examined.flatMap(({ header, record }, k) => {
    if (k === 0) return [];
    const [before, here] = [examined[k - 1].record, record].map((each) => fieldOf(header, each)("date"));
    if (before.text === undefined || here.text === undefined) return [];
    if (!isDay(before.text) || !isDay(here.text) || here.text > before.text) return [];
    const rule = `must be later than the row above it, ${before.text}`;
    return [{ file, ...here.place, path: "date", rule, value: here.text }];
  });
}
