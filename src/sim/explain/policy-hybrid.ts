import type { WrittenMap } from "./written.ts";

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
 * its namesake; where there is none, from the first one in the other's script that has its role (open, restricted,
 * fragmented). A state of the other that these refer to, and the one in force before its start, come along: against that
 * one its refusals are counted.
 */
export function policyHybrid(trigger: Policy, scope: Policy, start: string): Policy {
  const states: Record<string, State> = {};
  for (const [name, state] of Object.entries(trigger.states)) {
    const own = Object.entries(state).filter(([key]) => !scopeKeys.has(key));
    const taken = Object.entries(scope.states[fellow(name, state.role, scope)]).filter(([key]) => scopeKeys.has(key));
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
function fellow(name: string, role: string, { states, script }: Policy): string {
  if (Object.hasOwn(states, name)) return name;
  const inOrder = [...script.map(({ state }) => state), ...Object.keys(states)];
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
