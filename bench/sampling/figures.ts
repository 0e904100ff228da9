import { outcomeKeys } from "../../src/model/outcomes/index.ts";
import { outcomeId } from "../../src/model/outcomes/outcome.ts";
import type { Scenario } from "../../src/model/scenario/scenario.ts";
import { createWorld } from "../../src/model/scenario/world.ts";
/** A figure of which the variance is measured: a mean, the 95th percentile, or the share at a value or above. */
export type Figure = {
  readonly label: string;
  readonly id: string;
  readonly statistic: "mean" | "p95" | { readonly atLeast: number };
};

/** The tail for which importance sampling is aimed. */
export const tail = { id: "pricePaidPeakMultiple.Dy", atLeast: 10 } as const;

/** Headline figures of a scenario with the material Dy and the sector large. */
export function measuredFigures(scenario: Scenario): readonly Figure[] {
  const known = new Set(outcomeKeys(createWorld(scenario)).map(outcomeId));
  const both = ["unmetNeedShare.Dy", "pricePaidPeakMultiple.Dy", "priceAskPeakMultiple.Dy", "lossHigh"];
  const means = ["banWeeks", "lineStopped.large", "firstLineStopWeek.large", "prolongedDispute"];
  const figures: Figure[] = [
    ...both.flatMap((id): Figure[] => [
      { label: `mean(${id})`, id, statistic: "mean" },
      { label: `p95(${id})`, id, statistic: "p95" },
    ]),
    ...means.map((id): Figure => ({ label: `mean(${id})`, id, statistic: "mean" })),
    { label: `P(${tail.id} >= ${tail.atLeast})`, id: tail.id, statistic: { atLeast: tail.atLeast } },
  ];
  return figures.filter(({ id }) => known.has(id));
}
