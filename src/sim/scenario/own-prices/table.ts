import { isDay } from "../../../model/calendar.ts";
import { type OwnPriceBasis, type OwnPriceCourse, ownPriceBases } from "../../../model/scenario/parts.ts";
import { type CsvRecord, scanCsv } from "../csv.ts";
import { mostPlausible } from "../input-problems.ts";
import { meant, mustBeOneOf, type Problem, ScenarioError } from "../problem.ts";
import { mostPaths } from "./schema.ts";

export type PricePath = { readonly name: string; readonly weight: number; readonly prices: readonly OwnPriceCourse[] };

const columns = ["date", "week", "material", "basis", "usd_per_kg", "path", "weight", "note"] as const;
type Column = (typeof columns)[number];

/** The one path of a table that names none. */
const onlyPath = "own";

/**
 * The paths of a table of prices; throws ScenarioError with every problem of it. `file` is how messages call it, `materials` those of the
 * scenario.
 */
export function readPriceTable(file: string, text: string, materials: readonly string[]): readonly PricePath[] {
  const { header, records, problems: read } = scanCsv(file, text);
  const problems: Problem[] = [...read, ...headerProblems(file, header)];
  if (problems.length === 0 && records.length === 0)
    problems.push({ file, line: 1, column: 1, path: "", rule: "must have a row below its header", value: undefined });
  const rows = records.flatMap((record) => {
    const before = problems.length;
    const row = rowOf({ file, header, record, materials, problems });
    return problems.length > before ? [] : [row];
  });
  if (headerProblems(file, header).length === 0) problems.push(...togetherProblems(file, rows));
  if (problems.length > 0) throw new ScenarioError(problems);
  return pathsOf(rows);
}

function headerProblems(file: string, { fields, places }: CsvRecord): Problem[] {
  const problems: Problem[] = [];
  const add = (path: string, rule: string, place = places[0]) =>
    problems.push({ file, ...place, path, rule, value: undefined });
  fields.forEach((name, k) => {
    if (!(columns as readonly string[]).includes(name))
      add(name, `unknown column${meant(name, columns) || `, known are ${columns.join(", ")}`}`, places[k]);
    else if (fields.indexOf(name) < k) add(name, "must not be there twice", places[k]);
  });
  if (fields.includes("date") === fields.includes("week")) add("", "must have either a column date or a column week");
  for (const name of ["material", "basis", "usd_per_kg"])
    if (!fields.includes(name)) add("", `must have a column ${name}`);
  if (fields.includes("weight") && !fields.includes("path")) add("weight", "must stand beside a column path");
  return problems;
}

type Row = {
  readonly when: string | number;
  readonly material: string;
  readonly basis: OwnPriceBasis;
  readonly usdPerKg: number;
  readonly path: string;
  readonly weight: number;
  readonly at: (column: Column) => { readonly line: number; readonly column: number };
};

type Reading = {
  readonly file: string;
  readonly header: CsvRecord;
  readonly record: CsvRecord;
  readonly materials: readonly string[];
  readonly problems: Problem[];
};

const plainNumber = /^\d{1,12}(\.\d{1,9})?$/;

function rowOf({ file, header, record, materials, problems }: Reading): Row {
  const indexOf = (column: Column) => header.fields.indexOf(column);
  // Of a column that is not there, the header alone is to blame.
  const text = (column: Column) => record.fields[indexOf(column)] ?? "";
  const at = (column: Column) => record.places[indexOf(column)];
  const fault = (column: Column, rule: string) => {
    if (indexOf(column) >= 0) problems.push({ file, ...at(column), path: column, rule, value: text(column) });
  };
  const number = (column: Column, most: number) => {
    const value = plainNumber.test(text(column)) ? Number(text(column)) : Number.NaN;
    if (!(value > 0)) fault(column, "must be a plain number above 0");
    else if (value > most) fault(column, `must be at most ${most}`);
    return value;
  };
  const word = (column: Column, known: readonly string[]) => {
    if (!known.includes(text(column))) fault(column, mustBeOneOf(known, text(column)));
    return text(column);
  };
  const isDated = indexOf("date") >= 0;
  if (isDated && !isDay(text("date"))) fault("date", "must be a day such as 2026-01-06");
  if (!isDated && !/^-?\d{1,4}$/.test(text("week")))
    fault("week", "must be a whole number, 0 for the week that begins on the start");
  const hasPaths = indexOf("path") >= 0;
  if (hasPaths && !/^[\p{L}\d][\p{L}\d _.-]{0,63}$/u.test(text("path")))
    fault("path", "must be a name of at most 64 letters, digits, spaces, -, _ and points");
  return {
    when: isDated ? text("date") : Number(text("week")),
    material: word("material", materials),
    basis: word("basis", ownPriceBases) as OwnPriceBasis,
    usdPerKg: number("usd_per_kg", mostPlausible.price),
    path: hasPaths ? text("path") : onlyPath,
    weight: indexOf("weight") >= 0 ? number("weight", 1e9) : 1,
    at,
  };
}

const seriesOf = ({ material, basis }: Pick<Row, "material" | "basis">) => `${basis} of ${material}`;

/** What rows must keep together: no price twice, one weight a path, in every path the same prices. */
function togetherProblems(file: string, rows: readonly Row[]): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Row>();
  const first = new Map<string, Row>();
  const has = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = JSON.stringify([row.path, row.material, row.basis, row.when]);
    const add = (column: Column, rule: string, value: unknown) =>
      problems.push({ file, ...row.at(column), path: column, rule, value });
    const when: Column = typeof row.when === "number" ? "week" : "date";
    if (seen.has(key))
      add(when, `must not be there twice for ${seriesOf(row)}: see line ${seen.get(key)?.at(when).line}`, row.when);
    seen.set(key, row);
    const head = first.get(row.path) ?? row;
    first.set(row.path, head);
    if (head.weight !== row.weight)
      add("weight", `must be ${head.weight} as on line ${head.at("weight").line}: a path has one weight`, row.weight);
    has.set(row.path, (has.get(row.path) ?? new Set()).add(seriesOf(row)));
  }
  const all = [...new Set(rows.map(seriesOf))];
  for (const [path, row] of first) {
    const missing = all.filter((series) => !has.get(path)?.has(series));
    if (missing.length > 0)
      problems.push({
        ...{ file, ...row.at("path"), path: "path", value: path },
        rule: `must have the prices that other paths have: it lacks ${missing.join(", ")}`,
      });
  }
  if (first.size > mostPaths)
    problems.push({
      file,
      line: 1,
      column: 1,
      path: "path",
      rule: `must be at most ${mostPaths} paths`,
      value: first.size,
    });
  return problems;
}

function pathsOf(rows: readonly Row[]): readonly PricePath[] {
  return [...Map.groupBy(rows, ({ path }) => path)].map(([name, of]) => ({
    name,
    weight: of[0].weight,
    prices: [...Map.groupBy(of, seriesOf).values()].map((series) => ({
      material: series[0].material,
      basis: series[0].basis,
      points: series
        .toSorted((a, b) => (a.when < b.when ? -1 : 1))
        .map(({ when, usdPerKg }) => [when, usdPerKg] as const),
    })),
  }));
}
