import type { Fact } from "../engine/facts/fact.ts";
import { recordProbability } from "../engine/facts/law.ts";

/** What a study makes of each fact before it is weighed by any: sums over runs, folded in run order. */
export class Surprises {
  readonly #facts: readonly Pick<Fact, "name" | "law">[];
  readonly #sums: Float64Array;
  #runs = 0;

  constructor(facts: readonly Pick<Fact, "name" | "law">[]) {
    this.#facts = facts;
    this.#sums = new Float64Array(facts.length);
  }

  /** By fact: what it is held against in some runs, and what each counts for by its design; one each where left out. */
  add(values: readonly Float64Array[], counts: (position: number) => number = () => 1): void {
    this.#facts.forEach(({ law }, f) => {
      let sum = this.#sums[f];
      for (let i = 0; i < values[f].length; i++) sum += counts(i) * recordProbability(law, values[f][i]);
      this.#sums[f] = sum;
    });
    for (let i = 0; i < (values[0]?.length ?? 0); i++) this.#runs += counts(i);
  }

  /** By fact: see `surpriseOf`. */
  found(): readonly { readonly name: string; readonly probability: number }[] {
    return this.#facts.map(({ name, law }, f) => ({ name, probability: surpriseOf(law, this.#sums[f] / this.#runs) }));
  }
}

/**
 * Probability, 0-1, by which a model foretells a record, from the mean over its runs of `recordProbability`: of a figure
 * that of one at least as far to its side, twice; of anything else that of the record.
 */
export function surpriseOf({ kind }: Pick<Fact["law"], "kind">, mean: number): number {
  return kind === "figure" ? Math.min(1, 2 * Math.min(mean, 1 - mean)) : mean;
}

/** Below it a fact is said to contradict the model: it would be so in one world of a hundred. */
export const contradiction = 0.01;

/** Fewer runs of equal weight than these say nothing: their means err by a seventh of their own spread. */
export const fewestEffective = 50;

/** With fewer, results say so: a share near one half is known to 5 points of a hundred at most. */
export const fewEffective = 400;
