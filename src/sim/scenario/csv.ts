import { type Problem, ScenarioError } from "./problem.ts";

/** Where a field begins: its line and its column in characters, both counted from 1. */
type CsvPlace = { readonly line: number; readonly column: number };

/** A record of a CSV file and the line on which it starts, counted from 1; the header is on line 1. */
export type CsvRecord = {
  readonly line: number;
  readonly fields: readonly string[];
  /** Of each field. */
  readonly places: readonly CsvPlace[];
};

/** A CSV file may not be larger: real ones have some tens of kB. */
const maximumCsvCharacters = 5_000_000;

const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** A CSV file as far as it can be read: records that have as many fields as the header, and what is wrong with the others. */
export type ScannedCsv = {
  readonly header: CsvRecord;
  readonly records: readonly CsvRecord[];
  readonly problems: readonly Problem[];
};

/**
 * Reads RFC 4180 text: fields in quotes may hold commas, line breaks and doubled quotes; every record has as many fields
 * as the header. No field is trimmed or guessed at. Throws ScenarioError with every record that has not, and the first place that
 * is not CSV.
 */
export function readCsv(file: string, text: string): readonly CsvRecord[] {
  const { header, records, problems } = scanCsv(file, text);
  if (problems.length > 0) throw new ScenarioError(problems);
  return [header, ...records];
}

/** The same for a reader that tells what else is wrong, too; throws ScenarioError where there is no header. */
export function scanCsv(file: string, text: string): ScannedCsv {
  if (text.length > maximumCsvCharacters)
    throw fail(file, 1, `must be at most ${maximumCsvCharacters} characters`, text.length);
  if (text === "") throw fail(file, 1, "must have a header, got an empty file");
  const problems: Problem[] = [];
  // Spreadsheets begin a file with a mark of its byte order.
  const [header, ...records] = recordsIn(file, text.replace(/^\ufeff/, ""), problems);
  if (header === undefined) throw new ScenarioError(problems);
  const [separator] = header.fields.length === 1 ? (/[;\t|]/.exec(header.fields[0]) ?? []) : [];
  if (separator !== undefined) throw fail(file, 1, "must have commas between its columns", separator);
  const wanted = header.fields.length;
  for (const { line, fields } of records)
    if (fields.length !== wanted)
      problems.push(problemAt(file, line, `must have ${wanted} fields as the header has`, fields.length));
  return { header, records: records.filter(({ fields }) => fields.length === wanted), problems };
}

/** All records up to the end, or to the first place that is not CSV, which is a problem. */
function recordsIn(file: string, text: string, problems: Problem[]): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let places: CsvPlace[] = [];
  let line = 1;
  let startLine = 1;
  let position = 0;
  for (;;) {
    field.lastIndex = position;
    const match = field.exec(text);
    if (match === null) {
      problems.push(problemAt(file, line, ruleAt(text, position)));
      return records;
    }
    const [whole, quoted, bare, separator] = match;
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    places.push({ line, column: position === 0 ? 1 : position - text.lastIndexOf("\n", position - 1) });
    line += whole.split("\n").length - 1;
    position += whole.length;
    if (separator === ",") continue;
    records.push({ line: startLine, fields, places });
    if (position === text.length) return records;
    fields = [];
    places = [];
    startLine = line;
  }
}

function ruleAt(text: string, position: number): string {
  if (text[position] !== '"') return "a field that holds a quote or a lone carriage return must be in quotes";
  return "a field in quotes must end with a quote before a comma or the end of the line";
}

function fail(file: string, line: number, rule: string, value?: unknown): ScenarioError {
  return new ScenarioError([problemAt(file, line, rule, value)]);
}

function problemAt(file: string, line: number, rule: string, value?: unknown): Problem {
  return { file, line, column: 1, path: "", rule, value };
}
