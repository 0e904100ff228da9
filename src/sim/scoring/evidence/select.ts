import { addDays } from "../../../model/calendar.ts";
import type { EvidenceRow } from "./rows.ts";

/** Which rows of a file are meant: those whose labels are all as stated, but for the periods left out. */
export type RowSelector = {
  readonly file: string;
  readonly where: Readonly<Record<string, string>>;
  /** Only rows whose period ends by this ISO day. */
  readonly before?: string | undefined;
  readonly except?: readonly { readonly period: string; readonly why: string }[] | undefined;
};

/** The rows meant, each figure once: what two pages say alike of the same period is one figure. */
export function selectRows(rows: readonly EvidenceRow[], { file, where, before, except = [] }: RowSelector) {
  const meant = rows.filter(
    (row) =>
      row.file === file &&
      Object.entries(where).every(([column, wanted]) => row.labels[column] === wanted) &&
      (before === undefined || (row.interval !== null && row.interval.to <= before)) &&
      !except.some(({ period }) => period === row.period),
  );
  const keys = meant.map(({ labels, period, value, low, high, unit }) =>
    JSON.stringify([labels, period, value, low, high, unit]),
  );
  return meant.filter((_, k) => keys.indexOf(keys[k]) === k);
}

/**
 * The rows up to a day, their whole period in it, and those without a date, which nothing is scored against. All of them
 * where no day is stated.
 */
export function rowsUntil(rows: readonly EvidenceRow[], day: string | undefined): readonly EvidenceRow[] {
  return day === undefined ? rows : rows.filter(({ interval }) => interval === null || addDays(interval.to, -1) <= day);
}

/**
 * The rows that could be known on a day: their whole period lies before it, and they are no inference. Rows of grade D
 * are arithmetic on other figures, some of them later: October 2009 is reckoned back from October 2010. When a figure
 * was published is not on record: a statistic of the last weeks before the day counts as known.
 */
export function frozenAt(rows: readonly EvidenceRow[], day: string): readonly EvidenceRow[] {
  return rows.filter(({ interval, grade }) => interval !== null && interval.to <= day && grade !== "D");
}
