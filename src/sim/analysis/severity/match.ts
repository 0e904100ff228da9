import { retitled } from "../../../model/scenario/title.ts";
import { type CourseOptions, type Probe, ProbeCourse, type ProbeFailure } from "../../engine/probes/run-probes.ts";
import { plainSampling } from "../../engine/sampling/sampling.ts";
import { ScenarioError } from "../../scenario/problem.ts";
import { type ReadScenario, readDocument } from "../../scenario/read.ts";
import { finiteOf } from "../../study/layout.ts";
import { type Estimate, estimateOf } from "../explain/explanation.ts";
import { arrivalsOf, minus, withoutPolicy } from "./missing.ts";
import { scaledRestrictions } from "./scaled.ts";

type Tried = { readonly factor: number; readonly tonnes: number };

/** No length of the restrictions misses as much: what is missing lies on one side of it for every factor tried. */
export type OutOfReach = { readonly kind: "outOfReach"; readonly wanted: number; readonly at: readonly Tried[] };

export type Matched = {
  readonly kind: "matched";
  /** Times as long as b's restrictions last, to four digits; the error is that of the runs of the search. */
  readonly factor: Estimate;
  /** b with its restrictions so scaled. */
  readonly scenario: ReadScenario;
  /** Runs that failed in some step of the search, and were left out of it. */
  readonly failures: readonly ProbeFailure[];
};

/** Factors tried lie within this, and its inverse. */
const furthest = 64;
/** The bracket is then as narrow as four digits can tell. */
const halvings = 13;

/**
 * How many times as long b's restrictions must last for as many tonnes to be missing, on average, as in a: bisection on
 * common random numbers. Missing are the tonnes that would have arrived over the horizon had the exporter's policy changed
 * nothing, less those that do: of the materials that both have, run for run. Assumes that more are missing the longer a
 * restriction lasts.
 */
export async function matchSeverity(
  a: ReadScenario,
  b: ReadScenario,
  materials: readonly string[],
  options: CourseOptions,
): Promise<Matched | OutOfReach> {
  const { seed, runs, sampling = plainSampling } = options;
  const estimate = (values: Float64Array) => {
    const { kept, layout } = finiteOf(values, { seed, runs, sampling });
    return estimateOf(kept, layout);
  };
  const course = new ProbeCourse(options, 3 + leastTried + halvings + 1);
  const arrivals = async (scenarios: readonly Pick<Probe, "name" | "read">[]) => {
    const { tonnes, failures } = await arrivalsOf(scenarios, materials, course.next(scenarios.length));
    course.add(failures);
    return tonnes;
  };
  const [usualA, inA, usualB] = await arrivals([
    withoutPolicy(a),
    { name: a.scenario.name, read: a },
    withoutPolicy(b),
  ]);
  const missingInA = minus(usualA, inA);
  const wanted = estimate(missingInA).value;
  const excessAt = async (factor: number): Promise<Float64Array> => {
    const name = `${b.scenario.name}-${factor}-times-as-long`;
    const [column] = await arrivals([{ name, read: scaled(a, b, factor) }]);
    return minus(minus(usualB, column), missingInA);
  };
  const tried: Tried[] = [];
  const at = async (factor: number): Promise<Tried> => {
    const of = { factor, tonnes: estimate(await excessAt(factor)).value + wanted };
    tried.push(of);
    return of;
  };
  const octave = await octaveAround(wanted, at, (factor) => {
    if (tried.length >= leastTried) course.extend();
    return isValid(() => scaled(a, b, factor));
  });
  if (octave === null) return { kind: "outOfReach", wanted, at: tried };
  let [low, high] = octave.map((end) => end.factor);
  for (let step = 0; step < halvings; step++) {
    const middle = Math.sqrt(low * high);
    if ((await at(middle)).tonnes > wanted) high = middle;
    else low = middle;
  }
  const factor = Number(Math.sqrt(low * high).toPrecision(4));
  const [least, most] = octave;
  const tonnesPerFactor = (most.tonnes - least.tonnes) / (most.factor - least.factor);
  const { standardError } = estimate(await excessAt(factor));
  return {
    kind: "matched",
    factor: { value: factor, standardError: standardError / tonnesPerFactor },
    scenario: scaled(a, b, factor),
    failures: course.failures,
  };
}

/** The fewest factors between which the one sought can be known to lie. */
const leastTried = 2;

/** Two factors, one twice the other, with less missing than wanted at the first and more at the second; null if none. */
async function octaveAround(
  wanted: number,
  at: (factor: number) => Promise<Tried>,
  isScenario: (factor: number) => boolean,
): Promise<readonly [Tried, Tried] | null> {
  let last = await at(1);
  const ratio = last.tonnes > wanted ? 0.5 : 2;
  for (let factor = ratio; factor <= furthest && factor >= 1 / furthest && isScenario(factor); factor *= ratio) {
    const next = await at(factor);
    if (ratio < 1 && next.tonnes <= wanted) return [next, last];
    if (ratio > 1 && next.tonnes > wanted) return [last, next];
    last = next;
  }
  return null;
}

function scaled(a: ReadScenario, b: ReadScenario, factor: number): ReadScenario {
  const because = `so that as many tonnes are missing as in ${a.scenario.name}`;
  const { shortTitle: _, ...document } = scaledRestrictions(b.document, factor, because);
  const name = `${b.scenario.name}-matched`;
  const title = retitled(b.scenario.title, (text) => `${text}, as severe as ${a.scenario.name}`);
  return readDocument({ ...document, name, title }, name);
}

function isValid(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof ScenarioError) return false;
    throw error;
  }
}
