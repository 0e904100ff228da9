import type { Story } from "../../sim/analysis/insights/stories.ts";
import { outcomeId, type StudyResults } from "../../sim/study/study.ts";
import { toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { outcomeOf } from "./outcomes.ts";
import { storyWords } from "./stories.words.ts";

/** What happens in one run, in four lines: exact, since it is one run. */
export function storyLines(results: StudyResults, { path: { outcomes } }: Story, lang: Lang): readonly string[] {
  const words = storyWords[lang];
  const { horizonWeeks, materials, sectors, titles } = factsOf(results.manifest, lang);
  const of = (outcome: string, material: string | null = null, sector: string | null = null) =>
    outcomes[outcomeId({ outcome, material, sector })];
  const stops = sectors.map((sector) => of("firstLineStopWeek", null, sector));
  const first = stops.indexOf(Math.min(...stops));
  const [material] = materials;
  const { mean } = outcomeOf(results, "coversCivilUse");
  // Told where runs differ in it.
  const coverage = mean === 0 || mean === 1 ? "" : of("coversCivilUse") === 1 ? words.covered : words.notCovered;
  const unmet = words.unmet(percent(of("unmetNeedShare", material)), titles.material(material));
  const paid = words.paid(
    toThreeDigits(of("pricePaidPeakMultiple", material)),
    toThreeDigits(of("priceAskPeakMultiple", material)),
  );
  return [
    words.restricted(Math.round(of("banWeeks")), horizonWeeks) + coverage,
    stops[first] < horizonWeeks ? words.stop(stops[first] + 1, titles.sector(sectors[first])) : words.noStop,
    unmet,
    paid,
  ];
}

/** Whole per cents, and below them one digit down to a hundredth. */
function percent(share: number): string {
  const value = share * 100;
  return value >= 1 ? String(Math.round(value)) : value < 0.01 ? "0" : String(Number(value.toPrecision(1)));
}
