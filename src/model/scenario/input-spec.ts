import type { Input } from "./parts.ts";
import type { MechanismName, Scenario } from "./scenario.ts";
import type { Dimension } from "./units.ts";

/**
 * The groups into which what two scenarios have different is sorted, in the order in which they are shown:
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

/** A number must lie in this range, in the model's unit, over the whole support of its distribution. */
export type NumberRange = { readonly low: number; readonly high: number; readonly openBelow?: boolean };

/** What is to be known of an input, once for all who read it: schema, draws, explanation and page. */
export type InputSpec = {
  readonly dimension: Dimension;
  readonly range: NumberRange;
  /** What it is, for whoever writes a scenario. */
  readonly meaning: string;
  /** Where it is not that of the mechanism that declares it. */
  readonly group?: InputGroup;
  /** Drawn each time that it is asked for, rather than once a run. */
  readonly drawn?: "often";
};

/** Inputs by where they stand in a scenario. */
export type InputSpecs = Readonly<Partial<Record<InputId, InputSpec>>>;

/** Switches, dates, names and rules, by where they stand; and whole entries that only one of two scenarios has. */
export type Facts = Readonly<Record<string, InputGroup>>;
export type Switches = Readonly<Partial<Record<MechanismName, InputGroup>>>;

/** What the keys of a map of the scenario name. */
type KeysOf = {
  readonly materials: "material";
  readonly forms: "form";
  readonly sectors: "sector";
  readonly projects: "project";
  readonly capacity: "material";
  readonly approval: "mood";
  readonly durations: "duration";
  readonly states: "state";
  readonly country: "form";
  readonly world: "form";
  readonly next: "state";
};

/**
 * Where an input stands, `sectors.{sector}.smallness`, a word in braces for any key of that kind. They are read off the type
 * of a scenario: what it holds and nobody declares, or the other way round, does not compile.
 */
export type InputId = PathsOf<Scenario, "">;
type PathsOf<Part, Path extends string> = Part extends Input
  ? Path
  : Part extends string | number | boolean | undefined | readonly unknown[]
    ? never
    : string extends keyof Part
      ? PathsOf<Part[string], `${Path}.{${KindOf<LastOf<Path>>}}`>
      : { [Key in keyof Part & string]: PathsOf<Part[Key], Path extends "" ? Key : `${Path}.${Key}`> }[keyof Part &
          string];
type LastOf<Path extends string> = Path extends `${string}.${infer Rest}` ? LastOf<Rest> : Path;
type KindOf<Key extends string> = Key extends keyof KeysOf ? KeysOf[Key] : never;

export const zeroOrMore: NumberRange = { low: 0, high: Infinity };
export const positive: NumberRange = { low: 0, high: Infinity, openBelow: true };
const unitInterval: NumberRange = { low: 0, high: 1 };
export const aboveZeroToOne: NumberRange = { ...unitInterval, openBelow: true };
export const negative: NumberRange = { low: -100, high: -0.001 };
export const oneOrMore: NumberRange = { low: 1, high: Infinity };
/** Weeks that goods or papers may be under way: each step of them is held in memory. */
export const upToTwoYears: NumberRange = { low: 0, high: 104 };

export function input(dimension: Dimension, range: NumberRange, meaning: string): InputSpec {
  return { dimension, range, meaning };
}

export const share = (meaning: string) => input("share", unitInterval, meaning);
export const time = (meaning: string) => input("time", zeroOrMore, meaning);
export const positiveTime = (meaning: string) => input("time", positive, meaning);

/** Inputs of another group than the others of their mechanism. */
export function inGroup<Id extends InputId>(
  group: InputGroup,
  specs: Readonly<Record<Id, InputSpec>>,
): Readonly<Record<Id, InputSpec>> {
  const entries = Object.entries<InputSpec>(specs).map(([id, spec]) => [id, { ...spec, group }]);
  return Object.fromEntries(entries) as Record<Id, InputSpec>;
}

export function drawnOften(spec: InputSpec): InputSpec {
  return { ...spec, drawn: "often" };
}
