import type { Distribution } from "./distribution.ts";

/** A value that is taken with a probability of its own. */
export type Atom = { readonly value: number; readonly mass: number };

const none: readonly Atom[] = [];
const known = new WeakMap<Distribution, readonly Atom[]>();

/** Values of a distribution that have a probability of their own, each once; found once for each distribution. */
export function atomsOf(distribution: Distribution): readonly Atom[] {
  const before = known.get(distribution);
  if (before !== undefined) return before;
  const masses = new Map<number, number>();
  collect(distribution, 1, masses);
  const atoms = masses.size === 0 ? none : [...masses].map(([value, mass]) => ({ value, mass }));
  known.set(distribution, atoms);
  return atoms;
}

function collect(distribution: Distribution, weight: number, masses: Map<number, number>): void {
  if (weight === 0) return;
  if (distribution.kind === "constant") masses.set(distribution.value, (masses.get(distribution.value) ?? 0) + weight);
  else if (distribution.kind === "discrete")
    distribution.values.forEach((value, i) => {
      masses.set(value, (masses.get(value) ?? 0) + weight * distribution.probabilities[i]);
    });
  else if (distribution.kind === "mixture")
    for (const component of distribution.components) collect(component.distribution, weight * component.weight, masses);
}
