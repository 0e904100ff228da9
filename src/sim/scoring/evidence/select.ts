import type { EvidenceRow } from "../../evidence/evidence-row.ts";

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
