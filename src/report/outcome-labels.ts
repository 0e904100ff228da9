import type { OutcomeSummary } from "../sim/results.ts";
import type { Names } from "./names.ts";

type OutcomeKey = Pick<OutcomeSummary, "outcome" | "material" | "sector">;

const quotes = { Domestic: "domestic quote", Fob: "FOB quote", Ask: "ask quote", Paid: "price paid" } as const;

const phrases: Readonly<Record<string, string>> = {
  banWeeks: "weeks under restriction",
  blockedWeeks: "weeks' worth of orders refused",
  fragmentedWeeks: "weeks with others joining in",
  coversCivilUse: "runs in which civil use is covered",
  briefStandoff: "runs that end as a brief standoff",
  prolongedDispute: "runs that end as a prolonged dispute",
  fragmentedMarket: "runs that end in a fragmented market",
  lossGdpLow: "output lost, low reading, share of GDP",
  lossGdpHigh: "output lost, high reading, share of GDP",
  lossLow: "output lost, low reading",
  lossHigh: "output lost, high reading",
  unmetNeedTonnes: "need unmet",
  unmetNeedShare: "share of need unmet",
  arrivalsTonnes: "arrivals",
  phantomTonnes: "phantom orders",
  nationalStockEndTonnes: "national stock at the end",
  importBillMillionUsd: "import bill",
  firstLineStopWeek: "first firm's line stop",
  lineStopped: "runs with a firm's line stop",
  sectorShortWeek: "first week the sector is short",
  weeksShort: "weeks the sector is short",
  outputLostWeeks: "weeks of output lost",
  lowestCoverWeeks: "lowest cover",
  ...Object.fromEntries(
    Object.entries(quotes).flatMap(([quote, phrase]) => [
      [`price${quote}PeakMultiple`, `${phrase}, peak over start`],
      [`price${quote}PeakWeek`, `${phrase}, week of peak`],
      [`price${quote}HalfLifeWeeks`, `${phrase}, half-life after peak`],
      [`price${quote}YearMultiple`, `${phrase}, after a year over start`],
      [`price${quote}EndMultiple`, `${phrase}, end over start`],
    ]),
  ),
};

/** Outcomes counted in weeks of the horizon, which their labels name. */
const ofTheHorizon = new Set(["banWeeks"]);

/** An outcome in words, e.g. `share of need unmet, dysprosium`; one without a phrase goes by its own name. */
export function labelOf(of: OutcomeKey, names: Names): string {
  const phrase = phrases[of.outcome] ?? of.outcome;
  const parts = [
    ofTheHorizon.has(of.outcome) && names.horizonWeeks !== undefined ? `of ${names.horizonWeeks}` : null,
    of.material && names.material(of.material),
    of.sector && names.sector(of.sector),
  ];
  return [phrase, ...parts.filter((part) => part !== null)].join(", ");
}

type ShownUnit = {
  readonly sign: string;
  /** Unit of a difference of two such figures. */
  readonly difference: string;
  /** From the model's unit to this one. */
  readonly factor: number;
};

/** How a reader is shown a unit; shares become per cent. */
export function shown(unit: string): ShownUnit {
  switch (unit) {
    case "share":
      return { sign: "%", difference: "percentage points", factor: 100 };
    case "share of GDP":
      return { sign: "%", difference: "percentage points of GDP", factor: 100 };
    case "ratio":
      return { sign: "×", difference: "times the start", factor: 1 };
    case "million USD":
      return { sign: "$m", difference: "million USD", factor: 1 };
    default:
      return { sign: unit.replace(/^billion /, "bn "), difference: unit, factor: 1 };
  }
}
