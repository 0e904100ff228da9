import { yearsBetween } from "../fits/dates.ts";
import { type Quote, series } from "../fits/quotes.ts";
import { type Volatility, volatility } from "../fits/volatility.ts";
import { figure, table } from "./table.ts";

const metals = ["Dy", "Tb"] as const;
export type Metal = (typeof metals)[number];

const fob = (metal: Metal, to: string) =>
  series(metal, "fob-china-export", "2007-01-01", to).filter(({ date }) => date !== "2009");
const domestic = (metal: Metal, to: string) => series(metal, "china-domestic", "2024-01-01", to);
/** The quote of mid April 2025 is free of VAT, its neighbours are not: a change that no price made. */
const withVat = (quotes: readonly Quote[]) => quotes.filter(({ date }) => date !== "2025-04-15");

/** What each scenario may know; the year average of 2009 is left out where a quarter of it stands. */
export const volatilities = {
  "2010, FOB oxide to the spot quote of 26 July 2010": (metal: Metal) => volatility(fob(metal, "2010-07-31")),
  "2010, the same before the start on 5 July 2010": (metal: Metal) => volatility(fob(metal, "2010-07-04")),
  "2025, domestic oxide before 4 April 2025": (metal: Metal) => volatility(domestic(metal, "2025-04-03")),
  "2025, pooled with FOB to March 2010": (metal: Metal) =>
    pooled(volatility(fob(metal, "2010-07-04")), volatility(domestic(metal, "2025-04-03"))),
  "2026, domestic oxide before 6 January 2026, as written": (metal: Metal) => volatility(domestic(metal, "2026-01-05")),
  "2026, the same to 31 January 2026": (metal: Metal) => volatility(domestic(metal, "2026-01-31")),
  "2026, before 6 January 2026, all with VAT": (metal: Metal) => volatility(withVat(domestic(metal, "2026-01-05"))),
  "2026, to 31 January 2026, all with VAT": (metal: Metal) => volatility(withVat(domestic(metal, "2026-01-31"))),
} as const;

export function volatilityTable(): string {
  const rows = Object.entries(volatilities).map(([name, of]) => [
    name,
    ...metals.flatMap((metal) => {
      const { perRootYear, changes, years, p5, p95 } = of(metal);
      return [`${figure(perRootYear)} (${figure(p5)} to ${figure(p95)})`, `${changes} in ${figure(years)}`];
    }),
  ]);
  return table(["quotes", "Dy", "changes in years", "Tb", "changes in years"], rows);
}

/** Two stretches of one walk: squares and years add up. */
function pooled(a: Volatility, b: Volatility): Volatility {
  const day = (years: number) => new Date(Date.UTC(2000, 0, 1) + years * 365.25 * 86_400_000).toISOString();
  const squares = a.perRootYear ** 2 * a.years + b.perRootYear ** 2 * b.years;
  const changes = a.changes + b.changes;
  const each = Math.sqrt(squares / changes);
  const years = a.years + b.years;
  const quotes = Array.from({ length: changes + 1 }, (_, i) => ({
    day: day((i * years) / changes),
    usdPerKg: Math.exp(i * each),
  }));
  return { ...volatility(quotes), years: yearsBetween(day(0), day(years)) };
}
