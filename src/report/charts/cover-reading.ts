import type { OutcomeSummary, StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { quantileFigureWithLimits, quantileOf } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { coverWords } from "./cover.words.ts";
import { outcomeOf } from "./outcomes.ts";

export function coverReading(results: StudyResults, lang: Lang): string {
  const { horizonWeeks, titles } = factsOf(results.manifest, lang);
  const { reading, same, where, orLess, weeks } = coverWords[lang];
  const lowest = thinnest(results);
  const fallsTo = (p: number) => {
    const figure = quantileFigureWithLimits(lowest, p, horizonWeeks, weeks, lang);
    return isNothing(figure) ? figure : orLess(figure);
  };
  const { material, sector } = lowest;
  const place = where(titles.sector(sector ?? ""), titles.material(material ?? ""));
  const [half, twentieth] = [fallsTo(0.5), fallsTo(0.05)];
  return isNothing(half) ? same(place, half) : reading(place, half, twentieth);
}

/** Whether a figure is zero, which nothing is less than. */
function isNothing(figure: string): boolean {
  return /^0(?![.\d])/.test(figure);
}

/** The material and sector whose lowest cover has the lowest median. */
function thinnest(results: StudyResults): OutcomeSummary {
  const { materials, sectors } = factsOf(results.manifest);
  const all = sectors.flatMap((sector) =>
    materials.map((material) => outcomeOf(results, "lowestCoverWeeks", material, sector)),
  );
  return all.reduce((least, each) => (quantileOf(each, 0.5).value < quantileOf(least, 0.5).value ? each : least));
}
