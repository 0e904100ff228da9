import type { PairedDifference } from "../study/study.ts";

/** A paired difference with what it amounts to beside all others it was looked at with. */
export type JudgedDifference = PairedDifference & { readonly z: number; readonly pHolm: number };

export const judgedHeads = (a: string, b: string) =>
  `outcome,material,sector,unit,${a}Mean,${a}StandardError,${b}Mean,${b}StandardError,difference,standardError,correlation,z,pHolm`;

/** Its cells in a table; `z` is Infinity where a difference has no error. */
export function judgedCells(of: JudgedDifference): readonly (string | number)[] {
  const { outcome, material, sector, unit, a, b, difference, standardError, correlation, z, pHolm } = of;
  const means = [a.mean, a.standardError, b.mean, b.standardError];
  return [outcome, material ?? "", sector ?? "", unit, ...means, difference, standardError, correlation, z, pHolm];
}
