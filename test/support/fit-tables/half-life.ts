import { halfLifeMonths } from "../fits/half-life.ts";
import { type Quote, series } from "../fits/quotes.ts";
import { figure, table } from "./table.ts";
import type { Metal } from "./volatility.ts";

/** Spot quotes of oxide, not averages of a year or a quarter. */
function spot(metal: Metal, basis: "fob-china-export" | "china-domestic", from: string, to: string) {
  return series(metal, basis, from, to).filter(({ date }) => /^\d{4}-\d{2}$/.test(date));
}

const july2010 = { Dy: 280, Tb: 540 } as const;

export const phases = [
  ["Dy FOB, October 2011 to December 2012", "Dy", spot("Dy", "fob-china-export", "2011-10-01", "2012-12-31")],
  ["Dy FOB, December 2012 to December 2014", "Dy", spot("Dy", "fob-china-export", "2012-12-01", "2014-12-31")],
  ["Tb FOB, December 2011 to December 2012", "Tb", spot("Tb", "fob-china-export", "2011-12-01", "2012-12-31")],
  ["Tb FOB, December 2012 to December 2014", "Tb", spot("Tb", "fob-china-export", "2012-12-01", "2014-12-31")],
  ["Dy domestic, September 2011 to March 2012", "Dy", spot("Dy", "china-domestic", "2011-09-01", "2012-03-31")],
  ["Dy domestic, September 2011 to November 2012", "Dy", spot("Dy", "china-domestic", "2011-09-01", "2012-11-30")],
  ["Dy domestic, March 2012 to October 2014", "Dy", spot("Dy", "china-domestic", "2012-03-01", "2014-12-31")],
  ["Tb domestic, September 2011 to March 2012", "Tb", spot("Tb", "china-domestic", "2011-09-01", "2012-03-31")],
  ["Tb domestic, March 2012 to October 2014", "Tb", spot("Tb", "china-domestic", "2012-03-01", "2014-12-31")],
] as const satisfies readonly (readonly [string, Metal, readonly Quote[]])[];

export function halfLifeTable(): string {
  const rows = phases.map(([name, metal, quotes]) => [
    name,
    String(quotes.length),
    `${figure(quotes[0].usdPerKg)} to ${figure(quotes[quotes.length - 1].usdPerKg)}`,
    figure(halfLifeMonths(quotes)),
    name.includes("FOB") ? figure(halfLifeMonths(quotes, july2010[metal])) : "",
    aboveEnd(metal, name.includes("FOB"), quotes),
  ]);
  return table(
    ["quotes", "rows", "$/kg", "of the price", "of ln(price / July 2010)", "of ln(price / last of 2014)"],
    rows,
  );
}

/** The last quote of 2014 has no log above itself, nor has one below it. */
function aboveEnd(metal: Metal, isFob: boolean, quotes: readonly Quote[]): string {
  const floor = spot(metal, isFob ? "fob-china-export" : "china-domestic", "2014-01-01", "2014-12-31").at(-1)!.usdPerKg;
  const above = quotes.filter(({ usdPerKg }) => usdPerKg > floor);
  return figure(halfLifeMonths(above, floor));
}

/** What is left of ln(FOB / July 2010), as a share of October 2011 (Dy), beside two speeds of 6 and 24 months, half each. */
export function remainingTable(): string {
  const quotes = spot("Dy", "fob-china-export", "2011-10-01", "2014-12-31");
  const level = ({ usdPerKg }: Quote) => Math.log(usdPerKg / july2010.Dy);
  return table(
    ["Dy FOB", "months", "left", "two speeds"],
    quotes.map((quote) => {
      const months = 12 * ((Date.parse(quote.day) - Date.parse(quotes[0].day)) / (365.25 * 86_400_000));
      const twoSpeeds = 0.5 * 2 ** (-months / 6) + 0.5 * 2 ** (-months / 24);
      return [quote.date, figure(months), figure(level(quote) / level(quotes[0])), figure(twoSpeeds)];
    }),
  );
}
