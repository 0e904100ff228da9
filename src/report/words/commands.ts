import type { Sampling } from "../../sim/engine/sampling/sampling.ts";

/** A sampling as it is asked for, e.g. `sobol` or `importance:P(pricePaid.Dy.peak >= 10)`. */
export function samplingText(sampling: Sampling): string {
  return sampling.kind === "importance" ? `importance:${sampling.tail}` : sampling.kind;
}
