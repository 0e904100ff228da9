import type { World } from "../scenario/world.ts";

/** One number that a run reports. */
export type OutcomeKey = {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
  readonly unit: string;
};

export const quoteNames = ["Domestic", "Fob", "Ask", "Paid"] as const;

/** Every outcome of a world, in the order in which `outcomeColumns` gives them. */
export function outcomeKeys(world: World): readonly OutcomeKey[] {
  const { currency } = world.scenario.loss;
  const keys: OutcomeKey[] = [
    key("banWeeks", "weeks"),
    key("blockedWeeks", "weeks"),
    key("fragmentedWeeks", "weeks"),
    key("coversCivilUse", "share"),
    key("briefStandoff", "share"),
    key("prolongedDispute", "share"),
    key("fragmentedMarket", "share"),
    key("lossGdpLow", "share of GDP"),
    key("lossGdpHigh", "share of GDP"),
    key("lossLow", `billion ${currency}`),
    key("lossHigh", `billion ${currency}`),
  ];
  for (const material of world.materialNames) {
    keys.push(
      key("unmetNeedTonnes", "t", material),
      key("unmetNeedShare", "share", material),
      key("arrivalsTonnes", "t", material),
      key("phantomTonnes", "t", material),
      key("nationalStockEndTonnes", "t", material),
      key("importBillMillionUsd", "million USD", material),
    );
    for (const quote of quoteNames)
      keys.push(
        key(`price${quote}PeakMultiple`, "ratio", material),
        key(`price${quote}PeakWeek`, "weeks", material),
        key(`price${quote}HalfLifeWeeks`, "weeks", material),
        key(`price${quote}YearMultiple`, "ratio", material),
        key(`price${quote}EndMultiple`, "ratio", material),
      );
  }
  for (const sector of world.sectorNames)
    keys.push(
      key("firstLineStopWeek", "weeks", null, sector),
      key("lineStopped", "share", null, sector),
      key("sectorShortWeek", "weeks", null, sector),
      key("weeksShort", "weeks", null, sector),
      key("outputLostWeeks", "weeks", null, sector),
    );
  for (const material of world.materialNames)
    for (const sector of world.sectorNames)
      keys.push(key("unmetNeedShare", "share", material, sector), key("lowestCoverWeeks", "weeks", material, sector));
  return keys;
}

function key(outcome: string, unit: string, material: string | null = null, sector: string | null = null): OutcomeKey {
  return { outcome, material, sector, unit };
}

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
export function headlineOutcomes<T extends Pick<OutcomeKey, "outcome" | "sector">>(
  outcomes: readonly T[],
): readonly T[] {
  return headlines.flatMap((headline) =>
    outcomes.filter(
      ({ outcome, sector }) => outcome === headline && !(outcome === "unmetNeedShare" && sector !== null),
    ),
  );
}

/**
 * What a number that a run reports is like, by which its figures are written:
 * - `amount`: zero where nothing happened, so that zero in every run means it was never seen;
 * - `case`: 1 in the runs of a case and 0 in the others, so that its mean is a share of the runs;
 * - `time`: a time within the horizon, which stands for never;
 * - `level`: any other.
 */
export type OutcomeKind = "amount" | "case" | "time" | "level";

const amounts = new Set([
  "banWeeks",
  "blockedWeeks",
  "fragmentedWeeks",
  "lossGdpLow",
  "lossGdpHigh",
  "lossLow",
  "lossHigh",
  "unmetNeedTonnes",
  "unmetNeedShare",
  "arrivalsTonnes",
  "phantomTonnes",
  "nationalStockEndTonnes",
  "importBillMillionUsd",
  "weeksShort",
  "outputLostWeeks",
]);
const cases = new Set(["coversCivilUse", "briefStandoff", "prolongedDispute", "fragmentedMarket", "lineStopped"]);
const times = /^(firstLineStopWeek|sectorShortWeek|price\w+HalfLifeWeeks)$/;

export function kindOf(outcome: string): OutcomeKind {
  if (amounts.has(outcome)) return "amount";
  if (cases.has(outcome)) return "case";
  return times.test(outcome) ? "time" : "level";
}

/** Name of an outcome's column in runs.parquet: its parts joined by dots, e.g. `unmetNeedShare.Dy.traction`. */
export function outcomeId(of: {
  readonly outcome: string;
  readonly material: string | null;
  readonly sector: string | null;
}): string {
  return [of.outcome, of.material, of.sector].filter((part) => part !== null).join(".");
}
