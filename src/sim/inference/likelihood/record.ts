import { type Layout, normalRow, onScale } from "../points/summary.ts";
import type { Row } from "../table.ts";

/** What a data set says of one row: the record's own, or one that was drawn from the model. */
export type Said =
  /** On the scale of the row. */
  | { readonly kind: "value"; readonly value: number }
  /** Squared spread over the mean. */
  | { readonly kind: "variance"; readonly variance: number }
  /** Whether it lies within the bounds; whether the event is told. */
  | { readonly kind: "is"; readonly is: boolean }
  | { readonly kind: "reported"; readonly counts: readonly number[] }
  /** Granted, from `low` to `high`. */
  | { readonly kind: "granted"; readonly low: number; readonly high: number };

/** A data set: by row. */
export type DataSet = readonly Said[];

/** What the record says. */
export function recordOf({ table }: Layout): DataSet {
  return table.rows.map((row, index) => saidBy(row, index));

  function saidBy(row: Row, index: number): Said {
    switch (row.kind) {
      case "normal": {
        const of = normalRow(table, index);
        return { kind: "value", value: onScale(of, of.value) };
      }
      case "spread":
        return { kind: "variance", variance: row.variance };
      case "stops":
        return { kind: "reported", counts: row.counts.map(({ reported }) => reported) };
      case "licences":
        return { kind: "granted", low: row.low, high: row.high };
      default:
        return { kind: "is", is: true };
    }
  }
}
