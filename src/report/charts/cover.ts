import type { Band } from "../../sim/engine/bands/bands-of.ts";
import type { OutcomeSummary, StudyResults } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { listed } from "../words/lists.ts";
import { outcomeOf, quantileFigureWithLimits, quantileOf } from "../words/outcome-figures.ts";
import { alikeSectors, factsOf } from "../words/study.ts";
import { type Cell, type CoverPanel, coverFans, type Top, topOf } from "./cover.fans.ts";
import { coverStrips } from "./cover.strips.ts";
import { coverWords } from "./cover.words.ts";
import { type Chart, type StudyChart, tableOf, weekUnits } from "./kit/chart.ts";
import { countingRuns, fanErrorNote } from "./kit/fan.ts";
import { areApart, type Finding, findingOf, quantileTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { farthestOf, mergedFans, roundedUp } from "./kit/same.ts";

/** Sectors whose cover is drawn: of those that are alike in all but size and luck, the first. */
export function sectorsDrawn({ manifest }: StudyResults): readonly string[] {
  const left = new Set(alikeSectors(manifest).flatMap((group) => group.slice(1)));
  return factsOf(manifest).sectors.filter((sector) => !left.has(sector));
}

/** Which sectors stand for which, and how far at most the lines that are not drawn lie from those that are. */
export function alikeCoverNotes(results: StudyResults, lang: Lang): readonly string[] {
  const { materials, titles } = factsOf(results.manifest, lang);
  const fans = fansOf(results.bands);
  return alikeSectors(results.manifest).map(([first, ...others]) => {
    const gaps = others.flatMap((sector) =>
      materials.map((material) => farthestOf(fans({ sector: first, material }), fans({ sector, material }))),
    );
    const farthest = roundedUp(Math.max(...gaps));
    return coverWords[lang].alike(titles.sector(first), listed(others.map(titles.sector), lang), formatExact(farthest));
  });
}

/** The weeks of a sector's cover by a metal. */
function fansOf(bands: readonly Band[]): (cell: Cell) => readonly Band[] {
  const key = (sector: string | null, material: string | null) => JSON.stringify([sector, material]);
  const ofCover = bands.filter(({ series }) => series === "makerCoverWeeks");
  const byCell = Map.groupBy(ofCover, ({ sector, material }) => key(sector, material));
  return ({ sector, material }) => byCell.get(key(sector, material)) ?? [];
}

/** What is drawn, from the thinnest stock on: a panel for each sector and metal that says something else. */
export function coverPanels(results: StudyResults): { readonly panels: readonly CoverPanel[]; readonly axis: Top } {
  const { materials } = factsOf(results.manifest);
  const sectors = sectorsDrawn(results);
  const fans = fansOf(results.bands);
  const { runs } = countingRuns(results.manifest);
  const lines = results.insights?.stopCoverWeeks ?? {};
  const axis = topOf(
    sectors.flatMap((sector) => materials.flatMap((material) => fans({ sector, material }))),
    sectors.flatMap((sector) => lines[sector] ?? []),
  );
  const thinness = ({ sector, material }: Cell) =>
    quantileOf(outcomeOf(results, "lowestCoverWeeks", material, sector), 0.5).value;
  const thinnestFirst = (one: Cell, other: Cell) => thinness(one) - thinness(other);
  const cells = sectors.flatMap((sector) => materials.map((material) => ({ sector, material })));
  const panels = mergedFans(
    cells.map((key) => ({ key, bands: fans(key), line: lines[key.sector] })),
    { runs, top: axis.top },
  ).map((merged) => ({ ...merged, bands: fans(merged.drawn) }));
  return { panels: panels.toSorted((one, other) => thinnestFirst(one.drawn, other.drawn)), axis };
}

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

/** The sector whose lowest cover is lowest, where it is so beyond error, and how far that falls. */
function coverFinding(results: StudyResults, lang: Lang): Finding {
  const { titles, materials, sectors } = factsOf(results.manifest, lang);
  const { headline, weeks } = coverWords[lang];
  const lowest = thinnest(results);
  const toldOf = (of: OutcomeSummary, p: number) => quantileTold(of, p, weeks, lang);
  const half = toldOf(lowest, 0.5);
  const alike = new Set(alikeSectors(results.manifest).find((group) => group.includes(lowest.sector ?? "")));
  const others = sectors
    .filter((sector) => sector !== lowest.sector && !alike.has(sector))
    .flatMap((sector) => materials.map((material) => outcomeOf(results, "lowestCoverWeeks", material, sector)));
  if (alike.size > 0 || others.some((other) => !areApart(half, toldOf(other, 0.5))))
    return half.value === 0
      ? tooClose(headline.allEmptied, [], lang)
      : tooClose(headline.several(half.text), [half], lang);
  const [sector, material] = [titles.sector(lowest.sector ?? ""), titles.material(lowest.material ?? "")];
  const twentieth = toldOf(lowest, 0.05);
  if (half.value > 0 && twentieth.value === 0)
    return findingOf((of) => headline.emptied(sector, material, of.half), { half }, lang);
  return findingOf((of) => headline.lowest(sector, material, of.half, of.twentieth), { half, twentieth }, lang);
}

/** Most fans in one chart: of more, strips. */
const mostFans = 12;

/** Makers' cover over time, for each sector and material: as fans, or, of many, as strips. */
function drawCover(results: StudyResults, lang: Lang): Chart {
  const words = coverWords[lang];
  const facts = factsOf(results.manifest, lang);
  const { panels, axis } = coverPanels(results);
  const sectors = [...new Set(panels.map(({ drawn }) => drawn.sector))];
  const { rows, units, notes, body, kind } =
    panels.length > mostFans
      ? coverStrips(
          results.bands.filter(({ series }) => series === "makerCoverWeeks"),
          sectors,
          facts,
          lang,
        )
      : coverFans(results, panels, axis, lang);
  return framedChart({
    id: "cover",
    lang,
    manifests: [results.manifest],
    question: words.question,
    finding: coverFinding(results, lang),
    shows: words.shows,
    reading: coverReading(results, lang),
    kind,
    notes: [...notes, ...alikeCoverNotes(results, lang), fanErrorNote(results.manifest, lang)],
    table: tableOf(rows, weekUnits(units)),
    body,
  });
}

/** How long do the stocks last? */
export const coverChart: StudyChart = { id: "cover", needs: () => [], draw: drawCover };
