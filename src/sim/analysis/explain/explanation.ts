import type { Layout } from "../../study/layout.ts";
import { estimateMean } from "../../study/mean.ts";
import type { PairedDifference } from "../../study/study.ts";

/**
 * The groups into which the inputs of two scenarios are sorted, in the order in which they are shown:
 * - `trigger`: when a restriction begins, how long it lasts, what follows it;
 * - `scope`: what it refuses, of which forms and end uses, licences, what leaks all the same;
 * - `stocks`: makers' cover and its spread, the national stock, the rules by which they are shared;
 * - `supply`: projects elsewhere and recycling;
 * - `intensity`: demand and its shares, sectors, thrift, redesign, elasticity;
 * - `memory`: how buyers and quotes react: fear, hoarding, contracts, squeeze, speculation, volatility;
 * - `baseline`: quotes at the start, shipping, what loss and stops are measured by, the horizon.
 */
export const inputGroups = ["trigger", "scope", "stocks", "supply", "intensity", "memory", "baseline"] as const;
export type InputGroup = (typeof inputGroups)[number];

export type Merger = { readonly groups: readonly InputGroup[]; readonly why: string };

export type Estimate = { readonly value: number; readonly standardError: number };

/** What groups of inputs that differ contribute to a difference. */
type ExplanationBar = Estimate & {
  /** One group, or several that cannot be told apart because no scenario has the one without the other. */
  readonly groups: readonly InputGroup[];
  /** What the group does where all others are as in a, and where all others are as in b: its share depends on the order. */
  readonly first: Estimate;
  readonly last: Estimate;
};

/** A difference of means, b minus a, over all runs compared, and the Shapley values of the groups of inputs. */
export type Explanation = PairedDifference & {
  readonly bars: readonly ExplanationBar[];
  /** What the bars lack of the difference, since the explained runs show nothing of it; absent where they sum to it. */
  readonly remainder?: Estimate | undefined;
  /** The same difference over the explained runs alone. */
  readonly explained: PairedDifference;
};

/** explain.json: what `compare --explain` leaves behind. */
export type ExplanationRecord = {
  readonly schemaVersion: number;
  /** Names of the scenarios. */
  readonly a: string;
  readonly b: string;
  readonly seed: string;
  /** Runs of each hybrid, the same draws in all. */
  readonly runs: number;
  /** Runs of the comparison, of which those are the first. */
  readonly comparedRuns: number;
  /** Those explained that are left out, since an outcome of some hybrid is no finite number. */
  readonly failed: readonly number[];
  /** Scenarios run: a, b, and all that have some groups from the one and the rest from the other. */
  readonly hybrids: number;
  /** Groups that had to be taken as one, and the rule that a scenario with the one and not the other breaks. */
  readonly mergers: readonly Merger[];
  readonly explanations: readonly Explanation[];
};

/** The mean of one number a run, with its standard error. */
export function estimateOf(values: Float64Array, layout: Layout | null): Estimate {
  const { mean: value, standardError } = estimateMean(values, layout);
  return { value, standardError };
}
