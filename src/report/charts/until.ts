import type { TopLevelSpec } from "vega-lite";
import { addDays } from "../../model/calendar.ts";
import type { Lang } from "../words/lang.ts";
import { factsOf } from "../words/study.ts";
import { arrivalChart } from "./arrivals.ts";
import { coverChart } from "./cover.ts";
import type { Chart, DrawnStudy, Pair, PairChart, StudyChart } from "./kit/chart.ts";
import { eventWords } from "./kit/events.words.ts";
import { firstLineStopChart } from "./line-stops.ts";
import { priceChart } from "./prices.ts";
import { sideBySideChart } from "./side-by-side/index.ts";
import { untilWords } from "./until.words.ts";

/** Charts that go on week by week; all others tell of whole runs, over how many weeks they say themselves. */
const overTime: ReadonlySet<StudyChart> = new Set([arrivalChart, coverChart, priceChart]);

/** The first days that charts of a study no longer draw, where that is before its end. */
function endOf({ manifest, untilWeeks }: DrawnStudy): string | undefined {
  const { start, horizonWeeks } = factsOf(manifest);
  return untilWeeks === undefined || untilWeeks >= horizonWeeks ? undefined : addDays(start, 7 * untilWeeks);
}

/**
 * A chart of one study, drawn for so many of its weeks where it goes on week by week. What its headline and its notes say of
 * whole runs stays so, and its line says to which day it is drawn and that the study goes on; when lines stop is told of the
 * weeks drawn alone.
 */
export function drawUntil(chart: StudyChart, study: DrawnStudy, lang: Lang): Chart | null {
  const end = endOf(study);
  if (end === undefined || study.untilWeeks === undefined) return chart.draw(study, lang);
  const cut = () => chart.draw(cutTo(study, end), lang);
  const day = eventWords[lang].day(addDays(end, -1));
  const { horizonWeeks } = factsOf(study.manifest);
  if (chart === firstLineStopChart) {
    const part = cut();
    return part && withLine(part, part, untilWords[lang].told(day, study.untilWeeks, horizonWeeks), lang);
  }
  const whole = chart.draw(study, lang);
  const part = overTime.has(chart) ? cut() : null;
  if (whole === null || part === null) return whole;
  return withLine(whole, part, untilWords[lang].drawn(day, study.untilWeeks, horizonWeeks), lang);
}

/** A chart of two studies over time, drawn for so many weeks of each as `drawUntil` draws one of one. */
export function drawPairUntil(chart: PairChart, pair: Pair, lang: Lang): Chart | null {
  const { a, b } = pair as { readonly a: DrawnStudy; readonly b: DrawnStudy };
  const whole = chart.draw(pair, lang);
  const [endA, endB] = [endOf(a), endOf(b)];
  if (whole === null || chart !== sideBySideChart || (endA === undefined && endB === undefined)) return whole;
  const [cutA, cutB] = [endA === undefined ? a : cutTo(a, endA), endB === undefined ? b : cutTo(b, endB)];
  const part = chart.draw({ ...pair, a: cutA, b: cutB }, lang);
  if (part === null) return whole;
  const [weeks, all] = [
    [cutA, cutB],
    [a, b],
  ].map((studies) => Math.max(...studies.map(({ manifest }) => factsOf(manifest).horizonWeeks)));
  return withLine(whole, part, untilWords[lang].pair(weeks, all), lang);
}

/** The words of one chart about the picture of the other, with one more line on what is shown. */
function withLine(words: Chart, picture: Chart, said: string, lang: Lang): Chart {
  const { between } = untilWords[lang];
  const sentences = (text: string) => text.replace(/[.。]?\s*$/, between) + said;
  return {
    ...words,
    ...{ subtitle: sentences(words.subtitle), alt: sentences(words.alt) },
    ...{ spec: joined(words.spec, picture.spec, said), table: picture.table },
  };
}

/** A study as if its runs ended so many weeks after the start: its weekly series, and what is on record, to that day. */
function cutTo(study: DrawnStudy, end: string): DrawnStudy {
  const { manifest, bands, onRecord, flowsOnRecord } = study;
  const weeks = study.untilWeeks as number;
  return {
    ...study,
    manifest: { ...manifest, scenario: { ...manifest.scenario, horizonWeeks: weeks } },
    bands: bands.filter(({ week }) => week < weeks),
    onRecord: onRecord?.filter(({ date }) => date < end),
    flowsOnRecord: flowsOnRecord?.filter(({ during }) => during.to <= end),
  };
}

type Framed = {
  readonly title: { readonly text: unknown; readonly subtitle?: readonly string[] };
  readonly vconcat: readonly { readonly title: object }[];
};

/** The picture of the part under the headline of the whole and over its footnote. */
function joined(whole: TopLevelSpec, part: TopLevelSpec, said: string): TopLevelSpec {
  const [of, drawn] = [whole, part].map((spec) => spec as unknown as Framed);
  const [{ title: footnote }] = of.vconcat;
  return {
    ...drawn,
    title: { ...of.title, subtitle: [...(of.title.subtitle ?? []), said] },
    vconcat: drawn.vconcat.map((view) => ({ ...view, title: footnote })),
  } as unknown as TopLevelSpec;
}
