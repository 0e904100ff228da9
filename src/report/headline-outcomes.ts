import type { OutcomeSummary } from "../sim/study/study.ts";

const headlines: readonly string[] = [
  "unmetNeedShare",
  "lineStopped",
  "lossLow",
  "lossHigh",
  "pricePaidPeakMultiple",
  "priceAskPeakMultiple",
  "banWeeks",
  "briefStandoff",
  "prolongedDispute",
  "fragmentedMarket",
];

/** The outcomes to show first, some fifteen, ordered by what a reader asks first; unmet need by material only. */
export function headlineOutcomes<T extends Pick<OutcomeSummary, "outcome" | "sector">>(
  outcomes: readonly T[],
): readonly T[] {
  return headlines.flatMap((headline) =>
    outcomes.filter(
      ({ outcome, sector }) => outcome === headline && !(outcome === "unmetNeedShare" && sector !== null),
    ),
  );
}
