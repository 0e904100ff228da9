import type { Lang } from "../../words/lang.ts";
import { axisWords } from "./dates.words.ts";
import { ink } from "./theme.ts";

/**
 * Time axis: first day of each week, in UTC, so that no reader's clock moves it. Ticks on the first of every so many
 * months, as many as fit the width [px].
 */
export function dateAxis(horizonWeeks: number, width: number, lang: Lang, isTitled = true): object {
  const { title, month, year, monthWidth, yearWidth } = axisWords[lang];
  const months = (horizonWeeks * 12) / 52;
  const labelWidth = (step: number) => (step < 12 ? monthWidth : yearWidth);
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => (months / each) * labelWidth(each) <= width) ?? 120;
  const tickCount = step < 12 ? { interval: "month", step } : { interval: "year", step: step / 12 };
  return {
    field: "date",
    type: "temporal",
    scale: { type: "utc" },
    axis: { title: isTitled ? title : null, format: step < 12 ? month : year, tickCount },
  };
}

/** Axis from zero up to the largest value; up to one where all are zero. */
export function fromZero(values: readonly number[]): object {
  const largest = Math.max(0, ...values);
  return { domain: [0, largest > 0 ? largest : 1], nice: 4 };
}

/** Logarithmic scale over all values with a little room, and its ticks; linear from zero where one is not positive. */
export function logOrZero(values: readonly number[]): { readonly scale: object; readonly ticks: object } {
  const [lowest, highest] = [Math.min(...values) / 1.15, Math.max(...values) * 1.15];
  if (!(lowest > 0)) return { scale: fromZero(values), ticks: { tickCount: 4 } };
  return {
    scale: { type: "log", domain: [lowest, highest], nice: false },
    ticks: { values: oneTwoFive(lowest, highest) },
  };
}

/** 1, 2 and 5 times the powers of ten between two positive numbers; all whole multiples where these are too few. */
function oneTwoFive(lowest: number, highest: number): readonly number[] {
  const first = Math.floor(Math.log10(lowest));
  const decades = Array.from({ length: Math.ceil(Math.log10(highest)) - first + 1 }, (_, i) => first + i);
  const ticks = (digits: readonly number[]) =>
    decades
      .flatMap((decade) => digits.map((digit) => Number(`${digit}e${decade}`)))
      .filter((tick) => lowest <= tick && tick <= highest);
  const few = ticks([1, 2, 5]);
  return few.length > 1 ? few : ticks([1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

/** Numbers on an axis: no zeros after the point that say nothing, e.g. 0 and −0.5 beside each other. */
export const plainNumber = ",~f";

/** Room for the longest of some names in the font of labels [px]; 400 at most. */
export function widthOfNames(names: readonly string[]): number {
  const widthOf = (name: string) => [...name].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 11.5 : 5.9), 0);
  return Math.min(400, Math.ceil(Math.max(...names.map(widthOf))));
}

/** Rows named at the left in a column at least so wide [px], each name whole, in the given order. */
export function namedRows(field: string, sort: readonly string[], labelWidth: number): object {
  const plain = { title: null, domain: false, ticks: false, labelOverlap: false, labelColor: ink, labelFontSize: 11.5 };
  return { field, type: "nominal", sort, axis: { ...plain, labelLimit: 1.2 * labelWidth, minExtent: labelWidth } };
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
