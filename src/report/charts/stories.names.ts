import type { OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { Story } from "../../sim/study/insights.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import { toThreeDigits } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { outcomeOf } from "../words/outcome-figures.ts";
import { factsOf } from "../words/study.ts";
import { storyWords } from "./stories.words.ts";

/** What happens in one run, in so many figures: exact, since it is one run. */
function figuresOf(results: StudyResults, { path: { outcomes } }: Pick<Story, "path">) {
  const { horizonWeeks, materials, sectors } = factsOf(results.manifest);
  const of = (outcome: OutcomeName, material: string | null = null, sector: string | null = null) =>
    outcomes[outcomeId({ outcome, material, sector })];
  const stops = sectors.map((sector) => of("firstLineStopWeek", null, sector));
  const first = stops.indexOf(Math.min(...stops));
  const [material] = materials;
  return {
    ...{ weeks: Math.round(of("banWeeks")), horizonWeeks, coversCivil: of("coversCivilUse") === 1 },
    ...{ stop: stops[first] < horizonWeeks ? stops[first] + 1 : null, first: sectors[first] },
    unmet: of("unmetNeedShare", material),
    paid: of("pricePaidPeakMultiple", material),
    ask: of("priceAskPeakMultiple", material),
  };
}

/** What happens in one run, in four parts of a sentence. */
export function storyLines(results: StudyResults, story: Pick<Story, "path">, lang: Lang): readonly string[] {
  const words = storyWords[lang];
  const { materials, titles } = factsOf(results.manifest, lang);
  const { weeks, horizonWeeks, coversCivil, stop, first, unmet, paid, ask } = figuresOf(results, story);
  const { mean } = outcomeOf(results, "coversCivilUse");
  // Told where runs differ in it.
  const coverage = mean === 0 || mean === 1 ? "" : coversCivil ? words.covered : words.notCovered;
  return [
    words.restricted(weeks, horizonWeeks) + coverage,
    stop === null ? words.noStop : words.stop(stop, titles.sector(first)),
    words.unmet(percent(unmet), titles.material(materials[0])),
    words.paid(toThreeDigits(paid), toThreeDigits(ask)),
  ];
}

/** A restriction is short up to this part of the horizon, and long from the other on. */
const [shortPart, longPart] = [1 / 3, 2 / 3];

/** The rise of the price paid [times its start], and the share of need unmet, from which on a story is called by it. */
const [soaring, lacking] = [2, 0.05];

/**
 * What makes each story: how long the restriction is, whether need goes unmet, the price soars or a line stops; where two would
 * be called alike, with what sets them apart: weeks, then the first line stop, then the price.
 */
export function storyNames(
  results: StudyResults,
  stories: readonly Pick<Story, "path">[],
  lang: Lang,
): readonly string[] {
  const { name } = storyWords[lang];
  const all = stories.map((story) => figuresOf(results, story));
  const plain = all.map(({ weeks, horizonWeeks, unmet, paid, stop }) => {
    const part = weeks / horizonWeeks;
    const length = weeks === 0 ? "none" : part <= shortPart ? "short" : part >= longPart ? "long" : "middling";
    const events = [
      ...(unmet >= lacking ? [name.unmet(percent(unmet))] : []),
      ...(paid >= soaring ? [name.paid(toTwoDigits(paid))] : []),
    ];
    return name.of(name[length], events.length > 0 ? events : [stop === null ? name.noStop : name.stop]);
  });
  const further = [
    plain,
    all.map(({ weeks }, k) => name.with(plain[k], name.weeks(weeks))),
    all.map(({ weeks, stop }, k) =>
      name.with(plain[k], name.weeks(weeks), stop === null ? name.noStop : name.week(stop)),
    ),
    all.map(({ weeks, ask }, k) => name.with(plain[k], name.weeks(weeks), name.ask(toTwoDigits(ask)))),
  ];
  return plain.map((own, k) => {
    const isAlone = (names: readonly string[]) => names.filter((each) => each === names[k]).length === 1;
    return (further.find(isAlone) ?? [])[k] ?? own;
  });
}

/** To two digits, whole numbers without a point: `4`, `5.7`. */
const toTwoDigits = (value: number) => String(Number(value.toPrecision(2)));

/** Whole per cents, and below them one digit down to a hundredth. */
function percent(share: number): string {
  const value = share * 100;
  return value >= 1 ? String(Math.round(value)) : value < 0.01 ? "0" : String(Number(value.toPrecision(1)));
}
