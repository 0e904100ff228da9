import type { PairedDifference } from "../../../sim/study/study.ts";
import { headlineOutcomes } from "../../headline-outcomes.ts";
import { labelOf } from "../../outcome-labels.ts";
import { differenceFigure } from "../../words/difference-figures.ts";
import { inUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";
import { shown } from "../../words/units.ts";
import { baselinesWords } from "../baselines.words.ts";
import { againstAll, type Baselines, baselineTitles } from "./baselines.ts";

/** The first headline outcome against each baseline in words. @throws RangeError when they share none. */
export function baselinesReading(of: Baselines, lang: Lang): string {
  const words = baselinesWords[lang];
  const { runs } = of.subject.manifest;
  const { titles } = factsOf(of.subject.manifest, lang);
  const labels = baselineTitles(of, lang);
  const first = headlineOutcomes(of.each[0].differences).find((each) => againstAll(of, each) !== undefined);
  if (first === undefined) throw new RangeError("baselinesReading: the baselines share no headline outcome");
  const each = (againstAll(of, first) ?? []).map((one, k) => {
    if (one.difference === 0) return words.same(labels.each[k]);
    return words.against({
      ...{ signed: inUnitOf(one, runs, lang), baseline: labels.each[k], isLess: one.difference < 0 },
      size: inUnitOf({ ...one, difference: Math.abs(one.difference) }, runs, lang).replace("+", ""),
    });
  });
  return words.reading(labelOf(first, titles, lang), labels.subject, each);
}

function inUnitOf(of: PairedDifference, runs: number, lang: Lang): string {
  return inUnit(differenceFigure(of, runs, lang), shown(of.unit, lang).difference, lang);
}
