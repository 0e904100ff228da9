import type { PairedDifference } from "../../sim/results.ts";
import { differenceFigure } from "../difference-figures.ts";
import { type AllRuns, isFarFromAllRuns, overAllRuns } from "../explain/all-runs.ts";
import { inUnit } from "../format.ts";
import type { Lang } from "../lang.ts";
import type { Names } from "../names.ts";
import { labelOf } from "../outcome-labels.ts";
import { shown } from "../shown-units.ts";
import { waterfallWords } from "./waterfall-words.ts";

/** What all runs of the comparison say, where the explanation rests on others, and where the two do not agree. */
export function contradictions(
  given: readonly PairedDifference[],
  runs: number,
  compared: AllRuns,
  titles: Names,
  lang: Lang,
): readonly string[] {
  const words = waterfallWords[lang];
  if (runs === compared.runs) return [];
  const remedy = runs < compared.runs ? `--explain-runs ${compared.runs}` : `--runs ${runs}`;
  return given.flatMap((of) => {
    const whole = overAllRuns(of, compared);
    if (whole === undefined) return [];
    const label = labelOf(of, titles, lang);
    const figure = inUnit(differenceFigure(whole, compared.runs, lang), shown(whole.unit, lang).difference, lang);
    const far = isFarFromAllRuns(of, runs, compared) ? [words.far(label, remedy)] : [];
    return [words.whole(label, figure), ...far];
  });
}
