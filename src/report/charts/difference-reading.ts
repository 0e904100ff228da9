import type { PairedDifference } from "../../sim/study/study.ts";
import { labelOf } from "../outcome-labels.ts";
import { differenceFigure, isBeyondError } from "../words/difference-figures.ts";
import { inUnit, runsText } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { meanFigure } from "../words/outcome-figures.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";
import { differenceWords } from "./differences.words.ts";

type Reading = Parameters<typeof differenceChange>;

/** The first difference in words, and how many of all are beyond their error. */
export function differenceReading(...of: Reading): string {
  const [differences, , , , runs, repetitions = runs, lang = "en"] = of;
  const words = differenceWords[lang];
  if (differences.length === 0) return words.nothing;
  const beyond = differences.filter((each) => isBeyondError(each, repetitions)).length;
  const told = runs < 2 ? words.noError(runsText(runs, lang)) : words.beyond(beyond, differences.length);
  return words.both(differenceChange(...of), told);
}

/** The first difference in words. */
function differenceChange(
  differences: readonly PairedDifference[],
  titles: Names,
  nameA: string,
  nameB: string,
  runs: number,
  repetitions = runs,
  lang: Lang = "en",
): string {
  const words = differenceWords[lang];
  if (differences.length === 0) return words.nothing;
  const [first] = differences;
  const { sign, difference } = shown(first.unit, lang);
  const [from, to] = [first.a, first.b].map((side) => meanFigure({ ...first, ...side }, runs, sign, repetitions, lang));
  return words.reading({
    ...{ a: nameA, b: nameB, outcome: labelOf(first, titles, lang), from, to },
    gap: inUnit(differenceFigure(first, runs, lang), difference, lang),
  });
}
