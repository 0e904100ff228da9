import { log } from "../../../model/kernels/log.ts";
import type { Grade } from "../../../model/scenario/parts.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { Path } from "../../scenario/tree.ts";
import { wilson } from "../../study/shares.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import type { EpisodeDocument, ReportProblem } from "./episode-schema.ts";
import { quantityOf } from "./features.ts";
import type { EventRow, EventScore } from "./record.ts";

/** Something that happened or did not, and what a run must show that it did. */
export type EpisodeEvent = {
  readonly name: string;
  /** Events of one cause share their luck: their scores are averaged, and those of causes summed. */
  readonly cause: string;
  readonly quantity: Quantity;
  /** It happens in a run whose quantity lies above this, or, where `isAbove` is false, below it. */
  readonly bound: number;
  readonly isAbove: boolean;
  readonly happened: boolean;
  readonly source: string;
  readonly grade: Grade;
  readonly note: string | null;
};

/** The events of an episode; what cannot be asked of a run is a problem. */
export function eventsOf(
  episode: EpisodeDocument,
  rows: readonly EvidenceRow[],
  report: ReportProblem,
): readonly EpisodeEvent[] {
  return (episode.events ?? []).flatMap((event, index, all) => {
    const path: Path = ["events", index];
    if (all.findIndex(({ name }) => name === event.name) < index)
      report([...path, "name"], "must not be there twice", event.name);
    const quantity = quantityOf(event.quantity, episode, rows, [...path, "quantity"], report);
    if (quantity === undefined) return [];
    const { name, cause, above, below, happened, source, grade, note } = event;
    const bound = (above ?? below) as number;
    return [
      { name, cause, quantity, bound, isAbove: above !== undefined, happened, source, grade, note: note ?? null },
    ];
  });
}

/**
 * The probability of an event, as the share of the runs in which it happens, and its scores: Brier's, the squared distance to
 * what happened (1950), and the logarithmic (Good 1952), of a share that is never 0 or 1: half a run of either is added.
 */
export function scoreEvent(event: EpisodeEvent, runs: Float64Array): EventRow {
  const { name, cause, bound, isAbove, happened, source, grade, note } = event;
  const hits = runs.reduce((sum, value) => sum + Number(isAbove ? value > bound : value < bound), 0);
  const probability = hits / runs.length;
  const { low, high } = wilson(hits, runs.length);
  const sure = (hits + 0.5) / (runs.length + 1);
  return {
    ...{ name, cause, happened, probability, low, high },
    brier: (probability - Number(happened)) * (probability - Number(happened)),
    logScore: -log(happened ? sure : 1 - sure),
    ...{ grade, source, note },
  };
}

/** Scores by cause: means over its events, in the order in which causes come up. */
export function scoresByCause(events: readonly EventRow[]): readonly EventScore[] {
  const causes = [...new Set(events.map(({ cause }) => cause))];
  return causes.map((cause) => {
    const own = events.filter((event) => event.cause === cause);
    const mean = (of: (event: EventRow) => number) => own.reduce((sum, event) => sum + of(event), 0) / own.length;
    return { cause, events: own.length, brier: mean(({ brier }) => brier), logScore: mean(({ logScore }) => logScore) };
  });
}
