import { addDays, parsePeriod } from "../../../model/calendar.ts";
import type { InferenceDocument, ObservationDocument, TermDocument } from "./schema.ts";

/**
 * Day by which an observation was on record: as it says, or the last day of what the model is asked. What has no period, as an
 * outcome of a run, is known at the end of its history, `end`; a parameter always was.
 */
export function knownOn(observation: ObservationDocument, end: string): string {
  if (observation.known !== undefined) return observation.known;
  const ends = termsOf(observation).flatMap((term) => {
    if (term.kind === "parameter") return [];
    const during = "during" in term ? parsePeriod(term.during) : undefined;
    return [during === undefined ? end : addDays(during.to, -1)];
  });
  return ends.length === 0 ? end : ends.reduce((a, b) => (a > b ? a : b));
}

function termsOf(observation: ObservationDocument): readonly TermDocument[] {
  const each = observation.kind === "stops" ? observation.counts : [observation];
  return each.flatMap((of) => [...of.model, ...("over" in of ? (of.over ?? []) : [])]);
}

/** Last days of histories, by name: as written, or that of the scenario. */
export function endsOf(
  { histories }: Pick<InferenceDocument, "histories">,
  scenarios: ReadonlyMap<string, { readonly start: string; readonly horizonWeeks: number }>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(histories).flatMap(([name, { until }]) => {
      const scenario = scenarios.get(name);
      if (until !== undefined) return [[name, until] as const];
      return scenario === undefined ? [] : [[name, addDays(scenario.start, 7 * scenario.horizonWeeks - 1)] as const];
    }),
  );
}
