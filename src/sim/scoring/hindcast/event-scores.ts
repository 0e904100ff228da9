import { log } from "../../../model/kernels/log.ts";
import { wilson } from "../../study/shares.ts";
import type { EpisodeEvent } from "./events.ts";
import type { EventRow, EventScore } from "./record.ts";

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
