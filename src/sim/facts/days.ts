import { addDays, type Interval, parsePeriod } from "../../model/calendar.ts";
import type { FactDocument } from "./schema.ts";

/** The days that a fact is of. */
export function daysOf(fact: FactDocument): Interval {
  switch (fact.kind) {
    case "state":
      return oneDay((fact.on ?? fact.entered) as string);
    case "flow":
      return parsePeriod(fact.during) as Interval;
    case "lineStop":
      return oneDay(fact.by);
    default:
      return oneDay(fact.on);
  }
}

function oneDay(day: string): Interval {
  return { from: day, to: addDays(day, 1) };
}

/** Last day of what a fact is of. */
export function lastDayOf(fact: FactDocument): string {
  return addDays(daysOf(fact).to, -1);
}

/** Day by which it was on record. */
export function knownOn(fact: FactDocument): string {
  return fact.known ?? lastDayOf(fact);
}

/** The key that says of which day a fact is. */
export function ofDayKey(fact: FactDocument): string {
  if (fact.kind === "flow") return "during";
  if (fact.kind === "lineStop") return "by";
  return fact.kind === "state" && fact.on === undefined ? "entered" : "on";
}
