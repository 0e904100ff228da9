import { addDays, daysBetween } from "../../../model/calendar.ts";
import type { Grade } from "../../../model/scenario/parts.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import { selectRows } from "../evidence/select.ts";
import type { EpisodeDocument } from "./episode-schema.ts";
import { isFound, isPrice } from "./find.ts";

/** A quote on record that is one of a series of the model [USD/kg]. */
export type RecordedQuote = {
  /** `priceFobUsdPerKg`. */
  readonly series: string;
  readonly material: string;
  /** Day of the quote; of a mean over more days the one in the middle, and the last of them. */
  readonly date: string;
  readonly lastDay: string;
  readonly value: number;
  readonly grade: Grade;
  /** Who says so, and where that stands in the evidence. */
  readonly source: string;
};

/** Every quote in USD/kg that the episodes name as one of a series of the model, each once, in order of date. */
export function quotesOnRecord(
  episodes: readonly Pick<EpisodeDocument, "observations">[],
  rows: readonly EvidenceRow[],
): readonly RecordedQuote[] {
  const quotes = episodes.flatMap(({ observations }) =>
    observations
      .filter(({ model }) => isPrice(model))
      .flatMap(({ rows: selector, model: { series, material } }) =>
        selectRows(rows, selector)
          .filter(isFound)
          .filter(({ unit }) => unit === "USD/kg")
          .map(
            ({ interval: { from, to }, value, grade, source, file, line }): RecordedQuote => ({
              ...{ series, material, value, grade, source: `${source} (${file}:${line})` },
              date: addDays(from, Math.floor((daysBetween(from, to) - 1) / 2)),
              lastDay: addDays(to, -1),
            }),
          ),
      ),
  );
  const keys = quotes.map((each) => JSON.stringify(each));
  return quotes.filter((_, k) => keys.indexOf(keys[k]) === k).toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
