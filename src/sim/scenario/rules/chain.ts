import { keyPlaceOf, type Path } from "../tree.ts";
import type { Finder } from "./finder.ts";

/** The chain of policy states: what follows has probabilities, every state can be left, and be reached. */
export function checkChain(found: Finder): void {
  const states = found.keys("policy", "states");
  for (const state of states) checkSuccessors(found, state);
  const reached = reachedStates(found, states);
  if (reached.size === 0) return;
  for (const state of states) {
    const path: Path = ["policy", "states", state];
    // A base offers states; that a scenario does not lead to all of them is no mistake. One that it writes itself is.
    const isOwn = keyPlaceOf(found.tree, path).file === found.tree.place.file;
    if (isOwn && !reached.has(state))
      found.addAtKey(path, "must be a state to which the script or another state leads");
  }
}

function checkSuccessors(found: Finder, state: string): void {
  const path: Path = ["policy", "states", state, "next"];
  if (!found.isMap(...path)) return;
  const next = found.keys(...path);
  const lasts = found.value("policy", "states", state, "lasts");
  const forever = lasts === "forever";
  const others: readonly Path[] = [["policy", "states", state, "lasts"]];
  if (forever && next.length > 0) found.add(path, "must be empty: the state lasts for ever", next, others);
  if (!forever && next.length === 0)
    found.add(path, "must name a successor: the state does not last for ever", {}, others);
  if (next.length === 0) return;
  const before = found.problems.length;
  checkProbabilities(found, path, next);
  const onlyItself = possible(found, state).every((successor) => successor === state);
  if (!forever && onlyItself && found.problems.length === before)
    found.add(path, "must lead to another state: one that is never left lasts forever", next);
}

/** Probabilities taken as known must sum to one, or to less with a remainder; drawn ones need a remainder. */
function checkProbabilities(found: Finder, path: Path, next: readonly string[]): void {
  const remainders = next.filter((successor) => isRemainder(found, [...path, successor])).length;
  const reaches = next.map((successor) => found.reach(...path, successor));
  const most = Number(reaches.reduce((sum, reach) => sum + (reach?.high ?? 0), 0).toPrecision(12));
  const written = reaches.filter((reach) => reach !== undefined);
  if (remainders > 1) found.add(path, "must have at most one remainder", next);
  else if (remainders === 0 && written.some(({ low, high }) => low !== high))
    found.add(path, "must have one remainder, since a probability is drawn", next);
  else if (remainders === 0 && written.length === next.length && most === 0)
    found.add(path, "must give some successor a probability above 0", next);
  else if (remainders === 0 && written.length === next.length && Math.abs(most - 1) > rounding)
    found.add(path, "must sum to one", most);
  else if (most > 1 + rounding)
    found.add(
      path,
      `must sum to at most one${written.some(({ low, high }) => low !== high) ? " with all their values" : ""}`,
      most,
    );
}

const rounding = 1e-9;

/** Successors that have some probability. */
function possible(found: Finder, state: string): readonly string[] {
  const path: Path = ["policy", "states", state, "next"];
  return found.keys(...path).filter((successor) => found.known(...path, successor) !== 0);
}

function isRemainder(found: Finder, path: Path): boolean {
  return found.value(...path) === "remainder";
}

/** From the states of the script on: whatever follows, and what civil users keep where a state may not cover them. */
function reachedStates(found: Finder, states: readonly string[]): ReadonlySet<string> {
  const known = new Set(states);
  const reached = new Set<string>();
  const open: string[] = [];
  for (let i = 0; i < found.length("policy", "script"); i++)
    open.push(found.text("policy", "script", i, "state") ?? "");
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (reached.has(state) || !known.has(state)) continue;
    reached.add(state);
    open.push(...possible(found, state), found.text("policy", "states", state, "ifNotCovered") ?? "");
  }
  return reached;
}
