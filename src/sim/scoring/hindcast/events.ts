import type { Grade } from "../../../model/scenario/parts.ts";
import type { Quantity } from "../../engine/probes/quantity.ts";
import type { ReportProblem } from "../../scenario/report-problem.ts";
import type { Path } from "../../scenario/tree.ts";
import type { EvidenceRow } from "../evidence/rows.ts";
import type { EpisodeDocument } from "./episode-schema.ts";
import { quantityOf } from "./features.ts";

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
