import type { StudyResults } from "../../sim/results.ts";
import { factsOf } from "../names.ts";
import { limitsFigure, quantileFigureWithLimits } from "../outcome-figures.ts";
import { outcomeOf } from "./outcomes.ts";
import { shareFigure } from "./share-figures.ts";
import type { Shared } from "./shared.ts";
import { anyStopped } from "./side-by-side-rows.ts";

export function sideBySideReading(
  studies: readonly StudyResults[],
  labels: readonly string[],
  { material, titles }: Shared,
): string {
  const each = studies.map((results, i) => {
    const { horizonWeeks } = factsOf(results.manifest);
    const stopped = shareFigure(anyStopped(results)[horizonWeeks - 1]);
    const paid = outcomeOf(results, "pricePaidPeakMultiple", material);
    const peak = quantileFigureWithLimits(paid, 0.5, horizonWeeks, "times");
    return `“${labels[i]}” a line stops in ${stopped} of the runs, and the median run's price paid for ${titles.material(material)} peaks at ${peak} its start`;
  });
  return `In ${each.join("; in ")}.`;
}

export function sideBySideErrorNote(studies: readonly StudyResults[], { material, sector }: Shared): string {
  const limits = studies.map((each) => limitsFigure(outcomeOf(each, "lowestCoverWeeks", material, sector), 0.5));
  return `Monte Carlo error: the median of the lowest cover lies within ${limits.join(" and ")} weeks (95 % limits).`;
}
