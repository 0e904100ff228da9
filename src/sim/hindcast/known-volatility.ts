import { addDays, daysBetween } from "../evidence/day.ts";
import type { EvidenceRow } from "../evidence/evidence-row.ts";
import { frozenAt } from "../evidence/frozen-at.ts";
import { middleAfter } from "../evidence/interval.ts";
import { type RowSelector, selectRows } from "../scoring/evidence/select.ts";
import { type Quote, volatilityOf } from "../scoring/scores/references.ts";
import { daysPerMonth } from "./months.ts";

/**
 * Volatility of log quotes known on a day [1/sqrt(yr)], from frozen rows only; null when no series has two. Several
 * series are pooled by the years that each spans. Rows count at the middle of their period: averages of a quarter or a
 * year understate the volatility of a spot quote. RangeError when two rows of a series have the same middle.
 */
export function knownVolatility(
  rows: readonly EvidenceRow[],
  day: string,
  series: readonly RowSelector[],
): number | null {
  const frozen = frozenAt(rows, day);
  let squares = 0;
  let years = 0;
  for (const selector of series) {
    const quotes = quotesOf(selectRows(frozen, selector), day);
    if (quotes.length < 2) continue;
    const span = yearsOf(quotes);
    const volatility = volatilityOf(quotes);
    squares += volatility * volatility * span;
    years += span;
  }
  return years > 0 ? Math.sqrt(squares / years) : null;
}

function quotesOf(rows: readonly EvidenceRow[], day: string): readonly Quote[] {
  return rows
    .flatMap(({ interval, value }) =>
      interval === null || value === null
        ? []
        : [{ date: addDays(day, Math.floor(middleAfter(day, interval))), value }],
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function yearsOf(quotes: readonly Quote[]): number {
  return daysBetween(quotes[0].date, quotes[quotes.length - 1].date) / daysPerMonth / 12;
}
