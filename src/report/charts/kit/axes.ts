import type { Lang } from "../../words/lang.ts";
import { axisWords } from "./dates.words.ts";
import { linesExpression, linesOf, widestOf } from "./names.ts";
import { ink } from "./theme.ts";

/** Weeks along an axis of so many pixels, from the first day of the first. */
type Span = {
  readonly start: string;
  readonly weeks: number;
  readonly width: number;
  /** Whether it goes from its first day to its last whatever is drawn on it; else as far as what is drawn. */
  readonly isWhole?: boolean;
};

/**
 * Time axis: first day of each week, in UTC, so that no reader's clock moves it. Ticks on the first of every so many
 * months, as many as fit the width; where these are fewer than three, nearer to each other with the year below the day.
 */
export function dateAxis(span: Span, lang: Lang, isTitled = true): object {
  const axis = { title: isTitled ? axisWords[lang].title : null, ...ticksOf(span, lang).axis };
  const { first, last } = endsOf(span);
  const whole = span.isWhole === true ? { domain: [first.getTime(), last.getTime()] } : {};
  return {
    field: span.weeks === 1 ? spanField : "date",
    type: "temporal",
    scale: { type: "utc", ...whole },
    axis,
  };
}

/** Letters of the labels of a time axis, and least room between those of two panels [px]. */
const [dateSize, betweenDates] = [11, 6];

/**
 * Gap between panels side by side on the same time axis [px]: `least`, or what the last label of one and the first of the
 * next reach out of their panels, with room between them.
 */
export function dateGap(span: Span, least: number, lang: Lang): number {
  const { first, last } = endsOf(span);
  const { values, formats, isFlush } = ticksOf(span, lang);
  const reach = (tick: number, end: Date) => {
    const inside = (Math.abs(tick - end.getTime()) / (last.getTime() - first.getTime())) * span.width;
    if (isFlush && inside <= 1) return 0;
    const lines = formats.map((format) => writtenDay(format, new Date(tick)));
    return Math.max(0, widestOf(lines, dateSize) / 2 - inside);
  };
  const before = Math.max(0, ...values.map((tick) => reach(tick, first)));
  const after = Math.max(0, ...values.map((tick) => reach(tick, last)));
  return Math.max(least, Math.ceil(before + after) + betweenDates);
}

const shortMonth = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });

/** A day as a Vega format of it writes it. */
function writtenDay(format: string, date: Date): string {
  return format
    .replaceAll("%b", shortMonth.format(date))
    .replaceAll("%Y", String(date.getUTCFullYear()))
    .replaceAll("%-m", String(date.getUTCMonth() + 1))
    .replaceAll("%-d", String(date.getUTCDate()));
}

/** First days of the first week and of the last; a single week ends with the day after it. */
function endsOf({ start, weeks }: Span): { readonly first: Date; readonly last: Date } {
  const first = new Date(start);
  return { first, last: new Date(first.getTime() + Math.max(1, weeks - 1) * week) };
}

type Ticks = {
  readonly values: readonly number[];
  /** One for each line of a label. */
  readonly formats: readonly string[];
  /** Whether a label at the end of the axis is drawn inside of it. */
  readonly isFlush: boolean;
  /** What Vega-Lite makes them of. */
  readonly axis: object;
};

function ticksOf(span: Span, lang: Lang): Ticks {
  const { weeks, width } = span;
  const { month, year, monthWidth, yearWidth } = axisWords[lang];
  const months = (weeks * 12) / 52;
  const labelWidth = (step: number) => (step < 12 ? monthWidth : yearWidth);
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => (months / each) * labelWidth(each) <= width) ?? 120;
  const { first, last } = endsOf(span);
  const values = firstsOfMonths(first, last, step);
  if (values.length < 3) return closeTicks(first, last, width, lang);
  const format = step < 12 ? month : year;
  const tickCount = step < 12 ? { interval: "month", step } : { interval: "year", step: step / 12 };
  return { values, formats: [format], isFlush: false, axis: { format, tickCount } };
}

const day = 86_400_000;
const week = 7 * day;

/** The first days of the months from one time to another that are a multiple of `step` months from the first of a century. */
function firstsOfMonths(first: Date, last: Date, step: number): readonly number[] {
  const from = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const to = last.getUTCFullYear() * 12 + last.getUTCMonth();
  return Array.from({ length: to - from + 1 }, (_, k) => from + k)
    .filter((month) => month % step === 0)
    .map((month) => Date.UTC(Math.floor(month / 12), month % 12))
    .filter((time) => time >= first.getTime() && time <= last.getTime());
}

/** At least three ticks, as many as fit: first days of months, else days. */
function closeTicks(first: Date, last: Date, width: number, lang: Lang): Ticks {
  const { narrow } = axisWords[lang];
  const days = (last.getTime() - first.getTime()) / day;
  const ticks = (values: readonly number[], formats: readonly string[], isFlush: boolean) => {
    const lines = formats.map((format) => `utcFormat(datum.value, ${JSON.stringify(format)})`);
    const axis = { values, ...(isFlush ? { labelFlush: true } : {}), labelSeparation: 2 };
    return { values, formats, isFlush, axis: { ...axis, labelExpr: `[${lines.join(", ")}]` } };
  };
  const monthStep = [1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 60, 120].find(
    (step) => (step * 30.4 * width) / days >= narrow.monthWidth && firstsOfMonths(first, last, step).length >= 3,
  );
  if (monthStep !== undefined)
    return ticks(firstsOfMonths(first, last, monthStep), monthStep % 12 > 0 ? narrow.month : narrow.year, false);
  const dayStep = [1, 2, 3, 4, 5, 7, 10, 14, 20, 28].find(
    (step) => (step * width) / days >= narrow.dayWidth && days / step >= 2,
  );
  const at = (days: number) => first.getTime() + Math.floor(days) * day;
  const values =
    dayStep === undefined
      ? [1, 3, 5].map((sixths) => at((sixths * days) / 6))
      : Array.from({ length: Math.floor(days / dayStep) + 1 }, (_, k) => at(k * dayStep));
  return ticks(values, narrow.day, true);
}

/** Where a single week is drawn from its first day to the day after its last: the field that `spanned` makes. */
const spanField = "plotAt";

/**
 * What makes two points of each row of a study of a single week, of which a line or an area else has but one, and so is
 * not seen; nothing for longer ones. `of` is the day, or the number, at which a week begins.
 */
export function spanned(weeks: number, of: "date" | "week" = "date"): readonly object[] {
  if (weeks !== 1) return [];
  const ends = of === "date" ? `[time(datum.date), time(datum.date) + ${week}]` : "[datum.week, datum.week + 1]";
  return [{ calculate: ends, as: spanField }, { flatten: [spanField] }];
}

/** The field of a quantitative axis of weeks, of a study of so many. */
export function weekField(weeks: number): string {
  return weeks === 1 ? spanField : "week";
}

/** Axis from zero up to the largest value; up to one where all are zero. */
export function fromZero(values: readonly number[]): object {
  const largest = Math.max(0, ...values);
  return { domain: [0, largest > 0 ? largest : 1], nice: 4 };
}

/**
 * Logarithmic scale over all values with a little room, on an axis so high [px], and its ticks; linear from zero where a
 * value is not positive.
 */
export function logOrZero(
  values: readonly number[],
  height: number,
): { readonly scale: object; readonly ticks: object } {
  const [lowest, highest] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15];
  if (!(lowest > 0)) return { scale: fromZero(values), ticks: { tickCount: 4 } };
  return {
    scale: { type: "log", domain: [lowest, highest], nice: false },
    ticks: { values: logTicks(lowest, highest, height) },
  };
}

/** Least distance between the labels of a vertical axis [px]. */
const labelHeight = 17;

/**
 * Ticks between two positive numbers, three at least: 1, 2 and 5 times the powers of ten; powers of ten where these stand
 * too close, and every second or third of them and so on; whole multiples, or even steps, where they are too few.
 */
function logTicks(lowest: number, highest: number, height: number): readonly number[] {
  const first = Math.floor(Math.log10(lowest));
  const decades = Array.from({ length: Math.ceil(Math.log10(highest)) - first + 1 }, (_, i) => first + i);
  const ticks = (digits: readonly number[], step = 1) =>
    decades
      .filter((decade) => decade % step === 0)
      .flatMap((decade) => digits.map((digit) => Number(`${digit}e${decade}`)))
      .filter((tick) => lowest <= tick && tick <= highest);
  const scale = height / Math.log(highest / lowest);
  const isApart = (all: readonly number[]) =>
    all.every((tick, k) => k === 0 || Math.log(tick / all[k - 1]) * scale >= labelHeight);
  const even = [6, 5, 4, 3, 2].map((count) => evenTicks(lowest, highest, count));
  const candidates = [
    ticks([1, 2, 5]),
    ticks([1, 3]),
    ticks([1, 2.5, 5]),
    ticks([1, 2, 3, 5]),
    ticks([1, 1.5, 2, 3, 5, 7]),
    ...[1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 50].map((step) => ticks([1], step)),
    ticks([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ...even,
  ];
  const apart = candidates.filter(isApart);
  const most = apart.toSorted((a, b) => b.length - a.length)[0] ?? [];
  return apart.find(({ length }) => length >= 3) ?? even.find(({ length }) => length >= 3) ?? most;
}

/** Multiples of 1, 2 or 5 times a power of ten between two numbers, about so many. */
function evenTicks(lowest: number, highest: number, count: number): readonly number[] {
  const rough = (highest - lowest) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((each) => each >= rough) ?? rough;
  const from = Math.ceil(lowest / step);
  return Array.from({ length: Math.max(0, Math.floor(highest / step) - from + 1) }, (_, k) =>
    Number(((from + k) * step).toPrecision(12)),
  );
}

/** Numbers on an axis: no zeros after the point that say nothing, e.g. 0 and −0.5 beside each other. */
export const plainNumber = ",~f";

/** Letters of the names of rows [px], and most room for them. */
const [rowSize, mostRoom] = [11.5, 400];

/** Room for the longest of some names in the font of labels [px]; `room` at most, since longer ones are broken. */
export function widthOfNames(names: readonly string[], room = mostRoom): number {
  return Math.min(room, Math.ceil(Math.max(...names.map((name) => widestOf(rowLines(name, room), rowSize)))));
}

const rowLines = (name: string, room: number) => linesOf(name, room, rowSize);

/** Rows named at the left in a column at least so wide [px], each name whole, in lines, in the given order. */
export function namedRows(field: string, sort: readonly string[], labelWidth: number, room = mostRoom): object {
  const plain = {
    title: null,
    domain: false,
    ticks: false,
    labelOverlap: false,
    labelColor: ink,
    labelFontSize: rowSize,
  };
  const labelExpr = linesExpression(sort, (name) => rowLines(name, room));
  return { field, type: "nominal", sort, axis: { ...plain, labelExpr, labelLineHeight, minExtent: labelWidth } };
}

const labelLineHeight = 13;

/** Height of each of some named rows [px]: `least` for names of one line. */
export function rowHeight(names: readonly string[], least: number, room = mostRoom): number {
  const most = Math.max(1, ...names.map((name) => rowLines(name, room).length));
  return least + (most - 1) * labelLineHeight;
}

/** Most rows of data in a chart: keeps a chart under 150 kB, and there are no more pixels to tell them apart. */
const mostRows = 600;

/** Weeks from one that a chart shows to the next: as few as the rows of `series` lines allow. */
export function weekStep(weeks: number, series: number): number {
  return Math.max(1, Math.ceil((weeks * series) / mostRows));
}

/** Every week, every second, and so on, and always the last. */
export function weeksShown(weeks: number, series: number): (week: number) => boolean {
  const step = weekStep(weeks, series);
  return (week) => week % step === 0 || week === weeks - 1;
}

/**
 * The weeks at which curves that go in steps are drawn so that one of `series` never lies farther than a hair from what it
 * is: all weeks at which one of its values changes; of too many, those at which one has moved by a 400th of the whole, a
 * 200th, and so on, until they are few enough. Always the first and the last.
 */
export function stepsShown(curves: readonly (readonly number[])[], series: number): ReadonlySet<number> {
  const weeks = curves[0].length;
  const room = Math.max(12, Math.floor(mostRows / series));
  for (let tolerance = 0; ; tolerance = tolerance === 0 ? 1 / 400 : tolerance * 2) {
    const kept = [0];
    for (let week = 1; week < weeks; week++)
      if (curves.some((curve) => Math.abs(curve[week] - curve[kept[kept.length - 1]]) > tolerance)) kept.push(week);
    if (kept.length <= room) return new Set([...kept, weeks - 1]);
  }
}
