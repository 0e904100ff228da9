import { earliestOf, firstToStop, stoppedBy } from "../../sim/analysis/insights/first-stops.ts";
import { finishedRuns } from "../../sim/estimates/repetitions.ts";
import { layoutOf } from "../../sim/study/layout.ts";
import { outcomeId, type StudyResults } from "../../sim/study/study.ts";
import { runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { firstLineStopWords } from "./line-stops.words.ts";
import { shareFigure } from "./share-figures.ts";

export function firstLineStopReading(results: StudyResults, lang: Lang): string {
  const { sectors, titles, horizonWeeks } = factsOf(results.manifest, lang);
  const { reading } = firstLineStopWords[lang];
  const bySector = sectors.map((sector) =>
    results.values(outcomeId({ outcome: "firstLineStopWeek", material: null, sector })),
  );
  const layout = layoutOf({ ...results.manifest, failed: results.failed });
  const any = stoppedBy(earliestOf(bySector), horizonWeeks, layout)[horizonWeeks - 1];
  const share = shareFigure(any, lang);
  if (any.share === 0) return reading.none(runsText(finishedRuns(results.manifest), lang), horizonWeeks, share);
  if (sectors.length === 1) return reading.one(titles.sector(sectors[0]), horizonWeeks, share);
  const lead = reading.lead(horizonWeeks, share);
  const firsts = firstToStop(bySector, horizonWeeks, layout)
    .map((each, s) => ({ ...each, title: titles.sector(sectors[s]) }))
    .toSorted((a, b) => b.share - a.share);
  const [most, next] = firsts;
  if (most.low > next.high) return reading.first(lead, most.title, shareFigure(most, lang));
  return reading.noFirst(lead, most.title, shareFigure(most, lang), next.title, shareFigure(next, lang));
}
