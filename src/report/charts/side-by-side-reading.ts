import type { StudyResults } from "../../sim/results.ts";
import { formatExact } from "../format.ts";
import { factsOf } from "../names.ts";
import { quantileFigureWithLimits } from "../outcome-figures.ts";
import { z95 } from "../z95.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import { outcomeOf } from "./outcomes.ts";
import { shareFigure } from "./share-figures.ts";
import type { Shared } from "./shared.ts";
import { anyStopped } from "./side-by-side-rows.ts";

export function sideBySideReading(
  studies: readonly StudyResults[],
  labels: readonly string[],
  { material, titles }: Shared,
): string {
  const each = studies.map((results, i) => {
    const { horizonWeeks } = factsOf(results.manifest);
    const stopped = shareFigure(anyStopped(results)[horizonWeeks - 1]);
    const paid = outcomeOf(results, "pricePaidPeakMultiple", material);
    const peak = quantileFigureWithLimits(paid, 0.5, horizonWeeks, "times");
    return `“${labels[i]}” the line of a first firm stops in ${stopped} of the runs, and the median run's price paid for ${titles.material(material)} peaks at ${peak} its start`;
  });
  return `In ${each.join("; in ")}.`;
}

/** Of what the fans draw, and of the mean of a share, whose variance is at most that of two camps of the same mean. */
export function sideBySideErrorNotes(studies: readonly StudyResults[]): readonly string[] {
  const [{ manifest }] = studies;
  const means = studies.flatMap(({ bands }) =>
    bands.flatMap(({ series, mean }) => (series === "blockedShare" ? [Math.min(1, mean)] : [])),
  );
  const widest = Math.max(...means.map((mean) => Math.sqrt((mean * (1 - mean)) / manifest.runs)));
  const points = formatExact(Number((z95 * widest * 100).toPrecision(2)));
  return [fanErrorNote(manifest.runs), `The mean share refused lies within ±${points} points (95 % limits).`];
}
