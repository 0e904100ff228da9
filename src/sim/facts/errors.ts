import { log } from "../../model/kernels/log.ts";
import type { Grade } from "../../model/scenario/parts.ts";

/** What a figure of a grade may be wrong by: standard deviation of its logarithm. */
export const errorOfGrade: Readonly<Record<Grade, number>> = { A: 0.03, B: 0.07, C: 0.2, D: 0.35 };

/** Standard normal quantile of 0.95: a quoted range is taken for 5 to 95 %. */
const rangeOver = 1.645;

type Written =
  | { readonly sd: number }
  | { readonly grade: Grade; readonly range?: readonly [number, number] | undefined };

/**
 * Standard deviation of a record on its scale: as written, or of its grade, or half of the range that is quoted over
 * 1.645 where that is wider. On a linear scale a grade counts times the value.
 */
export function errorOf(written: Written, scale: "linear" | "log", value: number): number {
  if ("sd" in written) return written.sd;
  const { grade, range } = written;
  const ofGrade = errorOfGrade[grade] * (scale === "log" ? 1 : Math.abs(value));
  if (range === undefined) return ofGrade;
  const [low, high] = range;
  const half = (scale === "log" ? log(high / low) : high - low) / 2;
  return Math.max(ofGrade, half / rangeOver);
}
