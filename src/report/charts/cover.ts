import type { Band } from "../../sim/engine/bands/bands-of.ts";
import type { OutcomeSummary, StudyResults } from "../../sim/study/study.ts";
import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, capitalisedExpression, listed, partSign } from "../words/lists.ts";
import { outcomeOf, quantileFigureWithLimits, quantileOf } from "../words/outcome-figures.ts";
import { alikeSectors, factsOf } from "../words/study.ts";
import { coverStrips } from "./cover.strips.ts";
import { coverWords } from "./cover.words.ts";
import { dateAxis, dateGap, fromZero, spanned, weekStep, weeksShown } from "./kit/axes.ts";
import { type Chart, type StudyChart, short, tableOf, weekUnits } from "./kit/chart.ts";
import { eventRules, eventsAbove, eventsWithin } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { fanColor, fanErrorNote, fanFields, fanLayers, fanPoint, fanTooltip, fanUnits } from "./kit/fan.ts";
import { areApart, type Finding, findingOf, quantileTold, tooClose } from "./kit/finding.ts";
import { framedChart } from "./kit/frame.ts";
import { panelHeader } from "./kit/names.ts";
import { blues, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";

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
    return tooClose(headline.several(half.text), [half], lang);
  const [sector, material] = [titles.sector(lowest.sector ?? ""), titles.material(lowest.material ?? "")];
  return findingOf(
    (of) => headline.lowest(sector, material, of.half, of.twentieth),
    { half, twentieth: toldOf(lowest, 0.05) },
    lang,
  );
}

/** Most fans in one chart: of more, strips. */
const mostFans = 12;

/** Makers' cover over time, for each sector and material: as fans, or, of many, as strips. */
function drawCover(results: StudyResults, lang: Lang): Chart {
  const words = coverWords[lang];
  const facts = factsOf(results.manifest, lang);
  const sectors = sectorsDrawn(results);
  const bands = results.bands.filter(
    ({ series, sector }) => series === "makerCoverWeeks" && sectors.includes(sector ?? ""),
  );
  const { rows, units, notes, body, kind } =
    facts.materials.length * sectors.length > mostFans
      ? coverStrips(bands, sectors, facts, lang)
      : coverFans(results, bands, sectors, lang);
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

/** A fan a panel, with the line at which a first firm stops. */
function coverFans(results: StudyResults, all: readonly Band[], sectors: readonly string[], lang: Lang) {
  const stopCoverWeeks = results.insights?.stopCoverWeeks ?? {};
  const words = coverWords[lang];
  const { materials, titles, start, horizonWeeks } = factsOf(results.manifest, lang);
  const series = materials.length * sectors.length;
  const isShown = weeksShown(horizonWeeks, series);
  const drawn = all.filter(({ week }) => isShown(week));
  const rows = drawn.map((band) => ({
    week: band.week,
    date: band.date,
    sector: titles.sector(band.sector ?? ""),
    material: titles.material(band.material ?? ""),
    ...fanPoint(band),
    ...(band.sector !== null && band.sector in stopCoverWeeks ? { stopLine: short(stopCoverWeeks[band.sector]) } : {}),
  }));
  const hasStopLine = sectors.every((sector) => sector in stopCoverWeeks);
  const stopLine = hasStopLine ? [{ name: words.stopLine, color: vermilions[2] }] : [];
  const panels = sectors.flatMap((sector) =>
    materials.map((material) => capitalised(`${titles.sector(sector)}${partSign[lang]}${titles.material(material)}`)),
  );
  const width = panels.length === 1 ? 820 : 400;
  const span = { start, weeks: horizonWeeks, width, isWhole: horizonWeeks > 1 };
  const events = eventsWithin(results.manifest, span, lang);
  const x = dateAxis(span, lang);
  const spacing = (width * weekStep(horizonWeeks, series)) / horizonWeeks;
  const scale = fromZero([...drawn.map(({ p95 }) => p95), ...(hasStopLine ? Object.values(stopCoverWeeks) : [])]);
  const y = { title: words.unit, scale, axis: { tickCount: 4 } };
  return {
    rows,
    kind: words.kind(horizonWeeks, listed(panels, lang)),
    notes: [
      words.notes.cover,
      words.notes.floor,
      ...(hasStopLine ? [words.notes.stop] : []),
      ...(events.length > 0 ? [eventWords[lang].note] : []),
    ],
    units: { ...fanUnits("weeks of need"), stopLine: "weeks of need" },
    body: eventsAbove(events, x, span, {
      data: { values: rows },
      transform: [
        ...spanned(horizonWeeks),
        { calculate: capitalisedExpression(`datum.sector + '${partSign[lang]}' + datum.material`), as: "panel" },
      ],
      facet: { field: "panel", type: "nominal", sort: panels, header: panelHeader(panels, width) },
      columns: Math.min(2, panels.length),
      spacing: { row: 22, column: dateGap(span, 28, lang) },
      spec: {
        width,
        height: panels.length === 1 ? 260 : sectors.length > 4 ? 100 : 125,
        encoding: { color: fanColor([{ tints: blues }], lang, stopLine) },
        layer: [
          ...fanLayers({ x, y }, lang),
          ...eventRules(events, x),
          ...(hasStopLine ? [stopLayer(y, words.stopLine)] : []),
          tooltipLayer({ x, spacing, tooltip: [weekTooltip(lang), ...fanTooltip(words.weeks, lang)] }),
        ],
      },
    }),
  };
}

/** One line over the width of the panel, which the legend names. */
function stopLayer({ title, scale }: { readonly title: string; readonly scale: object }, name: string): object {
  const y = { aggregate: "min", field: "stopLine", type: "quantitative", title, scale };
  return {
    mark: { type: "rule", strokeDash: [5, 3], strokeWidth: 1.4, aria: false },
    encoding: { y, color: { datum: name } },
  };
}

/** How long do the stocks last? */
export const coverChart: StudyChart = { id: "cover", needs: () => [], draw: drawCover };
