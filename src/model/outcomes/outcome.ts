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
