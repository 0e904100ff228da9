import type { EvidenceRow } from "./rows.ts";

/** Which rows of a file are meant: those whose labels are all as stated, but for the periods left out. */
export type RowSelector = {
  readonly file: string;
  readonly where: Readonly<Record<string, string>>;
  /** Only rows whose period ends by this ISO day. */
  readonly before?: string | undefined;
  readonly except?: readonly { readonly period: string; readonly why: string }[] | undefined;
};

export function selectRows(rows: readonly EvidenceRow[], { file, where, before, except = [] }: RowSelector) {
  return rows.filter(
    (row) =>
      row.file === file &&
      Object.entries(where).every(([column, wanted]) => row.labels[column] === wanted) &&
      (before === undefined || (row.interval !== null && row.interval.to <= before)) &&
      !except.some(({ period }) => period === row.period),
  );
}

/**
 * The rows that could be known on a day: their whole period lies before it, and they are no inference. Rows of grade D
 * are arithmetic on other figures, some of them later: October 2009 is reckoned back from October 2010. When a figure
 * was published is not on record: a statistic of the last weeks before the day counts as known.
 */
export function frozenAt(rows: readonly EvidenceRow[], day: string): readonly EvidenceRow[] {
  return rows.filter(({ interval, grade }) => interval !== null && interval.to <= day && grade !== "D");
}
