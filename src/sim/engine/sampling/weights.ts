import { designKey } from "./designed-stream.ts";
import { importanceWeight } from "./designs/importance.ts";
import type { Sampling } from "./sampling.ts";

/** What each run counts for, a small whole number; null where all count alike. */
export function weightsOf(sampling: Sampling, seed: string): ((run: number) => number) | null {
  return sampling.kind === "importance" ? importanceWeight(designKey(seed), sampling) : null;
}

/** More than this no run counts for. */
export function mostWeight(sampling: Sampling): number {
  return sampling.kind === "importance" ? sampling.factor : 1;
}
