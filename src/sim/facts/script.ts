import type { ReportProblem as Report } from "../scenario/report-problem.ts";
import { daysOf } from "./days.ts";
import type { FactDocument } from "./schema.ts";

type StateFact = Extract<FactDocument, { kind: "state" }>;

/** A state of policy as a script has it. */
type Scripted = { readonly date: string; readonly state: string };

/** What is known of the exporter's policy: its script, and the day to which that is known. */
export type History = { readonly script: readonly Scripted[]; readonly knownUntil: string };

/** A fact of policy and where it stands among those of its file. */
export type PlacedState = { readonly fact: StateFact; readonly index: number };

/**
 * A scenario's history with what facts of policy say besides: a state that was entered ends the script, and one that was in
 * force on a day makes it known to that day. What contradicts the script is reported.
 */
export function historyWith(history: History, facts: readonly PlacedState[], report: Report): History {
  const inOrder = facts.toSorted((a, b) => (daysOf(a.fact).from < daysOf(b.fact).from ? -1 : 1));
  return inOrder.reduce((before, placed) => withState(before, placed, report), history);
}

function withState({ script, knownUntil }: History, { fact, index }: PlacedState, report: Report): History {
  const day = daysOf(fact).from;
  const found = inForceOn(script, day);
  const here = (rule: string) => report(["facts", index, "state"], rule, fact.state);
  const later = { script, knownUntil: day > knownUntil ? day : knownUntil };
  if (found === undefined) {
    report(
      ["facts", index, fact.on === undefined ? "entered" : "on"],
      `must not be before the script of the scenario, from ${script[0].date} on`,
      day,
    );
    return { script, knownUntil };
  }
  if (fact.on !== undefined) {
    if (found.state === fact.state) return later;
    here(`must be ${found.state}, in force since ${found.date} by the script: say when another was entered`);
    return { script, knownUntil };
  }
  if (found.state === fact.state && found.date === day) return later;
  if (day <= knownUntil) {
    here(
      `must agree with the script, known to ${knownUntil}, by which ${found.state} was in force since ${found.date}`,
    );
    return { script, knownUntil };
  }
  if (found.state === fact.state) {
    here(`must be another state than the one that was in force since ${found.date}`);
    return { script, knownUntil };
  }
  return { script: [...script, { date: day, state: fact.state }], knownUntil: day };
}

function inForceOn(script: readonly Scripted[], day: string): Scripted | undefined {
  return script.findLast(({ date }) => date <= day);
}
