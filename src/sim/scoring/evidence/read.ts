import { type CsvRecord, scanCsv } from "../../scenario/csv.ts";
import { meant, type Problem, ScenarioError } from "../../scenario/problem.ts";
import { type EvidenceRow, type RoleKind, RowReader, roles } from "./rows.ts";

export type EvidenceFile = { readonly name: string; readonly text: string };

/** Reads evidence files, strictly; throws ScenarioError with every problem of all of them. */
export function readEvidence(files: readonly EvidenceFile[]): readonly EvidenceRow[] {
  const problems: Problem[] = [];
  const rows = files.flatMap(({ name, text }) => {
    try {
      return readFile(name, text, problems);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new ScenarioError(problems);
  return rows;
}

function readFile(file: string, text: string, problems: Problem[]): readonly EvidenceRow[] {
  return examineEvidence({ name: file, text }, problems).map(({ row }) => row);
}

/** A row and the record that it was read from. */
export type ExaminedRow = { readonly row: EvidenceRow; readonly record: CsvRecord; readonly header: CsvRecord };

/**
 * The rows of a file as far as they can be read, whatever is wrong with its header or with others: what is wrong is added to `problems`.
 * Throws ScenarioError where there is no header.
 */
export function examineEvidence({ name: file, text }: EvidenceFile, problems: Problem[]): readonly ExaminedRow[] {
  const { header, records, problems: read } = scanCsv(file, text);
  problems.push(...read);
  headerProblems(file, header, problems);
  return records.map((record) => ({
    ...{ record, header },
    row: new RowReader(file, header.fields, record, problems).row(),
  }));
}

function headerProblems(file: string, { fields: names, places }: CsvRecord, problems: Problem[]): void {
  const add = (path: string, rule: string, place = places[0]) =>
    problems.push({ file, ...place, path, rule, value: undefined });
  names.forEach((name, index) => {
    const known = Object.keys(roles);
    if (!Object.hasOwn(roles, name))
      add(name, `unknown column${meant(name, known) || `, known are ${known.join(", ")}`}`, places[index]);
    else if (names.indexOf(name) < index) add(name, "must not be there twice", places[index]);
  });
  const has = (kind: RoleKind) => names.some((name) => Object.hasOwn(roles, name) && roles[name].kind === kind);
  if (!has("date") && !has("period") && !(has("start") && has("end")))
    add("", "must have a column date or period, or start and end");
  if (!has("value") && !has("event")) add("", "must have a column of value, or what");
  for (const kind of ["source", "grade"] as const) if (!has(kind)) add("", `must have a column of ${kind}`);
}
