import type { Input } from "../../model/scenario/parts.ts";
import type { Scenario } from "../../model/scenario/scenario.ts";
import { movedTitle } from "../words/explorer.ts";
import type { Control } from "./given.ts";
import type { State } from "./state.ts";

/** What of a state changes the scenario itself. */
export type Moves = Pick<State, "moved" | "switched" | "trigger">;

/** The scenario as moved: the same, to the last bit, as what `savedYaml` makes of it. */
export function movedScenario(scenario: Scenario, { moved, switched, trigger }: Moves): Scenario {
  const mechanisms = { ...scenario.mechanisms, ...switched, ...ruleSwitch(trigger) };
  const released: Scenario = {
    ...scenario,
    mechanisms,
    nationalStock: {
      ...scenario.nationalStock,
      release: { ...scenario.nationalStock.release, ...(trigger && { trigger }) },
    },
  };
  return Object.entries(moved).reduce(
    (node, [path, value]) => changedAt(node, path.split("."), (input) => heldAt(input as Input, value, scenario.name)),
    released,
  );
}

/** A rule that is chosen acts, also where the scenario releases nothing. */
function ruleSwitch(trigger: State["trigger"]) {
  return trigger === null ? {} : { stockRelease: true };
}

const sourceOf = (name: string) => `Set by hand in the explorer of ${name}.`;

function heldAt({ parameter: _, ...input }: Input, value: number, name: string): Input {
  return { ...input, distribution: { kind: "constant", value }, source: sourceOf(name), grade: "D" };
}

function changedAt<Node>(node: Node, [key, ...rest]: readonly string[], change: (found: unknown) => unknown): Node {
  const below = (node as Readonly<Record<string, unknown>>)[key];
  const value = rest.length === 0 ? change(below) : changedAt(below, rest, change);
  return { ...node, [key]: value };
}

/** What is on record rules some numbers out: the moves without those, and the paths of those. */
export function allowedByRecord<Of extends Moves>(
  moves: Of,
  controls: readonly Pick<Control, "path" | "known">[],
): { readonly moves: Of; readonly ruledOut: readonly string[] } {
  const isOut = ([path, value]: readonly [string, number]) => {
    const known = controls.find((control) => control.path === path)?.known;
    return known === null || (known !== undefined && (value < known.low || value > known.high));
  };
  const [all, out] = [Object.entries(moves.moved), Object.entries(moves.moved).filter(isOut)];
  const moved = Object.fromEntries(all.filter((each) => !isOut(each)));
  return { moves: { ...moves, moved }, ruledOut: out.map(([path]) => path) };
}

/** Whether anything is moved at all. */
export function isMoved({ moved, switched, trigger }: Moves): boolean {
  return trigger !== null || Object.keys(moved).length + Object.keys(switched).length > 0;
}

/** By key: what stands there as YAML, in one line, or more keys. */
type Branch = { [key: string]: string | Branch };

/** What the saved scenario is called. */
export function savedName({ name }: Pick<Scenario, "name">): string {
  return `${name}-moved`;
}

/**
 * The moved scenario as a file that the command line runs to the same bytes: what was moved, over the shipped scenario or the
 * file beside it that `extended` names.
 */
export function savedYaml(scenario: Scenario, moves: Moves, extended: string): string {
  const { name, title } = scenario;
  const lines = [
    `# Made by the explorer of ${name}: what is not below is as there.`,
    "schemaVersion: 1",
    `extends: ${JSON.stringify(extended)}`,
    `name: ${savedName(scenario)}`,
    `title: ${flow(movedTitle(title))}`,
    ...block(changesOf(scenario, moves), ""),
  ];
  return `${lines.join("\n")}\n`;
}

function changesOf(scenario: Scenario, { moved, switched, trigger }: Moves): Branch {
  const changes: Branch = {};
  const set = (path: readonly string[], value: string) => {
    const [last, above] = [path[path.length - 1], path.slice(0, -1)];
    let node = changes;
    for (const key of above) {
      node[key] ??= {};
      node = node[key] as Branch;
    }
    node[last] = value;
  };
  for (const [name, isOn] of Object.entries({ ...switched, ...ruleSwitch(trigger) }))
    set(["mechanisms", name], String(isOn));
  if (trigger !== null) set(["nationalStock", "release", "trigger"], trigger);
  const held = movedScenario(scenario, { moved, switched: {}, trigger: null });
  for (const path of Object.keys(moved)) {
    const keys = path.split(".");
    // Successors of a policy state are laid over a base as one: all that stand beside the one that is held.
    const whole = keys.at(-2) === "next" ? keys.slice(0, -1) : keys;
    set(whole, written(at(held, whole)));
  }
  return changes;
}

/** An input, or a map of inputs and words, as a scenario writes them, on one line. */
function written(node: unknown): string {
  if (typeof node !== "object" || node === null) return JSON.stringify(node);
  if ("toModelUnit" in node) {
    const { distribution, parameter, unit, source, date, grade } = node as Input;
    const { kind } = distribution;
    const value = kind === "constant" ? { value: distribution.value } : parameter ? { parameter } : { distribution };
    return flow({ ...value, unit, source, date, grade });
  }
  const all = Object.entries(node).map(([key, below]) => `${keyText(key)}: ${written(below)}`);
  return `{ ${all.join(", ")} }`;
}

/** What stands at a path, which is there. */
function at(scenario: Scenario, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], scenario);
}

function block(branch: Branch, indent: string): readonly string[] {
  return Object.entries(branch).flatMap(([key, value]) =>
    typeof value === "string"
      ? [`${indent}${keyText(key)}: ${value}`]
      : [`${indent}${keyText(key)}:`, ...block(value, `${indent}  `)],
  );
}

/** Text as JSON writes it, which YAML reads alike. */
function flow(record: Readonly<Record<string, unknown>>): string {
  return `{ ${Object.entries(record)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(", ")} }`;
}

/** Plain where YAML takes it for text. */
function keyText(key: string): string {
  return /^[A-Za-z][\w-]*$/.test(key) && !/^(null|true|false)$/i.test(key) ? key : JSON.stringify(key);
}
