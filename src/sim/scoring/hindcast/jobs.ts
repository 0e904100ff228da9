import type { MechanismName } from "../../../model/scenario/scenario.ts";
import type { Probe } from "../../engine/probes/run-probes.ts";
import type { Files } from "../../scenario/bases.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import type { ReadEpisode } from "./episode.ts";
import { fanQuantities } from "./fans.ts";
import { type Given, givenAt, type Variant, variants } from "./given.ts";
import { quantitiesOf } from "./score.ts";

/** Runs simulated in all: every episode in every variant, and with each mechanism off. */
export function runsOfHindcast(episodes: number, mechanisms: number, runs: number): number {
  return episodes * (variants.length + mechanisms) * runs;
}

/** An episode to run in a variant, with a mechanism off or none. */
export type Job = {
  readonly read: ReadEpisode;
  readonly variant: Variant;
  readonly off: MechanismName | null;
  readonly given: Given;
};

/** An episode in every variant, then out of sample with each mechanism off. */
export function jobsOf(
  read: ReadEpisode,
  evidence: readonly EvidenceRow[],
  files: Files,
  ablate: readonly MechanismName[],
): readonly Job[] {
  return [
    ...variants.map((variant) => ({ read, variant, off: null, given: givenAt(read, evidence, files, variant) })),
    ...ablate.map((off) => ({
      read,
      variant: "outOfSample" as const,
      off,
      given: givenAt(read, evidence, files, "outOfSample", off),
    })),
  ];
}

/** The headline also carries the weeks of its fans, after what is scored. */
export function probeOf(job: Job): Probe {
  const quantities = isHeadline(job) ? [...quantitiesOf(job.read), ...fanQuantities(job.read)] : quantitiesOf(job.read);
  return { name: nameOf(job), read: job.given.scenario, quantities };
}

/** `2010-outOfSample`, `2010-outOfSample-without-squeeze`. */
function nameOf({ read, variant, off }: Job): string {
  return [read.episode.name, variant, ...(off === null ? [] : ["without", off])].join("-");
}

export function isHeadline({ variant, off }: Job): boolean {
  return variant === variants[0] && off === null;
}

/** The mechanisms whose worth a hindcast measures by switching each off: those that an alternative model might lack. */
export const scoredMechanisms: readonly MechanismName[] = [
  "squeeze",
  "speculation",
  "scarcityPremium",
  "licences",
  "leakage",
  "hoarding",
  "formSwitching",
  "firmSpread",
  "thrift",
  "redesign",
  "elasticity",
];
