import { exp } from "../../../model/kernels/exp.ts";
import { logSurvivalOf } from "./law.ts";
import type { Value, Weighted } from "./posterior.ts";

/** P(T > months), over everything that the laws may be: luck and ignorance together. */
export function survivalOf(laws: readonly Weighted[], months: number): number {
  return laws.reduce((sum, { fitted, weight }) => sum + weight * exp(logSurvivalOf(fitted, months)), 0);
}

/** P(T > months | T > age): the age weighs the laws by Bayes' rule. */
export function survivalBeyond(laws: readonly Weighted[], months: number, age: number): number {
  return survivalOf(laws, months) / survivalOf(laws, age);
}

/** The months that are not exceeded with probability p, 0 < p < 1, to a millionth of their logarithm. */
export function predictiveQuantile(laws: readonly Weighted[], p: number): number {
  let [low, high] = [1e-6, 1e9];
  while (high / low > 1 + 1e-6) {
    const middle = Math.sqrt(low * high);
    if (1 - survivalOf(laws, middle) < p) low = middle;
    else high = middle;
  }
  return Math.sqrt(low * high);
}

/** A function of the law: its posterior mean, and the limits that hold 90 % of its probability. */
export function limitsOf(laws: readonly Weighted[], of: (law: Weighted["fitted"]) => number): Limits {
  return limits(laws.map(({ fitted, weight }) => ({ value: of(fitted), weight })));
}

export type Limits = { readonly mean: number; readonly low: number; readonly middle: number; readonly high: number };

export function limits(values: readonly Value[]): Limits {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const quantile = (p: number) => {
    let below = 0;
    for (const { value, weight } of sorted) {
      below += weight;
      if (below >= p) return value;
    }
    return sorted[sorted.length - 1].value;
  };
  const mean = sorted.reduce((sum, { value, weight }) => sum + value * weight, 0);
  return { mean, low: quantile(0.05), middle: quantile(0.5), high: quantile(0.95) };
}
