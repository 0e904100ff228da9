import { addDays, daysBetween, daysPerMonth, middleAfter } from "../../../model/calendar.ts";
import { meant, oneOf } from "../../scenario/problem.ts";
import type { ReportProblem } from "../../scenario/report-problem.ts";
import type { Path } from "../../scenario/tree.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { frozenAt, type RowSelector, selectRows } from "../evidence/select.ts";
import { type Quote, volatilityOf } from "../scores/references.ts";

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
  return `${rule}${meant(given, known) || oneOf(known)}`;
}

/**
 * Volatility of log quotes known on a day [1/sqrt(yr)], from frozen rows only; null when no series has two. Several
 * series are pooled by the years that each spans. Rows count at the middle of their period: averages of a quarter or a
 * year understate the volatility of a spot quote. RangeError when two rows of a series have the same middle.
 */
export function knownVolatility(
  rows: readonly EvidenceRow[],
  day: string,
  series: readonly RowSelector[],
): number | null {
  const frozen = frozenAt(rows, day);
  let squares = 0;
  let years = 0;
  for (const selector of series) {
    const quotes = quotesOf(selectRows(frozen, selector), day);
    if (quotes.length < 2) continue;
    const span = yearsOf(quotes);
    const volatility = volatilityOf(quotes);
    squares += volatility * volatility * span;
    years += span;
  }
  return years > 0 ? Math.sqrt(squares / years) : null;
}

function quotesOf(rows: readonly EvidenceRow[], day: string): readonly Quote[] {
  return rows
    .flatMap(({ interval, value }) =>
      interval === null || value === null
        ? []
        : [{ date: addDays(day, Math.floor(middleAfter(day, interval))), value }],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function yearsOf(quotes: readonly Quote[]): number {
  return daysBetween(quotes[0].date, quotes[quotes.length - 1].date) / daysPerMonth / 12;
}

export type ModelSeries = {
  readonly series: string;
  readonly material: string;
  readonly form?: string | undefined;
};

/** Name of a weekly series without its material: `exportedShare.oxide`. */
export function seriesNameOf({ series, form }: ModelSeries): string {
  return form === undefined ? series : `${series}.${form}`;
}

/** Id of a weekly series as the probe takes it: `exportedShare.oxide.Dy`. */
export function seriesIdOf(model: ModelSeries): string {
  return `${seriesNameOf(model)}.${model.material}`;
}

export function isPrice({ series }: Pick<ModelSeries, "series">): boolean {
  return series.startsWith("price");
}

/** Shares of a flow come by form, prices do not. */
export function reportFormProblem(model: ModelSeries, path: Path, report: ReportProblem): void {
  if (isPrice(model) && model.form !== undefined) report([...path, "form"], "has no place beside a price", model.form);
  if (!isPrice(model) && model.form === undefined) report([...path, "form"], "is required beside a share of a flow");
}
