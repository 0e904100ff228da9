import { yearsBetween } from "./dates.ts";
import type { Quote } from "./quotes.ts";

export type Span = { readonly from: string; readonly to: string };

/**
 * Spans in which a quote more than tripled within twelve months, from one row to another of the same material, form and
 * basis, with no day of a stop in between; spans that overlap are one. A year's average is no quote on a day, so rows
 * dated by the year alone do not count.
 */
export function squeezes(quotes: readonly Quote[], stops: readonly Span[], multiple = 3): readonly Span[] {
  const daily = quotes.filter(({ date }) => date.length > 4);
  const found = daily.flatMap((low) =>
    daily
      .filter(
        (high) =>
          high.material === low.material &&
          high.form === low.form &&
          high.basis === low.basis &&
          high.day > low.day &&
          yearsBetween(low.day, high.day) <= 1.003 &&
          high.usdPerKg > multiple * low.usdPerKg &&
          !stops.some((stop) => stop.from < high.day && stop.to > low.day),
      )
      .map((high): Span => ({ from: low.day, to: high.day })),
  );
  return merged(found);
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from.localeCompare(b.from))) {
    const last = out.at(-1);
    if (last === undefined || span.from > last.to) out.push(span);
    else out[out.length - 1] = { from: last.from, to: last.to > span.to ? last.to : span.to };
  }
  return out;
}
