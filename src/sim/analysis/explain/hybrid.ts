import { addDays, daysBetween } from "../../../model/calendar.ts";
import { groupOf } from "../../../model/declarations.ts";
import type { InputGroup } from "../../../model/scenario/input-spec.ts";
import { below, isBranch, isInput, isLabel, keysOf, type Written, type WrittenMap } from "./configuration.ts";

/** Days on which something begins or ends in the world. The date of an input's evidence is none of them. */
const dates =
  /^(start|historyFrom|policy\.knownUntil|policy\.script\.\d+\.date|squeeze\.began|materials\.[^.]+\.quotes\.known\.\d+\.date|alternativeSupply\.projects\.[^.]+\.start)$/;

/**
 * The scenario with every date moved so that it starts on this day. No number changes: the model counts weeks from the
 * start and knows no season.
 */
export function startingOn(start: string, scenario: WrittenMap): WrittenMap {
  const days = daysBetween(String(scenario.start), start);
  return moved("", scenario, days) as WrittenMap;
}

function moved(path: string, node: Written, days: number): Written {
  if (typeof node === "string") return dates.test(path) && node !== "unknown" ? addDays(node, days) : node;
  if (node === null || typeof node !== "object" || isInput(node)) return node;
  if (Array.isArray(node)) return node.map((item, index) => moved(below(path, String(index)), item, days));
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, moved(below(path, key), child, days)]));
}

type State = WrittenMap & { readonly role: string; readonly ifNotCovered?: string };

/** `policy` of a scenario as written, as far as it is taken apart here; dates of both count from one start. */
type Policy = WrittenMap & {
  readonly script: readonly { readonly date: string; readonly state: string }[];
  readonly states: Readonly<Record<string, State>>;
  readonly coverage: unknown;
};

/** Keys of a state that say what it refuses. */
const scopeKeys = new Set(["country", "world", "alternativeWithheld", "ifNotCovered"]);

/**
 * The policy of one scenario as to when states come and go, with what the states of another refuse. A state takes over from
 * its namesake; where there is none, from the first one that has its role (open, restricted, fragmented) in the other's
 * script as from its start; what was in force before, in its history, comes after these. A state of the other that these refer to, and the one in force before its start, come along: against that
 * one its refusals are counted.
 */
function policyHybrid(trigger: Policy, scope: Policy, start: string): Policy {
  const states: Record<string, State> = {};
  for (const [name, state] of Object.entries(trigger.states)) {
    const own = Object.entries(state).filter(([key]) => !scopeKeys.has(key));
    const taken = Object.entries(scope.states[fellow(name, state.role, scope, start)]).filter(([key]) =>
      scopeKeys.has(key),
    );
    states[name] = Object.fromEntries([...own, ...taken]) as State;
  }
  const before = regimeBefore(scope, start);
  const [first] = trigger.script;
  const lacksBefore = first.date >= start && !Object.hasOwn(scope.states, first.state);
  const script = before !== undefined && lacksBefore ? [before, ...trigger.script] : trigger.script;
  const named = [...Object.values(states).map(({ ifNotCovered }) => ifNotCovered), script[0].state];
  for (const name of named)
    if (name !== undefined && !Object.hasOwn(states, name))
      states[name] = { ...scope.states[name], lasts: "forever", next: {} };
  return { ...trigger, coverage: scope.coverage, script, states };
}

/** The state of a policy that has this name, or else plays this part. */
function fellow(name: string, role: string, policy: Policy, start: string): string {
  const { states, script } = policy;
  if (Object.hasOwn(states, name)) return name;
  const before = regimeBefore(policy, start)?.date ?? start;
  const fromStart = script.filter(({ date }) => date >= before);
  const inOrder = [...[...fromStart, ...script].map(({ state }) => state), ...Object.keys(states)];
  for (const wanted of standsFor[role]) {
    const found = inOrder.find((each) => states[each].role === wanted);
    if (found !== undefined) return found;
  }
  throw new RangeError(`${name}: role must be one of ${Object.keys(standsFor).join(", ")}, got ${role}`);
}

/** By role, the roles that may stand for it, the nearest first. */
const standsFor: Readonly<Record<string, readonly string[]>> = {
  open: ["open", "restricted", "fragmented"],
  restricted: ["restricted", "fragmented", "open"],
  fragmented: ["fragmented", "restricted", "open"],
};

function regimeBefore({ script }: Policy, start: string) {
  return script.findLast(({ date }) => date < start);
}

/**
 * A scenario that has some groups of inputs from b and all others from a. Dates count from the start: what began three
 * weeks before it in b does so in the hybrid. It starts on a's day and bears a's name.
 */
export function hybrid(a: WrittenMap, b: WrittenMap, fromB: ReadonlySet<InputGroup>): WrittenMap {
  const moved = startingOn(String(a.start), b);
  const mixed = mix("", a, moved, fromB) as WrittenMap;
  const [policyA, policyB] = [a.policy, moved.policy] as Parameters<typeof policyHybrid>[0][];
  const trigger = fromB.has("trigger") ? policyB : policyA;
  const scope = fromB.has("scope") ? policyB : policyA;
  return { ...mixed, policy: trigger === scope ? trigger : policyHybrid(trigger, scope, String(a.start)) };
}

function mix(path: string, a: Written | undefined, b: Written | undefined, fromB: ReadonlySet<InputGroup>): Written {
  if (path === "policy" || isLabel(path)) return a ?? b;
  if (!isBranch(a, path) || !isBranch(b, path)) return fromB.has(groupOf(path)) ? b : a;
  const entries = keysOf(a, b).map((key) => [key, mix(below(path, key), a[key], b[key], fromB)] as const);
  return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
}
