import type { z } from "zod";
import { outcomeId } from "../../../model/outcomes/outcome.ts";
import type { Scenario } from "../../../model/scenario/scenario.ts";
import { type Probe, type ProbeFailure, type ProbeOptions, runProbes } from "../../engine/probes/run-probes.ts";
import { readDocument } from "../../scenario/read.ts";
import { estimate, hash, list, map, text, version, whole } from "../../study/fields.ts";
import { differenceSchema, type StudyResults } from "../../study/study.ts";

export type Arrivals = {
  /** By scenario, one number a run [t]; NaN where the run failed. */
  readonly tonnes: readonly Float64Array[];
  readonly failures: readonly ProbeFailure[];
};

/**
 * Arrivals over the horizon of some materials together, one number a run [t]; of several scenarios on the same random
 * numbers.
 */
export async function arrivalsOf(
  scenarios: readonly Pick<Probe, "name" | "read">[],
  materials: readonly string[],
  options: ProbeOptions,
): Promise<Arrivals> {
  const quantities = materials.map((material) => ({ kind: "outcome" as const, id: arrivalsId(material) }));
  const { values, failures } = await runProbes(
    scenarios.map(({ name, read }) => ({ name, read, quantities })),
    options,
  );
  return { tonnes: values.map(sumOf), failures };
}

export function arrivalsId(material: string): string {
  return outcomeId({ outcome: "arrivalsTonnes", material, sector: null });
}

/**
 * The same world in which the exporter's policy changes nothing from the start on. Without a history every flow is the usual
 * one; with a history it is the same one, and what was in force before the start stays in force for ever.
 */
export function withoutPolicy({ scenario, document }: Probe["read"]): Pick<Probe, "name" | "read"> {
  const name = `${scenario.name}-without-policy`;
  if (scenario.historyFrom !== undefined) return { name, read: withHistoryAlone(scenario, document) };
  return {
    name,
    read: {
      scenario: { ...scenario, mechanisms: { ...scenario.mechanisms, policy: false } },
      document: { ...document, mechanisms: { ...(document.mechanisms as object), policy: false } },
    },
  };
}

function withHistoryAlone({ start, policy }: Scenario, document: Probe["read"]["document"]): Probe["read"] {
  const before = policy.script.filter(({ date }) => date < start);
  const { state } = before[before.length - 1];
  const written = document.policy as { readonly states: Readonly<Record<string, object>> };
  const states = { ...written.states, [state]: { ...written.states[state], lasts: "forever", next: {} } };
  return readDocument(
    { ...document, policy: { ...written, knownUntil: start, script: before, states } },
    `${document.name}, its history alone`,
  );
}

export function sumOf(columns: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(columns[0].length);
  for (const column of columns) for (let i = 0; i < total.length; i++) total[i] += column[i];
  return total;
}

/** What does not arrive because of the policy, one number a run: negative where fear makes more come than usual [t]. */
export function minus(from: Float64Array, taken: Float64Array): Float64Array {
  return from.map((value, i) => value - taken[i]);
}

/** matched.json: two scenarios with the same tonnes missing, beside them as observed. */
export const matchedSchema = map({
  schemaVersion: version,
  a: text,
  b: text,
  seed: text,
  runs: whole,
  /** Runs from which the factor was found: the first of all. */
  searchRuns: whole,
  /** Times as long as b's restrictions last in the matched scenario. */
  factor: estimate,
  /** Missing because of the policy, of the materials that both have [t]. */
  materials: list(text),
  missingTonnes: map({
    a: estimate,
    b: estimate,
    matched: estimate,
    /** Matched less a, run for run: what the search left. */
    left: estimate,
  }),
  /** SHA-256 of the matched study, hex. */
  resultHash: hash,
  /** As observed, and with b matched: b minus a. */
  observed: list(differenceSchema),
  matched: list(differenceSchema),
});
export interface SeverityRecord extends z.infer<typeof matchedSchema> {}

/** Two studies, and the second so scaled that it misses as much as the first. */
export type SeverityMatched = {
  readonly studies: readonly Pick<StudyResults, "manifest">[];
  readonly matched: Pick<StudyResults, "manifest">;
  readonly record: SeverityRecord;
};
