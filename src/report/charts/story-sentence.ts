import { outcomeId, type StudyResults } from "../../sim/results.ts";
import type { Story } from "../../sim/stories/stories-of.ts";
import { toThreeDigits } from "../format.ts";
import { factsOf } from "../names.ts";
import { outcomeOf } from "./outcomes.ts";

const words = {
  covered: ", civil use covered",
  notCovered: ", civil use not covered",
  restricted: (weeks: number, of: number) => `${weeks} of ${of} weeks under restriction`,
  noStop: "no line stops",
  stop: (week: number, sector: string) => `first line stop in week ${week}, ${sector}`,
  unmet: (share: string, material: string) => `${share} % of the need for ${material} unmet`,
  paid: (times: string, ask: string) => `price paid peaks at ${times}×, ask at ${ask}×`,
};

/** What happens in one run, in three lines: exact, since it is one run. */
export function storyLines(results: StudyResults, { path: { outcomes } }: Story): readonly string[] {
  const { horizonWeeks, materials, sectors, titles } = factsOf(results.manifest);
  const of = (outcome: string, material: string | null = null, sector: string | null = null) =>
    outcomes[outcomeId({ outcome, material, sector })];
  const stops = sectors.map((sector) => of("firstLineStopWeek", null, sector));
  const first = stops.indexOf(Math.min(...stops));
  const [material] = materials;
  return [
    words.restricted(Math.round(of("banWeeks")), horizonWeeks) + coverage(results, of("coversCivilUse")),
    stops[first] < horizonWeeks ? words.stop(stops[first] + 1, titles.sector(sectors[first])) : words.noStop,
    `${words.unmet(percent(of("unmetNeedShare", material)), titles.material(material))}; ${words.paid(
      toThreeDigits(of("pricePaidPeakMultiple", material)),
      toThreeDigits(of("priceAskPeakMultiple", material)),
    )}`,
  ];
}

/** Told where runs differ in it. */
function coverage(results: StudyResults, covers: number): string {
  const { mean } = outcomeOf(results, "coversCivilUse");
  if (mean === 0 || mean === 1) return "";
  return covers === 1 ? words.covered : words.notCovered;
}

/** Whole per cents, and below them one digit down to a hundredth. */
function percent(share: number): string {
  const value = share * 100;
  return value >= 1 ? String(Math.round(value)) : value < 0.01 ? "0" : String(Number(value.toPrecision(1)));
}
