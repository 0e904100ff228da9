import type { StudyResults } from "../../sim/results.ts";
import { formatExact } from "../format.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { isFlat, quantileFigureWithLimits } from "../outcome-figures.ts";
import { z95 } from "../z95.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import { outcomeOf } from "./outcomes.ts";
import { shareFigure } from "./share-figures.ts";
import type { Shared } from "./shared.ts";
import { anyStopped } from "./side-by-side-rows.ts";
import { sideBySideWords } from "./side-by-side-words.ts";

export function sideBySideReading(
  studies: readonly StudyResults[],
  labels: readonly string[],
  { material, titles }: Shared,
  lang: Lang,
): string {
  const words = sideBySideWords[lang];
  const each = studies.map((results, i) => {
    const { horizonWeeks } = factsOf(results.manifest);
    const stopped = shareFigure(anyStopped(results)[horizonWeeks - 1], lang);
    const paid = outcomeOf(results, "pricePaidPeakMultiple", material);
    const peak = isFlat(paid)
      ? words.flat
      : words.peak(quantileFigureWithLimits(paid, 0.5, horizonWeeks, words.units.paid, lang));
    return words.each(labels[i], stopped, titles.material(material), peak);
  });
  return words.reading(each);
}

/** Of what the fans draw, and of the mean of a share, whose variance is at most that of two camps of the same mean. */
export function sideBySideErrorNotes(studies: readonly StudyResults[], lang: Lang): readonly string[] {
  const [{ manifest }] = studies;
  const means = studies.flatMap(({ bands }) =>
    bands.flatMap(({ series, mean }) => (series === "blockedShare" ? [Math.min(1, mean)] : [])),
  );
  const widest = Math.max(...means.map((mean) => Math.sqrt((mean * (1 - mean)) / manifest.runs)));
  const points = formatExact(Number((z95 * widest * 100).toPrecision(2)));
  return [fanErrorNote(manifest.runs, lang), sideBySideWords[lang].errorOfMean(points)];
}
