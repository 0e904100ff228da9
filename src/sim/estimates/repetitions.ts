import { replicatesOf } from "../sampling/place.ts";
import type { Manifest } from "../study/study.ts";

type Counted = Pick<Manifest, "runs" | "failedRuns" | "sampling">;

/** Runs that finished: those that figures are made of. */
export function finishedRuns({ runs, failedRuns = 0 }: Pick<Counted, "runs" | "failedRuns">): number {
  return runs - failedRuns;
}

/** What a study's errors are told from: its independent runs, or the independent repetitions of its design. */
export function repetitionsOf(manifest: Counted): number {
  const { sampling, runs } = manifest;
  return sampling.kind === "plain" ? finishedRuns(manifest) : replicatesOf(sampling, runs);
}
