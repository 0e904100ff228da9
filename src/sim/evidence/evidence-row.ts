import type { Grade } from "../../model/scenario/parts.ts";
import type { Interval } from "./interval.ts";

/** One figure on record, and where it stands. */
export type EvidenceRow = {
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly period: string;
  /** Null where the period is no date of the calendar ("design basis"): such a row is neither scored nor frozen. */
  readonly interval: Interval | null;
  /** What was measured, by column: material, form, basis, flow, quantity and the like. */
  readonly labels: Readonly<Record<string, string>>;
  /** The figure, in `unit`; null where only a bound, or nothing, is known. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly source: string;
  readonly grade: Grade;
};
