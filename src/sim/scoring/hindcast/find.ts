import type { EvidenceRow } from "../../evidence/evidence-row.ts";
import type { ReportProblem } from "../../hindcast/report-problem.ts";
import { nearest } from "../../scenario/nearest.ts";
import type { Path } from "../../scenario/tree.ts";
import { type RowSelector, selectRows } from "../evidence/select.ts";

/** The rows that a selector names; a file, column or exception that names nothing is a problem. */
export function findRows(
  rows: readonly EvidenceRow[],
  selector: RowSelector,
  path: Path,
  report: ReportProblem,
): readonly EvidenceRow[] {
  const inFile = rows.filter(({ file }) => file === selector.file);
  if (inFile.length === 0) {
    const files = [...new Set(rows.map(({ file }) => file))];
    report([...path, "file"], withNearest("must be a file of the evidence", selector.file, files), selector.file);
    return [];
  }
  for (const [column, wanted] of Object.entries(selector.where)) {
    const known = Object.keys(inFile[0].labels);
    if (!known.includes(column))
      report([...path, "where", column], withNearest(`must be a column of ${selector.file}`, column, known), column);
    else if (!inFile.some(({ labels }) => labels[column] === wanted)) {
      const values = [...new Set(inFile.map(({ labels }) => labels[column]))];
      report([...path, "where", column], withNearest(`must stand in ${selector.file}`, wanted, values), wanted);
    }
  }
  const all = selectRows(rows, { ...selector, except: [] });
  selector.except?.forEach(({ period }, index) => {
    if (!all.some((row) => row.period === period))
      report([...path, "except", index, "period"], "must be the period of a row that would be used", period);
  });
  return selectRows(rows, selector);
}

/** The one row of a period that a selector names, if it has a figure. */
export function findRow(
  rows: readonly EvidenceRow[],
  { file, where, period }: Pick<RowSelector, "file" | "where"> & { readonly period: string },
  path: Path,
  report: ReportProblem,
): FoundRow | undefined {
  const found = findRows(rows, { file, where }, path, report).filter((row) => row.period === period);
  if (found.length === 1 && isFound(found[0])) return found[0];
  report([...path, "period"], `must name one row with a figure, names ${found.length}`, period);
  return undefined;
}

/** A row with a date and a figure. */
export type FoundRow = EvidenceRow & {
  readonly interval: NonNullable<EvidenceRow["interval"]>;
  readonly value: number;
};

export function isFound(row: EvidenceRow): row is FoundRow {
  return row.interval !== null && row.value !== null;
}

function withNearest(rule: string, given: string, known: readonly string[]): string {
  const meant = nearest(given, known);
  return meant === undefined ? rule : `${rule}, did you mean ${meant}?`;
}
