import type { RestrictionPaths } from "../../../sim/study/insights.ts";
import { layoutOfStudy } from "../../../sim/study/layout.ts";
import { shareLimits } from "../../../sim/study/shares.ts";
import type { StudyResults } from "../../../sim/study/study.ts";
import type { Lang } from "../../words/lang.ts";
import { isFlat, outcomeOf, quantileFigureWithLimits, shareFigure, widestLimits } from "../../words/outcome-figures.ts";
import { factsOf } from "../../words/study.ts";
import { fanErrorNote } from "../kit/fan.ts";
import { areApart, type Finding, findingOf, shareTold, tooClose } from "../kit/finding.ts";
import type { Shared } from "../kit/two-studies.ts";
import { anyStopped } from "./rows.ts";
import { sideBySideWords } from "./side-by-side.words.ts";

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

/** How often a firm's line stops in either, and whether that differs beyond error. */
export function sideBySideFinding(studies: readonly StudyResults[], [a, b]: readonly string[], lang: Lang): Finding {
  const { headline } = sideBySideWords[lang];
  const [inA, inB] = studies.map((results) =>
    shareTold(anyStopped(results)[factsOf(results.manifest).horizonWeeks - 1], lang),
  );
  return areApart(inA, inB)
    ? findingOf((of) => headline.apart(a, of.inA, b, of.inB), { inA, inB }, lang)
    : tooClose(headline.close(a, inA.text, b, inB.text), [inA, inB], lang);
}

/** Of what the fans draw, and of the shares of the runs by how much is refused. */
export function sideBySideErrorNotes(
  studies: readonly StudyResults[],
  restrictions: readonly RestrictionPaths[],
  lang: Lang,
): readonly string[] {
  const words = sideBySideWords[lang];
  const edges = restrictions.flatMap(({ refusals, runs }, i) => {
    const layout = layoutOfStudy(studies[i]);
    return refusals.flatMap((week) => week.map((share) => shareLimits(share, runs, layout)));
  });
  return [
    fanErrorNote(studies[0].manifest, lang),
    ...(edges.length > 0 ? [words.errorOfCamps(widestLimits(edges))] : []),
  ];
}
