import { canonicalJson } from "../sim/files/canonical-json.ts";
import type { Sampling } from "../sim/sampling/sampling.ts";

/** What runs.parquet says of how its runs were sampled: nothing where that is plain. */
export function toldOf(sampling: Sampling): { readonly sampling?: string } {
  return sampling.kind === "plain" ? {} : { sampling: canonicalJson(sampling) };
}
