import type { Layout } from "../estimates/layout.ts";
import { estimateMean } from "../estimates/mean.ts";
import type { Estimate } from "./explanation.ts";

/** The mean of one number a run, with its standard error. */
export function estimateOf(values: Float64Array, layout: Layout | null): Estimate {
  const { mean: value, standardError } = estimateMean(values, layout);
  return { value, standardError };
}
