import { type ReleaseTrigger, releaseTriggers } from "../../model/scenario/parts.ts";
import { type MechanismName, mechanismNames } from "../../model/scenario/scenario.ts";

/** Of the form in which an address holds a state. One of another version is told to the reader, and not guessed at. */
const stateVersion = 1;

/** Runs that a reader may ask for. */
export const runCounts: readonly number[] = [500, 2000, 10_000];

/** All that a reader has chosen: the page shows nothing that does not follow from it. */
export type State = {
  /** Inputs held at one number, in the unit that the scenario writes, by path; all others are drawn as it says. */
  readonly moved: Readonly<Record<string, number>>;
  /** Mechanisms that are not as the scenario has them. */
  readonly switched: Readonly<Partial<Record<MechanismName, boolean>>>;
  /** By which rule the national stock is released; null as the scenario says. */
  readonly trigger: ReleaseTrigger | null;
  readonly runs: number;
  /** Whether what is on record weighs the runs. */
  readonly isWeighed: boolean;
  /** The run that is told. */
  readonly story: number | null;
  /** What charts of one metal and one sector show. */
  readonly material: string;
  readonly sector: string;
};

/** What a page lets a reader choose. */
export type Offer = {
  /** The name of its scenario. */
  readonly scenario: { readonly name: string };
  readonly controls: readonly { readonly path: string; readonly low: number; readonly high: number }[];
  readonly runs: number;
  /** Whether they are on at first; null where the page has none. */
  readonly facts: { readonly isOn: boolean } | null;
  /** Names, the first of which are shown at first. */
  readonly materials: readonly string[];
  readonly sectors: readonly string[];
};

/** As the page opens: the scenario as written. */
export function firstState({ runs, facts, materials, sectors }: Offer): State {
  const [material, sector] = [materials[0], sectors[0]];
  return {
    moved: {},
    switched: {},
    trigger: null,
    runs,
    isWeighed: facts?.isOn ?? false,
    story: null,
    material,
    sector,
  };
}

/** A state as it stands in an address behind the number sign. */
export function encodeState(
  { moved, switched, trigger, runs, isWeighed, story, material, sector }: State,
  { scenario }: Pick<Offer, "scenario">,
): string {
  const fields = new URLSearchParams({
    ...{
      v: String(stateVersion),
      of: scenario.name,
      runs: String(runs),
      facts: isWeighed ? "1" : "0",
      material,
      sector,
    },
  });
  if (trigger !== null) fields.set("rule", trigger);
  for (const [name, isOn] of Object.entries(switched)) fields.append(isOn ? "on" : "off", name);
  for (const [path, value] of Object.entries(moved)) fields.append("set", `${path}:${value}`);
  if (story !== null) fields.set("run", String(story));
  return fields.toString();
}

/** What an address says: a state, and what in it this page does not know; or that it is of another version, or another scenario. */
export type Decoded =
  | { readonly kind: "state"; readonly state: State; readonly ignored: readonly string[] }
  | { readonly kind: "otherVersion"; readonly version: string }
  | { readonly kind: "otherScenario"; readonly name: string };

/** Reads an address; what is left out of it is as the page opens. */
export function decodeState(hash: string, offer: Offer): Decoded {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const first = firstState(offer);
  if ([...fields].length === 0) return { kind: "state", state: first, ignored: [] };
  const version = fields.get("v") ?? "";
  if (version !== String(stateVersion)) return { kind: "otherVersion", version };
  const name = fields.get("of") ?? offer.scenario.name;
  if (name !== offer.scenario.name) return { kind: "otherScenario", name };
  const ignored: string[] = [];
  const moved: Record<string, number> = {};
  const switched: Partial<Record<MechanismName, boolean>> = {};
  let { trigger, runs, isWeighed, story, material, sector } = first;
  for (const [key, value] of fields) {
    if (key === "v" || key === "of") continue;
    if (key === "set" && isMove(value, offer)) {
      const [path, number] = splitMove(value);
      moved[path] = Number(number);
    } else if ((key === "on" || key === "off") && isOneOf(mechanismNames, value)) switched[value] = key === "on";
    else if (key === "rule" && isOneOf(releaseTriggers, value)) trigger = value;
    else if (key === "runs" && [...runCounts, offer.runs].includes(Number(value))) runs = Number(value);
    else if (key === "facts" && (value === "0" || (value === "1" && offer.facts !== null))) isWeighed = value === "1";
    else if (key === "material" && offer.materials.includes(value)) material = value;
    else if (key === "sector" && offer.sectors.includes(value)) sector = value;
    else if (key === "run" && /^\d{1,9}$/.test(value)) story = Number(value);
    else ignored.push(`${key}=${value}`);
  }
  return { kind: "state", state: { moved, switched, trigger, runs, isWeighed, story, material, sector }, ignored };
}

function splitMove(text: string): readonly [path: string, number: string] {
  const colon = text.lastIndexOf(":");
  return [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)];
}

/** Whether it holds an input that there is at a number within its reach. */
function isMove(text: string, { controls }: Offer): boolean {
  const [path, number] = splitMove(text);
  const control = controls.find((each) => each.path === path);
  const value = number.trim() === "" ? Number.NaN : Number(number);
  return control !== undefined && value >= control.low && value <= control.high;
}

function isOneOf<Name extends string>(names: readonly Name[], text: string): text is Name {
  return (names as readonly string[]).includes(text);
}
