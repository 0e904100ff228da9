import type { OutcomeName } from "../../../model/outcomes/index.ts";
import type { SeriesName } from "../../../model/series.ts";
import type { Rules } from "../../../sim/analysis/rules/rules.ts";
import type { Manifest, PairedDifference } from "../../../sim/study/study.ts";
import { coverChart } from "../../charts/cover.ts";
import { differenceChart } from "../../charts/differences.ts";
import { durationChart } from "../../charts/duration.ts";
import { endingChart } from "../../charts/endings.ts";
import type { Chart, DrawnStudy, Explained, Pair } from "../../charts/kit/chart.ts";
import { firstLineStopChart } from "../../charts/line-stops.ts";
import { narrowed } from "../../charts/narrowed.ts";
import { priceChart } from "../../charts/prices.ts";
import { rulesCharts } from "../../charts/rules/index.ts";
import { unmetNeedChart } from "../../charts/unmet-need.ts";
import { drawUntil } from "../../charts/until.ts";
import { waterfallChart } from "../../charts/waterfall.ts";
import { drawOnPage, type OnPage } from "../../render/on-page.ts";
import type { Lang } from "../../words/lang.ts";
import { factsOf } from "../../words/study.ts";

/** How wide a chart stands on a page of a brief: two beside each other, or one across. */
type Width = "half" | "full";

/** A chart chosen for a place, which has an id, and its picture. */
export type Picked = { readonly chart: Chart; readonly svg: string; readonly width: Width; readonly place: string };

/** A place of a brief: the charts that may stand there, the most wanted first, each drawn when it is asked for. */
export type BriefPlace = { readonly width: Width; readonly wanted: readonly (() => Chart | null)[] };

/** The places of a study: how long, who stops, what goes unmet, what is paid. */
export function studyPlaces(study: DrawnStudy, lang: Lang): readonly BriefPlace[] {
  const { duration, endings, stops, cover, unmet, prices } = chartsOfStudy(study, lang);
  return [
    { width: "half", wanted: [duration, endings] },
    { width: "half", wanted: [stops, endings, cover] },
    { width: "full", wanted: [unmet, cover] },
    { width: "full", wanted: [prices, cover, unmet] },
  ];
}

/** The places of two studies: who stops in either, what differs, and what explains it, else what is paid in the second. */
export function pairPlaces(
  [a, b]: readonly DrawnStudy[],
  differences: readonly PairedDifference[],
  explained: Explained | undefined,
  lang: Lang,
): readonly BriefPlace[] {
  const [first, second] = [a, b].map((study) => chartsOfStudy(study, lang));
  const [material] = factsOf(b.manifest).materials;
  const pair: Pair = { a, b, explained, differences: differences.filter((each) => isBroad(each, material)) };
  return [
    { width: "half", wanted: [first.stops, first.endings] },
    { width: "half", wanted: [second.stops, second.endings] },
    { width: "half", wanted: [() => differenceChart.draw(pair, lang)] },
    { width: "half", wanted: [() => waterfallChart.draw(pair, lang), second.price, second.duration, second.endings] },
  ];
}

/** The places of a study held against several baselines. */
export function baselinesPlaces(subject: DrawnStudy, chart: Chart, lang: Lang): readonly BriefPlace[] {
  const { duration, endings, stops, cover, unmet, prices } = chartsOfStudy(subject, lang);
  return [
    { width: "half", wanted: [duration, endings] },
    { width: "half", wanted: [stops, endings, cover] },
    { width: "full", wanted: [() => chart, unmet] },
    { width: "full", wanted: [prices, unmet, cover] },
  ];
}

/** The places of release rules: what is known of the scenario under its own rule, and what each rule saves and leaves. */
export function rulesPlaces({ record, studies, scenario }: Rules, own: DrawnStudy, lang: Lang): readonly BriefPlace[] {
  const { duration, endings, stops, prices } = chartsOfStudy(own, lang);
  const [material] = factsOf(own.manifest).materials;
  const narrow = studies.map(({ trigger, study }) => ({
    trigger,
    study: { ...study, manifest: ofMaterial(study.manifest, material) },
  }));
  const chart = (k: number) => () => rulesCharts(record, narrow, scenario, lang)[k];
  return [
    { width: "half", wanted: [duration, endings] },
    { width: "half", wanted: [stops, endings] },
    { width: "full", wanted: [chart(1)] },
    { width: "full", wanted: [chart(0), prices] },
  ];
}

/** What is quoted and what is paid: of all prices the two that a reader of a brief is told. */
const toldPrices: readonly SeriesName[] = ["priceAskUsdPerKg", "pricePaidUsdPerKg"];

/** Metals of which a chart across a page has room for the prices. */
const mostMetals = 2;

function chartsOfStudy(study: DrawnStudy, lang: Lang) {
  const { materials } = factsOf(study.manifest);
  const first = () => narrowed(study, { materials: materials.slice(0, 1), sectors: [] });
  return {
    duration: () => drawUntil(durationChart, study, lang),
    endings: () => drawUntil(endingChart, study, lang),
    stops: () => drawUntil(firstLineStopChart, study, lang),
    unmet: () => drawUntil(unmetNeedChart, study, lang),
    cover: () => drawUntil(coverChart, first(), lang),
    prices: () => pricesOf(materials.length > mostMetals ? first() : study, lang),
    price: () => pricesOf(first(), lang),
  };
}

/** Of release rules the record of a study, of one material alone. */
function ofMaterial(manifest: Manifest, material: string): Manifest {
  const { [material]: kept } = manifest.scenario.materials as Readonly<Record<string, unknown>>;
  return { ...manifest, scenario: { ...manifest.scenario, materials: { [material]: kept } } };
}

/** The two prices that a reader of a brief is told. */
function pricesOf(study: DrawnStudy, lang: Lang): Chart | null {
  const isTold = (series: string) => toldPrices.some((each) => each === series);
  return drawUntil(
    priceChart,
    {
      ...study,
      bands: study.bands.filter(({ series }) => isTold(series)),
      onRecord: study.onRecord?.filter(({ series }) => isTold(series)),
    },
    lang,
  );
}

/** Outcomes in which a reader of a brief is told a difference. */
const toldOutcomes: readonly OutcomeName[] = [
  ...(["banWeeks", "lossHigh", "unmetNeedShare", "civilOutputLostWeeks"] as const),
  ...(["priceAskPeakMultiple", "pricePaidPeakMultiple"] as const),
];

/** Whether a difference is of the whole country, in one material where it is of any. */
function isBroad({ outcome, material, sector }: PairedDifference, first: string): boolean {
  return sector === null && (material ?? first) === first && toldOutcomes.some((each) => each === outcome);
}

/** Height over width up to which a chart is readable in its place. */
const tallest: Readonly<Record<Width, number>> = { half: 1.35, full: 0.66 };

/**
 * For each place the first chart wanted there that is not shown already and fits; else the first that is not shown. Those
 * asked for go before all others, in their order.
 */
export async function picked(places: readonly BriefPlace[], asked: readonly Chart[] = []): Promise<readonly Picked[]> {
  const all: Picked[] = [];
  for (const { width, wanted } of places) {
    const found = await pickedFor(width, [...asked.map((chart) => () => chart), ...wanted], all);
    if (found !== undefined) all.push(found);
  }
  return flatterFirst(all);
}

/** Of two charts across a page the flatter goes first: below two others there is less room. */
function flatterFirst(all: readonly Picked[]): readonly Picked[] {
  const [one, other, third, last] = all;
  const areAcross = last !== undefined && third.width === "full" && last.width === "full";
  return areAcross && aspectOf(last.svg) < aspectOf(third.svg) ? [one, other, last, third] : all;
}

async function pickedFor(
  width: Width,
  wanted: BriefPlace["wanted"],
  before: readonly Picked[],
): Promise<Picked | undefined> {
  let first: Picked | undefined;
  for (const draw of wanted) {
    const chart = draw();
    if (chart === null || before.some((each) => isSame(each.chart, chart))) continue;
    const place = `brief-${before.length + 1}`;
    const svg = pictureOf(await drawOnPage(chart, place), width);
    const one = { chart, svg, width, place };
    if (aspectOf(svg) <= tallest[width]) return one;
    first ??= one;
  }
  return first;
}

/** Whether two charts show the same: of two studies one that was asked for has the name of its study before its own. */
function isSame(one: Chart, other: Chart): boolean {
  const ids = [one, other].map(({ id, study }) => (id.startsWith(`${study}-`) ? id.slice(study.length + 1) : id));
  return one.study === other.study && ids[0] === ids[1];
}

function pictureOf({ broad, narrow }: OnPage, width: Width): string {
  return (width === "half" ? narrow : broad).svg;
}

/** Height over width of a picture. */
export function aspectOf(svg: string): number {
  const [width, height] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).slice(1).map(Number);
  return height / width;
}
