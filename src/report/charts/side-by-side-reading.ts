import type { RestrictionPaths } from "../../sim/analysis/insights/restriction.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { isFlat, quantileFigureWithLimits } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { fanErrorNote } from "./fan-error-note.ts";
import type { Shared } from "./kit/two-studies.ts";
import { outcomeOf } from "./outcomes.ts";
import { shareFigure, widestLimits } from "./share-figures.ts";
import { sideBySideWords } from "./side-by-side.words.ts";
import { anyStopped } from "./side-by-side-rows.ts";
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
