import { type Column, column } from "../columns.ts";
import { type Loading, loadingsOf } from "../correlations.ts";
import { quantile } from "../distributions/quantile.ts";
import { normalQuantile } from "../kernels/normal-quantile.ts";
import { normalSurvival } from "../kernels/normal-survival.ts";
import type { UniformSource } from "../random/source.ts";
import type { Input } from "./parts.ts";
import type { Scenario } from "./scenario.ts";

/** A number of the scenario and where it stands, e.g. `sectors.traction.makerCover`. */
type Found = { readonly path: string; readonly input: Input };

/** One that is drawn once a run, with the normals it is mixed from where it is correlated with earlier ones. */
export type InputAt = Found & { readonly mixedFrom: readonly Loading[] };

/** Every input of a scenario, in the order of its keys. */
function inputsOf(scenario: Scenario): readonly Found[] {
  const found: Found[] = [];
  collect(scenario, "", found);
  return found;
}

/** Drawn at each visit of a state, or for each desk or batch of the licence office, rather than once a run. */
const drawnOften = /^(policy\.states\..*\.lasts|policy\.durations\..*|licences\.(delay|approval\..*))$/;

export function isDrawnOnce(path: string): boolean {
  return !drawnOften.test(path);
}

/** The inputs that are drawn once a run, in the order of the scenario: the position is the entity of the draw. */
export function drawnOnce(scenario: Scenario): readonly InputAt[] {
  const inputs = inputsOf(scenario).filter(({ path }) => isDrawnOnce(path));
  const loadings = loadingsOf(
    inputs.map(({ path }) => path),
    scenario.correlations ?? [],
  );
  return inputs.map((each, entity) => ({ ...each, mixedFrom: loadings[entity] }));
}

/** The run's world: for each input one number a run, in the model's units. */
export type Inputs = ReadonlyMap<string, Column>;

export function drawInputs(inputs: readonly InputAt[], stream: UniformSource, firstRun: number, runs: number): Inputs {
  const drawn = new Map<string, Column>();
  inputs.forEach(({ path, input, mixedFrom }, entity) => {
    const values = column(runs);
    if (input.distribution.kind === "constant") values.fill(input.distribution.value * input.toModelUnit);
    else {
      fillInputUniform(values, { entity, mixedFrom }, stream, firstRun, runs);
      for (let i = 0; i < runs; i++) values[i] = quantile(input.distribution, values[i]) * input.toModelUnit;
    }
    drawn.set(path, values);
  });
  return drawn;
}

/** The uniforms come no nearer to 0 and 1 than the draws themselves: no quantile is ever infinite. */
const nearestToEnds = 1.1102230246251565e-16;

/**
 * The uniforms, one a run, of which an input is the quantile: its own draws, or, where it is correlated with earlier
 * inputs, the normal distribution function of the sum of their normals and its own. Uniform either way, so that the
 * input's own distribution does not feel the correlation.
 */
export function fillInputUniform(
  out: Column,
  { entity, mixedFrom }: { readonly entity: number; readonly mixedFrom: readonly Loading[] },
  stream: UniformSource,
  firstRun: number,
  runs: number,
): void {
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

/** Throws RangeError for a path that is no input: a slip of ours, not of the scenario. */
export function inputColumn(inputs: Inputs, path: string): Column {
  const values = inputs.get(path);
  if (values === undefined) throw new RangeError(`${path}: no such input`);
  return values;
}

function collect(node: unknown, path: string, found: Found[]): void {
  if (node === null || typeof node !== "object") return;
  if (isInput(node)) {
    found.push({ path, input: node });
    return;
  }
  for (const [key, child] of Object.entries(node)) collect(child, path === "" ? key : `${path}.${key}`, found);
}

function isInput(node: object): node is Input {
  return "distribution" in node && "toModelUnit" in node;
}
