import type { Distribution } from "../distributions/distribution.ts";
import type { Input } from "./parts.ts";

/** Draws of an inference as a scenario takes them: each run has the numbers of one draw, all of them. */
export type Posterior = {
  readonly name: string;
  /** SHA-256 of the file that the draws come from. */
  readonly sha256: string;
  /** Day to which it knows the world: what is dated to it or before may be in it already. */
  readonly knownTo?: string | undefined;
  /** History of the inference for which the scenario stands, if they differ. */
  readonly history?: string | undefined;
  /** World of the inference in which the scenario stands; absent: draws of all. */
  readonly world?: string | undefined;
  readonly parameters: readonly string[];
  /** By draw: how often it is taken, over their sum. */
  readonly weights: readonly number[];
  /** By draw, then parameter, in the unit of the inputs that take it. */
  readonly draws: readonly (readonly number[])[];
  /** Inputs and settings of the posterior that the scenario states itself instead. */
  readonly overridden: readonly string[];
};

/** How an input is called that a scenario draws from its posterior: by what is drawn, and of which draws. */
export function posteriorId({ name, world, sha256 }: Pick<Posterior, "name" | "world" | "sha256">): string {
  return [name, ...(world === undefined ? [] : [world]), sha256.slice(0, 12)].join(":");
}

/** The entity of the one draw a run that all inputs of a posterior share; no path of an input. */
export const posteriorEntity = "posterior";

/** An input that is drawn with others. */
export type Jointly = {
  /** Position of the shared draw in the stream of inputs. */
  readonly entity: number;
  /** By draw: its probability and those of all before it, 0-1. */
  readonly upTo: Float64Array;
  /** By draw, in the model's unit. */
  readonly values: Float64Array;
  /** By draw: the middle of its value's place in the input's own distribution, 0-1. */
  readonly ranks: Float64Array;
};

/** Values that an input takes in each draw, in its own unit; empty for a parameter that the posterior does not have. */
export function valuesOfParameter(
  { parameters, draws }: Pick<Posterior, "parameters" | "draws">,
  { name, times }: NonNullable<Input["parameter"]>,
): readonly number[] {
  const p = parameters.indexOf(name);
  return p < 0 ? [] : draws.map((values) => values[p] * times);
}

type Atom = { readonly value: number; weight: number };

function atomsOf(values: readonly number[], weights: readonly number[]): readonly Atom[] {
  const atoms = new Map<number, Atom>();
  values.forEach((value, k) => {
    const found = atoms.get(value);
    if (found === undefined) atoms.set(value, { value, weight: weights[k] });
    else found.weight += weights[k];
  });
  return [...atoms.values()].sort((a, b) => a.value - b.value);
}

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);

/** What is believed of one input of a posterior by itself. */
export function marginalOf(values: readonly number[], weights: readonly number[]): Distribution {
  const total = sum(weights);
  const atoms = atomsOf(values, weights);
  return {
    kind: "discrete",
    values: atoms.map(({ value }) => value),
    probabilities: atoms.map(({ weight }) => weight / total),
  };
}

/** How an input is drawn with the others of a posterior; `entity` as in `Jointly`. */
export function jointlyOf(
  posterior: Pick<Posterior, "parameters" | "weights" | "draws">,
  { parameter, toModelUnit }: Required<Pick<Input, "parameter" | "toModelUnit">>,
  entity: number,
): Jointly | null {
  if (parameter === undefined) return null;
  const { weights } = posterior;
  const values = valuesOfParameter(posterior, parameter);
  const total = sum(weights);
  const rankOf = new Map<number, number>();
  let below = 0;
  for (const { value, weight } of atomsOf(values, weights)) {
    rankOf.set(value, (below + weight / 2) / total);
    below += weight;
  }
  const upTo = new Float64Array(weights.length);
  weights.reduce((before, weight, k) => {
    upTo[k] = (before + weight) / total;
    return before + weight;
  }, 0);
  return {
    ...{ entity, upTo },
    values: Float64Array.from(values, (value) => value * toModelUnit),
    ranks: Float64Array.from(values, (value) => rankOf.get(value) as number),
  };
}

/** The draw that a uniform takes: of weight w among all of W, by a share w / W of the uniforms. */
export function drawTaken(upTo: Float64Array, u: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (u < upTo[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}
