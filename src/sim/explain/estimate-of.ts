import type { Estimate } from "../analysis/explain/explanation.ts";
import type { Layout } from "../study/layout.ts";
import { estimateMean } from "../study/mean.ts";

/** The mean of one number a run, with its standard error. */
export function estimateOf(values: Float64Array, layout: Layout | null): Estimate {
  const { mean: value, standardError } = estimateMean(values, layout);
  return { value, standardError };
}
