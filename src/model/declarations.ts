import { mechanisms } from "./mechanisms/index.ts";
import type { Mechanism, StreamSpec, StreamSpecs } from "./mechanisms/mechanism.ts";
import { commonFacts, commonInputs } from "./scenario/common-inputs.ts";
import type { Facts, InputGroup, InputId, InputSpec } from "./scenario/input-spec.ts";
import { type InputAt, inputsOf, loadingsOf } from "./scenario/inputs.ts";
import { jointlyOf, posteriorEntity } from "./scenario/posterior.ts";
import type { Scenario } from "./scenario/scenario.ts";

/** All keys of the members of a union together: to be held to what must be there. */
type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;

const listed: readonly Mechanism[] = mechanisms;

/** Every input of a scenario, in the order of the list of mechanisms: what none declares does not compile. */
export const inputSpecs: Readonly<Record<InputId, InputSpec>> = {
  ...commonInputs,
  ...(Object.assign({}, ...listed.map(({ inputs }) => inputs)) as Together<(typeof mechanisms)[number]["inputs"]>),
};

type StreamsOf<Each> = Each extends { readonly streams: infer Streams } ? Streams : never;

/** Every stream of the mechanisms. */
export const streamSpecs: Readonly<Required<StreamSpecs>> = Object.assign(
  {},
  ...listed.map(({ streams }) => streams),
) as Together<StreamsOf<(typeof mechanisms)[number]>>;

/** A stream of the model by its key in `RandomStreams`. */
export type OwnedStream = readonly [key: keyof StreamSpecs, spec: StreamSpec];

export const streamsByMechanism: readonly (readonly OwnedStream[])[] = listed.map(
  ({ streams = {} }) => Object.entries(streams) as unknown as readonly OwnedStream[],
);

/** A step of a path: what may stand below it, and what is declared of it. */
type Place = {
  readonly below: Map<string, Place>;
  input: InputId | null;
  group: InputGroup | null;
  /** Whether what stands below belongs to the group too. */
  isWhole: boolean;
};

const emptyPlace = (): Place => ({ below: new Map(), input: null, group: null, isWhole: false });

function declarePlaces(): Place {
  const root = emptyPlace();
  const declare = (id: string): Place => id.split(".").reduce(placeBelow, root);
  const declareFacts = (facts: Facts) => {
    for (const [id, group] of Object.entries(facts)) Object.assign(declare(id), { group, isWhole: !id.endsWith("}") });
  };
  const declareInputs = (inputs: object, group: InputGroup | null) => {
    for (const [id, spec] of Object.entries<InputSpec>({ ...inputs }))
      Object.assign(declare(id), { input: id, group: spec.group ?? group });
  };
  declareInputs(commonInputs, null);
  declareFacts(commonFacts);
  for (const { switch: own, parts = {}, group, inputs, facts = {} } of listed) {
    const switches = Object.entries<InputGroup>(own === undefined ? parts : { [own]: group, ...parts });
    declareFacts(Object.fromEntries(switches.map(([name, of]) => [`mechanisms.${name}`, of])));
    declareInputs(inputs, group);
    declareFacts(facts);
  }
  return root;
}

/** Stands for `{sector}` and all others that stand for any key; no key of a scenario has braces. */
const anyKey = "{}";

function placeBelow({ below }: Place, word: string): Place {
  const key = word.startsWith("{") ? anyKey : word;
  const found = below.get(key) ?? emptyPlace();
  below.set(key, found);
  return found;
}

const places = declarePlaces();

function below(place: Place | undefined, word: string): Place | undefined {
  return place?.below.get(word) ?? place?.below.get(anyKey);
}

/** An input by its path in a scenario. */
type Declared = {
  readonly id: InputId;
  readonly spec: InputSpec;
  /** The keys that stand for the words in braces. */
  readonly keys: readonly string[];
};

/** What is declared of the input at a path; undefined where none may stand there. */
export function declaredAt(path: string): Declared | undefined {
  let place: Place | undefined = places;
  const keys: string[] = [];
  for (const word of path.split(".")) {
    if (!place?.below.has(word)) keys.push(word);
    place = below(place, word);
  }
  return place === undefined || place.input === null
    ? undefined
    : { id: place.input, spec: inputSpecs[place.input], keys };
}

/**
 * The group of an input, a fact or a whole entry (`sectors.large`, where only one of two scenarios has it), by its path.
 * Throws RangeError for a path that nobody declares: a slip of ours.
 */
export function groupOf(path: string): InputGroup {
  let place: Place | undefined = places;
  let whole: InputGroup | null = null;
  for (const word of path.split(".")) {
    place = below(place, word);
    if (place?.isWhole) whole = place.group;
  }
  const group = place?.group ?? whole;
  if (group === null) throw new RangeError(`${path}: must be declared by a mechanism, or as common to all`);
  return group;
}

export function isDrawnOnce(path: string): boolean {
  return declaredAt(path)?.spec.drawn !== "often";
}

/** The inputs that are drawn once a run, in the order of the scenario: the position is the entity of the draw. */
export function drawnOnce(scenario: Scenario): readonly InputAt[] {
  const inputs = inputsOf(scenario).filter(({ path }) => isDrawnOnce(path));
  const loadings = loadingsOf(
    inputs.map(({ path }) => path),
    scenario.correlations ?? [],
  );
  const { posterior } = scenario;
  return inputs.map((each, entity) => {
    const { distribution, parameter, toModelUnit } = each.input;
    const isKnown = parameter === undefined || posterior === undefined || distribution.kind === "constant";
    const jointly = isKnown ? null : jointlyOf(posterior, { parameter, toModelUnit }, inputs.length);
    return { ...each, mixedFrom: loadings[entity], jointly };
  });
}

/** What the stream of inputs draws for: each input by its path, and the draw that those of a posterior share. */
export function inputEntities(scenario: Scenario): readonly string[] {
  const paths = drawnOnce(scenario).map(({ path }) => path);
  return scenario.posterior === undefined ? paths : [...paths, posteriorEntity];
}
