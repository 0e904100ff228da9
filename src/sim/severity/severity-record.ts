import type { Estimate } from "../analysis/explain/explanation.ts";
import type { PairedDifference } from "../study/study.ts";

/** matched.json: two scenarios with the same tonnes missing, beside them as observed. */
export type SeverityRecord = {
  readonly schemaVersion: number;
  readonly a: string;
  readonly b: string;
  readonly seed: string;
  readonly runs: number;
  /** Runs from which the factor was found: the first of all. */
  readonly searchRuns: number;
  /** Times as long as b's restrictions last in the matched scenario. */
  readonly factor: Estimate;
  /** Missing because of the policy, of the materials that both have [t]. */
  readonly materials: readonly string[];
  readonly missingTonnes: {
    readonly a: Estimate;
    readonly b: Estimate;
    readonly matched: Estimate;
    /** Matched less a, run for run: what the search left. */
    readonly left: Estimate;
  };
  /** SHA-256 of the matched study, hex. */
  readonly resultHash: string;
  /** As observed, and with b matched: b minus a. */
  readonly observed: readonly PairedDifference[];
  readonly matched: readonly PairedDifference[];
};
