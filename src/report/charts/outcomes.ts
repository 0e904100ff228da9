import { type OutcomeSummary, outcomeId, type Study } from "../../sim/study/study.ts";

/** The summary of one outcome. @throws RangeError when the study does not report it. */
export function outcomeOf(
  results: Pick<Study, "summary">,
  outcome: string,
  material: string | null = null,
  sector: string | null = null,
): OutcomeSummary {
  const id = outcomeId({ outcome, material, sector });
  const found = results.summary.outcomes.find((each) => outcomeId(each) === id);
  if (found === undefined) throw new RangeError(`outcomeOf: the study has no outcome ${id}`);
  return found;
}
