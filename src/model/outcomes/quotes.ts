import type { Block } from "../block.ts";
import { type Column, columns } from "../columns.ts";
import { quoteNames } from "./outcome.ts";

/** By quote and material (quote * materials + m). */
export type QuoteOutcomes = {
  readonly quotes: readonly Column[];
  readonly atStart: readonly Column[];
  readonly peak: readonly Column[];
  /** Weeks from the start to the peak. */
  readonly peakWeek: readonly Column[];
  /** Weeks from the peak until the quote has lost half of what it had gained; the horizon if it has not. */
  readonly halfLife: readonly Column[];
  /** Quote after a year, or at the end of a shorter study. */
  readonly afterYear: readonly Column[];
};

const weeksOfYear = 52;

export function createQuoteOutcomes(block: Block): QuoteOutcomes {
  const quotes = [...block.domestic, ...block.fob, ...block.ask, ...block.paid];
  return {
    quotes,
    atStart: quotes.map((quote) => quote.slice()),
    peak: quotes.map((quote) => quote.slice()),
    peakWeek: columns(quotes.length, block.runs),
    halfLife: columns(quotes.length, block.runs),
    afterYear: columns(quotes.length, block.runs),
  };
}

export function addQuotes(outcomes: QuoteOutcomes, block: Block, index: number): void {
  const horizon = block.world.weeks;
  for (let q = 0; q < outcomes.quotes.length; q++) {
    const [quote, start, peak] = [outcomes.quotes[q], outcomes.atStart[q], outcomes.peak[q]];
    const [peakWeek, halfLife] = [outcomes.peakWeek[q], outcomes.halfLife[q]];
    for (let i = 0; i < block.runs; i++) {
      if (quote[i] > peak[i]) {
        peak[i] = quote[i];
        peakWeek[i] = index + 1;
        halfLife[i] = horizon;
      } else if (halfLife[i] === horizon && quote[i] - start[i] <= (peak[i] - start[i]) / 2)
        halfLife[i] = index + 1 - peakWeek[i];
    }
    if (index + 1 <= weeksOfYear) outcomes.afterYear[q].set(quote);
  }
}

/** Of one material, quote by quote: peak multiple, week, half-life, multiple after a year and at the end. */
export function quoteColumns(outcomes: QuoteOutcomes, material: number): readonly Column[] {
  const materials = outcomes.quotes.length / quoteNames.length;
  const all: Column[] = [];
  for (let q = material; q < outcomes.quotes.length; q += materials) {
    const start = outcomes.atStart[q];
    all.push(
      ratio(outcomes.peak[q], start),
      outcomes.peakWeek[q],
      outcomes.halfLife[q],
      ratio(outcomes.afterYear[q], start),
      ratio(outcomes.quotes[q], start),
    );
  }
  return all;
}

export function ratio(numerator: Column, denominator: Column): Column {
  return numerator.map((value, i) => value / denominator[i]);
}
