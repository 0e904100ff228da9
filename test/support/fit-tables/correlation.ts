import { shockCorrelation } from "../fits/correlation.ts";
import { series } from "../fits/quotes.ts";
import { figure, table } from "./table.ts";

const pair = (basis: string, from: string, to: string, apart?: number) =>
  shockCorrelation(series("Dy", basis, from, to), series("Tb", basis, from, to), apart);

export const correlations = {
  "domestic oxide, July 2024 to 31 January 2026": pair("china-domestic", "2024-01-01", "2026-01-31"),
  "the same, days at least a week apart": pair("china-domestic", "2024-01-01", "2026-01-31", 7),
  "the same, at least a month apart": pair("china-domestic", "2024-01-01", "2026-01-31", 28),
  "ask in Europe, April 2025 to February 2026": pair("europe", "2025-01-01", "2026-12-31"),
  "domestic oxide, 2011 to 2014": pair("china-domestic", "2010-01-01", "2014-12-31"),
  "FOB oxide, July 2010 to 2014": pair("fob-china-export", "2010-07-01", "2014-12-31"),
} as const;

export function correlationTable(): string {
  const rows = Object.entries(correlations).map(([name, { r, changes, p5, p95 }]) => [
    name,
    String(changes),
    figure(r),
    `${figure(p5)} to ${figure(p95)}`,
  ]);
  return table(["quotes of Dy and Tb on the same days", "changes", "r", "90 %"], rows);
}
