import { layoutOf } from "../../sim/estimates/layout.ts";
import type { RestrictionPaths } from "../../sim/insights/restriction-paths.ts";
import type { StudyResults } from "../../sim/results.ts";
import type { Lang } from "../lang.ts";
import { factsOf } from "../names.ts";
import { isFlat, quantileFigureWithLimits } from "../outcome-figures.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import { outcomeOf } from "./outcomes.ts";
import { shareFigure, widestLimits } from "./share-figures.ts";
import type { Shared } from "./shared.ts";
import { anyStopped } from "./side-by-side-rows.ts";
import { sideBySideWords } from "./side-by-side-words.ts";
import { shareLimits } from "./wilson.ts";

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

/** Of what the fans draw, and of the shares of the runs by how much is refused. */
export function sideBySideErrorNotes(
  studies: readonly StudyResults[],
  restrictions: readonly RestrictionPaths[],
  lang: Lang,
): readonly string[] {
  const words = sideBySideWords[lang];
  const edges = restrictions.flatMap(({ refusals, runs }, i) => {
    const layout = layoutOf({ ...studies[i].manifest, runs });
    return refusals.flatMap((week) => week.map((share) => shareLimits(share, runs, layout)));
  });
  return [
    fanErrorNote(studies[0].manifest, lang),
    ...(edges.length > 0 ? [words.errorOfCamps(widestLimits(edges))] : []),
  ];
}
