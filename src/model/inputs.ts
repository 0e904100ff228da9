import { type Column, column } from "./columns.ts";
import { quantile } from "./distributions/quantile.ts";
import type { Stream } from "./random/streams.ts";
import type { Input, Scenario } from "./scenario.ts";

/** A number of the scenario and where it stands, e.g. `sectors.traction.makerCover`. */
export type InputAt = { readonly path: string; readonly input: Input };

/** Every input of a scenario, in the order of its keys. */
function inputsOf(scenario: Scenario): readonly InputAt[] {
  const found: InputAt[] = [];
  collect(scenario, "", found);
  return found;
}

/** Drawn at each visit of a state, and for each batch of licences, rather than once a run. */
const drawnOften = /^(policy\.states\..*\.lasts|policy\.durations\..*|licences\.delay)$/;

/** The inputs that are drawn once a run. */
export function drawnOnce(scenario: Scenario): readonly InputAt[] {
  return inputsOf(scenario).filter(({ path }) => !drawnOften.test(path));
}

/** The run's world: for each input one number a run, in the model's units. */
export type Inputs = ReadonlyMap<string, Column>;

export function drawInputs(inputs: readonly InputAt[], stream: Stream, firstRun: number, runs: number): Inputs {
  const drawn = new Map<string, Column>();
  inputs.forEach(({ path, input }, entity) => {
    const values = column(runs);
    if (input.distribution.kind === "constant") values.fill(input.distribution.value * input.toModelUnit);
    else {
      stream.fillUniform(values, firstRun, runs, 0, entity);
      for (let i = 0; i < runs; i++) values[i] = quantile(input.distribution, values[i]) * input.toModelUnit;
    }
    drawn.set(path, values);
  });
  return drawn;
}

/** Throws RangeError for a path that is no input: a slip of ours, not of the scenario. */
export function inputColumn(inputs: Inputs, path: string): Column {
  const values = inputs.get(path);
  if (values === undefined) throw new RangeError(`${path}: no such input`);
  return values;
}

function collect(node: unknown, path: string, found: InputAt[]): void {
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
