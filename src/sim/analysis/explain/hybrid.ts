import { startingOn } from "../../explain/moved-dates.ts";
import { policyHybrid } from "../../explain/policy-hybrid.ts";
import { below, isBranch, isLabel, keysOf, type Written, type WrittenMap } from "../../explain/written.ts";
import type { InputGroup } from "./explanation.ts";
import { groupOf } from "./groups.ts";

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
