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
