import type { Band, StudyResults } from "../../sim/study/study.ts";
import { alikeSectors } from "../alike-sectors.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { factsOf } from "../words/study.ts";
import { coverWords } from "./cover.words.ts";
import { fanFields } from "./kit/fan.ts";

/** Sectors whose cover is drawn: of those that are alike in all but size and luck, the first. */
export function sectorsDrawn({ manifest }: StudyResults): readonly string[] {
  const left = new Set(alikeSectors(manifest).flatMap((group) => group.slice(1)));
  return factsOf(manifest).sectors.filter((sector) => !left.has(sector));
}

/** Which sectors stand for which, and how far at most the lines that are not drawn lie from those that are. */
export function alikeCoverNotes(results: StudyResults, lang: Lang): readonly string[] {
  const { titles } = factsOf(results.manifest, lang);
  return alikeSectors(results.manifest).map(([first, ...others]) => {
    const farthest = Math.max(...others.map((other) => distance(results.bands, first, other)));
    const names = listed(others.map(titles.sector), lang);
    return coverWords[lang].alike(titles.sector(first), names, formatExact(Number(farthest.toPrecision(2))));
  });
}

/** Largest distance of two sectors' quantiles of the same week and material [weeks]. */
function distance(bands: readonly Band[], first: string, other: string): number {
  const of = (wanted: string) =>
    bands.filter(({ series, sector }) => series === "makerCoverWeeks" && sector === wanted);
  const keyOf = ({ week, material }: Band) => `${week} ${material}`;
  const drawn = new Map(of(first).map((band) => [keyOf(band), band]));
  const gaps = of(other).flatMap((band) => {
    const beside = drawn.get(keyOf(band));
    return beside === undefined ? [] : fanFields.map((field) => Math.abs(band[field] - beside[field]));
  });
  return gaps.reduce((most, gap) => Math.max(most, gap), 0);
}
