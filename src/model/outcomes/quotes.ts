import type { Block } from "../block.ts";
import { type Column, columns } from "../columns.ts";
import { type Declared, type Outcome, outcomeFamily } from "./outcome.ts";

export const quoteNames = ["Domestic", "Fob", "Ask", "Margin", "Paid"] as const;
export type QuoteName = (typeof quoteNames)[number];

/** By quote and material (quote * materials + m). */
type QuoteCourse = {
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

type Aspect = Omit<Declared, "headline"> & {
  readonly spoken: string;
  readonly of: (course: QuoteCourse, q: number) => Column;
};

/** What is told of each quote. */
const aspects = {
  PeakMultiple: {
    unit: "ratio",
    kind: "level",
    spoken: "peak",
    of: ({ peak, atStart }, q) => ratio(peak[q], atStart[q]),
  },
  PeakWeek: { unit: "weeks", kind: "level", spoken: "peakWeek", of: ({ peakWeek }, q) => peakWeek[q] },
  HalfLifeWeeks: { unit: "weeks", kind: "time", spoken: "halfLife", of: ({ halfLife }, q) => halfLife[q] },
  YearMultiple: {
    unit: "ratio",
    kind: "level",
    spoken: "year",
    of: ({ afterYear, atStart }, q) => ratio(afterYear[q], atStart[q]),
  },
  EndMultiple: {
    unit: "ratio",
    kind: "level",
    spoken: "end",
    of: ({ quotes, atStart }, q) => ratio(quotes[q], atStart[q]),
  },
} satisfies Record<string, Aspect>;
export type QuoteAspect = keyof typeof aspects;
export type QuoteOutcome = `price${QuoteName}${QuoteAspect}`;

const headlines: Partial<Record<QuoteOutcome, number>> = { pricePaidPeakMultiple: 50, priceAskPeakMultiple: 60 };

const weeksOfYear = 52;

/** A quote that exceeds another by less than this share equals it but for rounding. */
const rounding = 1e-12;

/** The course of each quote: how high, when, for how long. */
export const quoteCourse = outcomeFamily({
  start: (block: Block): QuoteCourse => {
    const quotes = [...block.domestic, ...block.fob, ...block.ask, ...block.margin, ...block.paid];
    return {
      quotes,
      atStart: quotes.map((quote) => quote.slice()),
      peak: quotes.map((quote) => quote.slice()),
      peakWeek: columns(quotes.length, block.runs),
      halfLife: columns(quotes.length, block.runs),
      afterYear: columns(quotes.length, block.runs),
    };
  },
  outcomes: ofAllQuotes((quote, aspect) => {
    const headline = headlines[`price${quote}${aspect}`];
    const { of, spoken, ...declared }: Aspect = aspects[aspect];
    return {
      ...declared,
      ...(headline === undefined ? {} : { headline }),
      spoken: `price${quote}.${spoken}`,
      of: { material: (course, { world }, m) => of(course, quoteNames.indexOf(quote) * world.materials.length + m) },
    };
  }),
  week: addQuotes,
});

function addQuotes(outcomes: QuoteCourse, block: Block, _: unknown, index: number): void {
  const horizon = block.world.weeks;
  for (let q = 0; q < outcomes.quotes.length; q++) {
    const [quote, start, peak] = [outcomes.quotes[q], outcomes.atStart[q], outcomes.peak[q]];
    const [peakWeek, halfLife] = [outcomes.peakWeek[q], outcomes.halfLife[q]];
    for (let i = 0; i < block.runs; i++) {
      if (quote[i] > peak[i] * (1 + rounding)) {
        peak[i] = quote[i];
        peakWeek[i] = index + 1;
        halfLife[i] = horizon;
      } else if (halfLife[i] === horizon && quote[i] - start[i] <= (peak[i] - start[i]) / 2)
        halfLife[i] = index + 1 - peakWeek[i];
    }
    if (index + 1 <= weeksOfYear) outcomes.afterYear[q].set(quote);
  }
}

/** By name, quote by quote. */
function ofAllQuotes(
  outcome: (quote: QuoteName, aspect: QuoteAspect) => Outcome<QuoteCourse>,
): Readonly<Record<QuoteOutcome, Outcome<QuoteCourse>>> {
  const named = quoteNames.flatMap((quote) =>
    (Object.keys(aspects) as QuoteAspect[]).map((aspect) => [`price${quote}${aspect}`, outcome(quote, aspect)]),
  );
  return Object.fromEntries(named);
}

function ratio(numerator: Column, denominator: Column): Column {
  return numerator.map((value, i) => value / denominator[i]);
}
