import type { EvidenceRow } from "./evidence-row.ts";

/**
 * The rows that could be known on a day: their whole period lies before it, and they are no inference. Rows of grade D
 * are arithmetic on other figures, some of them later: October 2009 is reckoned back from October 2010. When a figure
 * was published is not on record: a statistic of the last weeks before the day counts as known.
 */
export function frozenAt(rows: readonly EvidenceRow[], day: string): readonly EvidenceRow[] {
  return rows.filter(({ interval, grade }) => interval !== null && interval.to <= day && grade !== "D");
}
