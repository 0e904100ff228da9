import { type Column, column } from "../columns.ts";
import { quantile } from "../distributions/quantile.ts";
import { cholesky } from "../kernels/cholesky.ts";
import { normalCorrelation } from "../kernels/normal-correlation.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";
import { normalSurvival } from "../kernels/normal-survival.ts";
import type { UniformSource } from "../random/source.ts";
import type { Correlation, Input } from "./parts.ts";
import { drawTaken, type Jointly } from "./posterior.ts";
import type { Scenario } from "./scenario.ts";

/** How much of the normal of another input, by its position, goes into the normal of this one. */
export type Loading = { readonly entity: number; readonly weight: number };

export type CorrelationMatrix = {
  /** Positions of the inputs that any correlation names, rising. */
  readonly entities: readonly number[];
  /** Of the normals behind the ranks, by position in `entities`; pairs that are not named have 0. */
  readonly matrix: readonly (readonly number[])[];
};

/** The correlations of inputs that are all among `paths`, none with itself. */
export function correlationMatrix(
  paths: readonly string[],
  correlations: readonly Pick<Correlation, "between" | "rank">[],
): CorrelationMatrix {
  const positions = new Map(paths.map((path, position) => [path, position]));
  const named = new Set(correlations.flatMap(({ between }) => between.map((path) => positions.get(path) as number)));
  const entities = [...named].sort((a, b) => a - b);
  const matrix = entities.map((_, i) => entities.map<number>((_, j) => (i === j ? 1 : 0)));
  for (const { between, rank } of correlations) {
    const [i, j] = between.map((path) => entities.indexOf(positions.get(path) as number));
    matrix[i][j] = matrix[j][i] = normalCorrelation(rank);
  }
  return { entities, matrix };
}

/**
 * Gaussian copula: by input, the normals of which its own is the sum. An input that is in no correlation, or comes before
 * all those it is correlated with, has none: it keeps its own draw. Throws RangeError for a matrix that is not positive
 * definite.
 */
export function loadingsOf(
  paths: readonly string[],
  correlations: readonly Pick<Correlation, "between" | "rank">[],
): readonly (readonly Loading[])[] {
  const loadings: (readonly Loading[])[] = paths.map(() => []);
  const { entities, matrix } = correlationMatrix(paths, correlations);
  const found = cholesky(matrix);
  if (found.kind === "notPositiveDefinite")
    throw new RangeError(`correlations of ${paths[entities[found.row]]}: must form a positive definite matrix`);
  found.rows.forEach((row, i) => {
    const used = row.map((weight, j) => ({ entity: entities[j], weight })).filter(({ weight }) => weight !== 0);
    if (used.length > 1) loadings[entities[i]] = used;
  });
  return loadings;
}

/** A number of the scenario and where it stands, e.g. `sectors.large.smallness`. */
type Found = { readonly path: string; readonly input: Input };

/**
 * One that is drawn once a run, with the normals it is mixed from where it is correlated with earlier ones; or with the
 * others of a posterior, null where it is not.
 */
export type InputAt = Found & { readonly mixedFrom: readonly Loading[]; readonly jointly: Jointly | null };

/** Every input of a scenario, in the order of its keys. */
export function inputsOf(scenario: Scenario): readonly Found[] {
  const found: Found[] = [];
  collect(scenario, "", found);
  return found;
}

/** The run's world: for each input one number a run, in the model's units, by its path. */
export type Inputs = Pick<ReadonlyMap<string, Column>, "get">;

export function drawInputs(
  inputs: readonly InputAt[],
  stream: UniformSource,
  firstRun: number,
  runs: number,
): ReadonlyMap<string, Column> {
  return new Map(inputs.map((each, entity) => [each.path, drawn(each, entity, stream, firstRun, runs)]));
}

/** The same numbers, but each input is drawn when it is first read: for those who read few. */
export function drawInputsAsRead(
  inputs: readonly InputAt[],
  stream: UniformSource,
  firstRun: number,
  runs: number,
): Inputs {
  const entities = new Map(inputs.map(({ path }, entity) => [path, entity]));
  const read = new Map<string, Column>();
  return {
    get(path) {
      const entity = entities.get(path);
      if (entity === undefined) return undefined;
      const values = read.get(path) ?? drawn(inputs[entity], entity, stream, firstRun, runs);
      read.set(path, values);
      return values;
    },
  };
}

function drawn(
  { input, mixedFrom, jointly }: InputAt,
  entity: number,
  stream: UniformSource,
  firstRun: number,
  runs: number,
): Column {
  const values = column(runs);
  if (input.distribution.kind === "constant") return values.fill(input.distribution.value * input.toModelUnit);
  if (jointly !== null) {
    fillTaken(values, jointly, jointly.values, stream, firstRun, runs);
    return values;
  }
  fillInputUniform(values, { entity, mixedFrom, jointly }, stream, firstRun, runs);
  for (let i = 0; i < runs; i++) values[i] = quantile(input.distribution, values[i]) * input.toModelUnit;
  return values;
}

/** The uniforms come no nearer to 0 and 1 than the draws themselves: no quantile is ever infinite. */
const nearestToEnds = 1.1102230246251565e-16;

/**
 * The uniforms, one a run, of which an input is the quantile: its own draws, or, where it is correlated with earlier
 * inputs, the normal distribution function of the sum of their normals and its own. Uniform either way, so that the
 * input's own distribution does not feel the correlation. Of one that is drawn with others, where its value stands among
 * those of all draws.
 */
export function fillInputUniform(
  out: Column,
  { entity, mixedFrom, jointly }: Pick<InputAt, "mixedFrom" | "jointly"> & { readonly entity: number },
  stream: UniformSource,
  firstRun: number,
  runs: number,
): void {
  if (jointly !== null) {
    fillTaken(out, jointly, jointly.ranks, stream, firstRun, runs);
    return;
  }
  if (mixedFrom.length === 0) {
    stream.fillUniform(out, firstRun, runs, 0, entity);
    return;
  }
  const mixed = column(runs);
  for (const { entity: from, weight } of mixedFrom) {
    stream.fillUniform(out, firstRun, runs, 0, from);
    for (let i = 0; i < runs; i++) mixed[i] += weight * normalQuantile(out[i]);
  }
  for (let i = 0; i < runs; i++)
    out[i] = Math.min(1 - nearestToEnds, Math.max(nearestToEnds, normalSurvival(-mixed[i])));
}

/** What the draw that each run takes has, of one number a draw. */
function fillTaken(
  out: Column,
  { entity, upTo }: Jointly,
  ofDraw: Float64Array,
  stream: UniformSource,
  firstRun: number,
  runs: number,
): void {
  stream.fillUniform(out, firstRun, runs, 0, entity);
  for (let i = 0; i < runs; i++) out[i] = ofDraw[drawTaken(upTo, out[i])];
}

/** Throws RangeError for a path that is no input: a slip of ours, not of the scenario. */
export function inputColumn(inputs: Inputs, path: string): Column {
  const values = inputs.get(path);
  if (values === undefined) throw new RangeError(`${path}: no such input`);
  return values;
}

function collect(node: unknown, path: string, found: Found[]): void {
  if (node === null || typeof node !== "object" || Array.isArray(node)) return;
  if (isInput(node)) {
    found.push({ path, input: node });
    return;
  }
  for (const [key, child] of Object.entries(node)) collect(child, path === "" ? key : `${path}.${key}`, found);
}

function isInput(node: object): node is Input {
  return "distribution" in node && "toModelUnit" in node;
}

/** Median of an input in the model's units. */
export function medianOf(input: Input): number {
  return quantile(input.distribution, 0.5) * input.toModelUnit;
}
