import { dateOfWeek } from "../../model/calendar.ts";
import type { Band } from "../../sim/engine/bands/bands-of.ts";
import type { StudyResults } from "../../sim/study/study.ts";
import type { Lang } from "../words/lang.ts";
import { capitalised, listed, partSign } from "../words/lists.ts";
import { factsOf, type Names } from "../words/study.ts";
import { coverWords } from "./cover.words.ts";
import { dateAxis, dateGap, spanned, weekStep, weeksShown } from "./kit/axes.ts";
import { short } from "./kit/chart.ts";
import { type DatedEvent, eventRules, eventsAbove, eventsWithin } from "./kit/events.ts";
import { eventWords } from "./kit/events.words.ts";
import { fanColor, fanLayers, fanPoint, fanTooltip, fanUnits } from "./kit/fan.ts";
import { spread } from "./kit/labels.ts";
import { linesOf, textOf } from "./kit/names.ts";
import { type Merged, roundedUp } from "./kit/same.ts";
import { blues, muted, vermilions } from "./kit/theme.ts";
import { tooltipLayer, weekTooltip } from "./kit/tooltip.ts";

/** Whose cover a panel shows. */
export type Cell = { readonly sector: string; readonly material: string };

/** A panel: whose cover, of which other metals it tells too, and its fan week by week. */
export type CoverPanel = Merged<Cell> & { readonly bands: readonly Band[] };

/** Where the axis ends that all panels share, and whether pale bands go on above it. */
export type Top = { readonly top: number; readonly isCut: boolean };

/** Part of the largest value below which an axis is cut off, and what it leaves above the middle half of the runs. */
const [cutBelow, above] = [0.75, 1.1];

/**
 * The axis ends above the largest value of all; where the middle half of the runs and the stop lines need less than three
 * quarters of that, above these, and the pale bands are cut off there.
 */
export function topOf(bands: readonly Band[], stopLines: readonly number[]): Top {
  const most = (values: readonly number[]) => values.reduce((largest, value) => Math.max(largest, value), 0);
  const whole = Math.max(most(bands.map(({ p95 }) => p95)), most(stopLines));
  const inner = niceTop(above * Math.max(most(bands.map(({ p75 }) => p75)), most(stopLines)));
  if (inner > 0 && inner <= cutBelow * whole) return { top: inner, isCut: true };
  return { top: whole > 0 ? niceTop(whole) : 1, isCut: false };
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6 and 8 times a power of ten. */
function niceTop(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const digit = [1, 1.5, 2, 3, 4, 5, 6, 8].find((each) => each * power >= value - 1e-9) ?? 10;
  return Number((digit * power).toPrecision(12));
}

/** Gap between labels at the ends of lines, room for them, and height of a panel [px]. */
const [labelGap, labelRoom] = [14, 128];

/** A fan a panel, the thinnest first, with what its lines are at their ends and the cover at which a first firm stops. */
export function coverFans(results: StudyResults, panels: readonly CoverPanel[], axis: Top, lang: Lang) {
  const stopCoverWeeks = results.insights?.stopCoverWeeks ?? {};
  const words = coverWords[lang];
  const { titles, start, horizonWeeks } = factsOf(results.manifest, lang);
  const isShown = weeksShown(horizonWeeks, panels.length);
  const named = panels.map(({ drawn, others, bands }) => ({
    name: capitalised(`${titles.sector(drawn.sector)}${partSign[lang]}${titles.material(drawn.material)}`),
    others: othersNote(drawn, others, titles, lang),
    stopLine: drawn.sector in stopCoverWeeks ? stopCoverWeeks[drawn.sector] : null,
    last: bands[bands.length - 1],
    rows: bands
      .filter(({ week }) => isShown(week))
      .map((band) => ({
        week: band.week,
        date: band.date,
        sector: titles.sector(drawn.sector),
        material: titles.material(drawn.material),
        ...fanPoint(band),
        ...(drawn.sector in stopCoverWeeks ? { stopLine: short(stopCoverWeeks[drawn.sector]) } : {}),
      })),
  }));
  const hasStopLine = named.some(({ stopLine }) => stopLine !== null);
  const columns = Math.min(2, panels.length);
  const width = columns === 1 ? 700 : 300;
  const height = columns === 1 ? 260 : 150;
  const span = { start, weeks: horizonWeeks, width, isWhole: horizonWeeks > 1 };
  const events = eventsWithin(results.manifest, span, lang);
  const x = dateAxis(span, lang, false);
  const spacing = (width * weekStep(horizonWeeks, panels.length)) / horizonWeeks;
  const y = {
    ...{ title: "", scale: { domain: [0, axis.top], nice: false } },
    axis: { tickCount: 4, title: null, format: "~f" },
  };
  const look = { x, y, width, height, spacing, start, horizonWeeks, top: axis.top, events };
  return {
    rows: named.flatMap(({ rows }) => rows),
    kind: words.kind(
      horizonWeeks,
      listed(
        named.map(({ name }) => name),
        lang,
      ),
    ),
    notes: [
      words.notes.cover,
      words.notes.floor,
      ...(axis.isCut ? [words.notes.cut(axis.top)] : []),
      ...(hasStopLine ? [words.notes.stop] : []),
      ...(panels.some(({ others }) => others.length > 0) ? [words.notes.same] : []),
      ...(events.length > 0 ? [eventWords[lang].note] : []),
    ],
    units: { ...fanUnits("weeks of need"), stopLine: "weeks of need" },
    body: eventsAbove(events, x, span, {
      columns,
      spacing: { row: 22, column: dateGap(span, 22, lang) },
      resolve: { scale: { color: "shared" } },
      concat: named.map((panel, k) => panelOf(panel, k, look, lang)),
    }),
  };
}

/** Of which others a panel tells, by what they do not share with it, and how far at most their lines lie from those drawn. */
export function othersNote(drawn: Cell, others: CoverPanel["others"], titles: Names, lang: Lang): string {
  const { other, several } = coverWords[lang].merged;
  const nameOf = ({ sector, material }: Cell) =>
    [
      ...(sector === drawn.sector ? [] : [titles.sector(sector)]),
      ...(material === drawn.material ? [] : [titles.material(material)]),
    ].join(partSign[lang]);
  return several(others.map(({ key, within }) => other(nameOf(key), roundedUp(within))));
}

/** Where the pale band ends above: no higher than the axis. */
const upper = "plotP95";

type Panel = {
  readonly name: string;
  readonly others: string;
  readonly stopLine: number | null;
  readonly last: Band;
  readonly rows: readonly object[];
};

type Look = {
  readonly x: object;
  readonly y: { readonly title: string; readonly scale: object; readonly axis: object };
  readonly start: string;
  readonly events: readonly DatedEvent[];
} & { readonly [key in "width" | "height" | "spacing" | "horizonWeeks" | "top"]: number };

function panelOf({ name, others, stopLine, last, rows }: Panel, k: number, look: Look, lang: Lang): object {
  const words = coverWords[lang];
  const { x, y, width, height, spacing, start, horizonWeeks, top, events } = look;
  return {
    title: {
      text: textOf(linesOf(name, width + labelRoom, 12)),
      ...(others === "" ? {} : { subtitle: linesOf(others, width + labelRoom, 11), subtitleFontSize: 11 }),
      ...{ fontSize: 12, fontWeight: 600, frame: "group", offset: 8, subtitleLineHeight: 14, subtitlePadding: 2 },
    },
    data: { values: rows },
    transform: [...spanned(horizonWeeks), { calculate: `min(datum.p95, ${top})`, as: upper }],
    ...{ width, height },
    encoding: { color: fanColor([{ tints: blues }], lang) },
    layer: [
      ...fanLayers({ x, y, upper }, lang),
      ...eventRules(events, x),
      ...(stopLine === null ? [] : [stopLayer(y)]),
      endLabels(
        { ...last, stopLine },
        { top, gap: (labelGap / height) * top },
        { x: { ...x, field: "date" }, date: dateOfWeek(start, Math.max(1, horizonWeeks - 1)) },
        lang,
      ),
      tooltipLayer({
        ...{ x, spacing, view: String(k) },
        tooltip: [weekTooltip(lang), ...fanTooltip(words.weeks, lang)],
      }),
    ],
  };
}

/** One line over the width of the panel, which its label names. */
function stopLayer({ title, scale }: Look["y"]): object {
  const y = { aggregate: "min", field: "stopLine", type: "quantitative", title, scale };
  return {
    mark: { type: "rule", strokeDash: [5, 3], strokeWidth: 1.4, aria: false },
    encoding: { y, color: { value: vermilions[2] } },
  };
}

/** What the median, the edges of the pale band and the stop line are at their right ends, a label's height apart. */
function endLabels(
  { p05, p50, p95, stopLine }: Pick<Band, "p05" | "p50" | "p95"> & { readonly stopLine: number | null },
  { top, gap }: { readonly top: number; readonly gap: number },
  end: { readonly x: object; readonly date: string },
  lang: Lang,
): object {
  const { ends } = coverWords[lang];
  const isOne = short(p05) === short(p95);
  const all = [
    ...(isOne ? [] : [{ at: p95, text: ends.above(weeksText(p95)), color: muted, weight: 400 }]),
    { at: p50, text: ends.median(weeksText(p50)), color: blues[2], weight: 600 },
    ...(stopLine === null
      ? []
      : [{ at: stopLine, text: ends.stop(weeksText(stopLine)), color: vermilions[2], weight: 600 }]),
    ...(isOne ? [] : [{ at: p05, text: ends.below(weeksText(p05)), color: muted, weight: 400 }]),
  ];
  const places = spread(
    all.map(({ at }) => Math.min(at, top)),
    gap,
    top,
  );
  return {
    data: { values: all.map(({ text, color }, k) => ({ ...{ date: end.date, place: places[k] }, text, color })) },
    mark: { type: "text", align: "left", dx: 6, fontSize: 11, aria: false },
    encoding: {
      x: end.x,
      y: { field: "place", type: "quantitative" },
      text: { field: "text" },
      color: { field: "color", type: "nominal", scale: null },
    },
  };
}

/** Weeks to two digits, of less than one to one after the point: quantiles of a week are counted in bins of 1.6 %. */
function weeksText(weeks: number): string {
  const rounded = weeks < 1 ? Math.round(10 * weeks) / 10 : Number(weeks.toPrecision(2));
  return String(rounded);
}
