import { parsePeriod } from "../../../model/calendar.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { TermDocument } from "./schema.ts";

/** A number that every run yields: the sum of its terms, over that of `over`. */
export type Expression = { readonly terms: readonly Term[]; readonly over: readonly Term[] | null };

/** One number of a run, or one of the parameters, by its position; it counts `times` times. */
export type Term = { readonly times: number } & (
  | { readonly kind: "probed"; readonly quantity: Quantity }
  | { readonly kind: "parameter"; readonly parameter: number }
);

/** The term as the engine's probes take it; undefined for a parameter, and for a period that is none. */
export function probedQuantity(term: TermDocument): Quantity | undefined {
  switch (term.kind) {
    case "parameter":
      return undefined;
    case "outcome":
      return { kind: "outcome", id: term.id };
    case "firstLineStopDay":
    case "lineStopProbability":
      return { kind: term.kind, sectors: term.sectors ?? null };
    default: {
      const during = parsePeriod(term.during);
      if (during === undefined) return undefined;
      const { series } = term;
      switch (term.kind) {
        case "meanDuring":
          return { kind: "meanDuring", series, during, base: null };
        case "sumDuring":
        case "changeDuring":
          return { kind: term.kind, series, during };
        case "peakDuring":
          return { kind: "peakMultiple", series, during, base: null, meanOverWeeks: term.meanOverWeeks ?? 1 };
        case "monthsToPeak":
          return { kind: term.kind, series, during, meanOverWeeks: term.meanOverWeeks ?? 1 };
        case "halfLifeAfterPeak": {
          const { fromMonths, toMonths, meanOverWeeks = 1 } = term;
          return { kind: term.kind, series, during, fromMonths, toMonths, meanOverWeeks };
        }
        case "levelBackBy":
          return { kind: term.kind, series, during, level: term.level, meanOverWeeks: term.meanOverWeeks ?? 1 };
      }
    }
  }
}
