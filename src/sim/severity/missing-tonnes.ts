import type { Scenario } from "../../model/scenario.ts";
import { type ProbeOptions, runProbes } from "../hindcast/run-probes.ts";
import { outcomeId } from "../results.ts";

/**
 * Arrivals over the horizon of some materials together, one number a run [t]; of several scenarios on the same random
 * numbers.
 */
export async function arrivalsOf(
  scenarios: readonly Scenario[],
  materials: readonly string[],
  options: ProbeOptions,
): Promise<readonly Float64Array[]> {
  const quantities = materials.map((material) => ({ kind: "outcome" as const, id: arrivalsId(material) }));
  const columns = await runProbes(
    scenarios.map((scenario) => ({ scenario, quantities })),
    options,
  );
  return columns.map(sumOf);
}

export function arrivalsId(material: string): string {
  return outcomeId({ outcome: "arrivalsTonnes", material, sector: null });
}

/** The same world in which the exporter's policy never changes anything: every flow is the usual one. */
export function withoutPolicy(scenario: Scenario): Scenario {
  return { ...scenario, mechanisms: { ...scenario.mechanisms, policy: false } };
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
