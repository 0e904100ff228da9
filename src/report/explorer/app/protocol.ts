import type { Scenario } from "../../../model/scenario/scenario.ts";
import type { ReplayEvent } from "../../../sim/analysis/replay/logs.ts";
import type { Fact } from "../../../sim/engine/facts/fact.ts";
import type { Lineage } from "../../../sim/engine/filter/lineage.ts";
import type { Followed } from "../follow.ts";

/**
 * The studies of a page: as moved, as written, one to look at beside them, and the one as written once more where its first runs
 * came with the page, to see that they are what this browser makes of it.
 */
export type Role = "moved" | "written" | "beside" | "checked";

/** A study as a worker is told of it. Another one in the same role takes its place. */
export type StudyTold = {
  readonly role: Role;
  readonly id: number;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly facts: readonly Fact[];
  /** What these have made of its runs; null where they weigh whole runs, or before that is known. */
  readonly lineage: Lineage | null;
};

export type ToWorker =
  | ({ readonly kind: "study" } & StudyTold)
  | {
      readonly kind: "block";
      readonly role: Role;
      readonly id: number;
      readonly firstRun: number;
      readonly runs: number;
    }
  | { readonly kind: "story"; readonly role: Role; readonly id: number; readonly run: number }
  /** What facts make of so many of its runs. */
  | { readonly kind: "carry"; readonly role: Role; readonly id: number; readonly runs: number }
  | {
      readonly kind: "proof";
      readonly role: Role;
      readonly id: number;
      readonly runs: number;
      readonly knownTo: string | null;
    };

/** One run, told: what happened, and the series that are followed, week by week. */
export type Story = {
  readonly run: number;
  readonly events: readonly ReplayEvent[];
  readonly paths: readonly (readonly number[])[];
};

/** SHA-256, hex, of the files that the command line writes of the same study. */
export type Proof = { readonly summary: string; readonly bands: string };

export type FromWorker = { readonly role: Role; readonly id: number } & (
  | ({ readonly kind: "block" } & Followed)
  | ({ readonly kind: "story" } & Story)
  | ({ readonly kind: "proof" } & Proof)
  | { readonly kind: "carried"; readonly lineage: Lineage | null }
  | { readonly kind: "failed"; readonly message: string }
  /** Asked of a study that there is not, or no more. */
  | { readonly kind: "stale" }
);
