import { askSensitivity, openShareAt, seenOpenShare } from "../fits/ask-response.ts";
import { yearsBetween } from "../fits/dates.ts";
import { type Quote, quotes } from "../fits/quotes.ts";
import { figure, table } from "./table.ts";
import type { Metal } from "./volatility.ts";

const responseWeeks = 2;
export const stopWeeks = (yearsBetween("2025-04-04", "2025-05-06") * 365.25) / 7;
/** Open share as seen on 6 May 2025 after a stop of everything on 4 April. */
export const openInMay = seenOpenShare(1, stopWeeks, responseWeeks);

const europe = (metal: Metal, date: string) => find(metal, "europe", date);
const find = (metal: Metal, basis: string, date: string): Quote =>
  quotes.find((q) => q.material === metal && q.basis === basis && q.date === date && q.form === "oxide")!;
/** Low and high of a quote that its note gives as a range. */
const rangeOf = ({ note }: Quote) => (/range (\d+)-(\d+)/.exec(note) ?? []).slice(1).map(Number);

export function askMultiple(metal: Metal, date: string) {
  const [before, after] = [europe(metal, "2025-04-01"), europe(metal, date)];
  const [beforeRange, afterRange] = [rangeOf(before), rangeOf(after)];
  return {
    mid: after.usdPerKg / before.usdPerKg,
    low: (afterRange[0] ?? after.usdPerKg) / beforeRange[1],
    high: (afterRange[1] ?? after.usdPerKg) / beforeRange[0],
  };
}

export const decemberMultiple = europe("Dy", "2025-12-15").usdPerKg / europe("Dy", "2025-04-01").usdPerKg;
/** Tb FOB of 26 July and 31 December 2010: the only FOB pair around the stop. */
export const tbAcrossTheStop =
  find("Tb", "fob-china-export", "2010-12").usdPerKg / find("Tb", "fob-china-export", "2010-07").usdPerKg;
/** The share of the stop of 2010 in what everyone outside bought: half of it Japan's, 75-95 % of that blocked. */
export const open2010 = (blocked: number) => 1 - 0.5 * blocked;

export function askTable(): string {
  const rows = (["Dy", "Tb"] as const).map((metal) => {
    const { low, mid, high } = askMultiple(metal, "2025-05-06");
    const k = askSensitivity(mid, openInMay);
    return [
      `2025, ${metal}, early April to 6 May`,
      `${figure(mid)} (${figure(low)} to ${figure(high)})`,
      `${figure(k)} (${figure(askSensitivity(low, openInMay))} to ${figure(askSensitivity(high, openInMay))})`,
      figure(openShareAt(decemberMultiple, k)),
    ];
  });
  const bounds = [
    ["README: at most +20 % during the stop", 1.2],
    ["CSV: Tb FOB, July to December 2010", tbAcrossTheStop],
  ] as const;
  return [
    table(["rows", "multiple", "k", `share to be had at ${figure(decemberMultiple)} times in December 2025`], rows),
    table(
      ["2010 alone", "multiple", "k at 0.75 blocked", "k at 0.85", "k at 0.95"],
      bounds.map(([name, multiple]) => [
        name,
        figure(multiple),
        ...[0.75, 0.85, 0.95].map((blocked) => figure(askSensitivity(multiple, open2010(blocked)))),
      ]),
    ),
  ].join("\n\n");
}
