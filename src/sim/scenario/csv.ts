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

/**
 * Reads RFC 4180 text: fields in quotes may hold commas, line breaks and doubled quotes; every record has as many fields
 * as the header. No field is trimmed or guessed at. Throws ScenarioError at the first place that is not CSV.
 */
export function readCsv(file: string, text: string): readonly CsvRecord[] {
  if (text.length > maximumCsvCharacters)
    throw fail(file, 1, `must be at most ${maximumCsvCharacters} characters`, text.length);
  if (text === "") throw fail(file, 1, "must have a header, got an empty file");
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let places: CsvPlace[] = [];
  let line = 1;
  let startLine = 1;
  let position = 0;
  for (;;) {
    field.lastIndex = position;
    const match = field.exec(text);
    if (match === null) throw fail(file, line, ruleAt(text, position));
    const [whole, quoted, bare, separator] = match;
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    places.push({ line, column: position === 0 ? 1 : position - text.lastIndexOf("\n", position - 1) });
    line += whole.split("\n").length - 1;
    position += whole.length;
    if (separator === ",") continue;
    const wanted = records[0]?.fields.length ?? fields.length;
    if (fields.length !== wanted)
      throw fail(file, startLine, `must have ${wanted} fields as the header has`, fields.length);
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
  const problem: Problem = { file, line, column: 1, path: "", rule, value };
  return new ScenarioError([problem]);
}
