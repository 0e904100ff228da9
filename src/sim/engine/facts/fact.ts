import { exp } from "../../../model/kernels/exp.ts";
import type { Quantity } from "../probes/quantity.ts";
import { type Law, logLikelihood } from "./law.ts";

/** What a fact is held against: a number that a run yields, or one of its inputs by its path, in the model's units. */
export type Asked = Quantity | { readonly kind: "input"; readonly path: string };

/**
 * Something on record that weighs runs by how likely each makes it. It is read at the end of a week, counted from the start,
 * below 0 within a scenario's history: what it asks of a run is settled then.
 */
export type Fact = {
  readonly name: string;
  readonly week: number;
  readonly asked: Asked;
  readonly law: Law;
};

/** Week after which all facts are read; -1 of none, and of those that all lie before the start. */
export function lastWeekOf(facts: readonly Pick<Fact, "week">[]): number {
  return facts.reduce((last, { week }) => Math.max(last, week), -1);
}

/** Log likelihood of each fact in each run, from the value that each run has; a column a fact. */
export function logLikelihoodsOf(
  facts: readonly Pick<Fact, "law">[],
  values: readonly Float64Array[],
): readonly Float64Array[] {
  return facts.map(({ law }, f) => values[f].map((value) => logLikelihood(law, value)));
}

/** What each run counts for, 0-1: the product over facts of how likely it makes each, over the most that a run could. */
export function weightsByFacts(facts: readonly Pick<Fact, "law">[], values: readonly Float64Array[]): Float64Array {
  const logs = logLikelihoodsOf(facts, values);
  return (values[0] ?? new Float64Array(0)).map((_, i) => {
    let sum = 0;
    for (let f = 0; f < logs.length; f++) sum += logs[f][i];
    return sum < smallestLog ? 0 : exp(sum);
  });
}

/** Below it a weight is no normal number. */
const smallestLog = -700;
