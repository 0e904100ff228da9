import type { Column } from "../columns.ts";
import { exp } from "../kernels/exp.ts";

/** Share of a gap closed in a step by a first-order lag, 1 - exp(-step / time constant); all of it when that is zero. */
export function approach(timeConstantWeeks: Column, stepWeeks: number, out: Column): Column {
  for (let i = 0; i < out.length; i++)
    out[i] = timeConstantWeeks[i] > 0 ? 1 - exp(-stepWeeks / timeConstantWeeks[i]) : 1;
  return out;
}

/** Share of a deviation left after a step by its half-life, 2^(-step / half-life). */
export function remaining(halfLifeWeeks: Column, stepWeeks: number, out: Column): Column {
  for (let i = 0; i < out.length; i++)
    out[i] = halfLifeWeeks[i] > 0 ? exp((-Math.LN2 * stepWeeks) / halfLifeWeeks[i]) : 0;
  return out;
}
