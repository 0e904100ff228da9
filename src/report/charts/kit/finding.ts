import { studentT95 } from "../../../sim/study/mean.ts";
import type { ShareEstimate } from "../../../sim/study/shares.ts";
import type { OutcomeSummary, PairedDifference } from "../../../sim/study/study.ts";
import { isBeyondError } from "../../words/difference-figures.ts";
import {
  decimalsFor,
  decimalsOf,
  fixed,
  formatToError,
  mostDecimals,
  plainZero,
  withRange,
  withUnit,
} from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";
import { quantileOf } from "../../words/outcome-figures.ts";
import { shown } from "../../words/units.ts";
import { findingWords } from "./finding.words.ts";

/** A figure of a headline: as it is written, and the value and half its 95 % limits in the unit written. */
export type Told = { readonly text: string; readonly value: number; readonly error: number };

/** What a chart finds, in one sentence without a full stop, and the figures in it. */
export type Finding = {
  readonly text: string;
  readonly figures: readonly Told[];
  /** Whether it says that the results do not tell, or tell but roughly. */
  readonly isHedged: boolean;
};

/** Half the limits of a share beyond which it is but roughly known [points], and of other figures over their value. */
const [roughPoints, roughPart] = [12, 0.5];

/** A finding whose figures are known well enough; where one is not, the sentence says that it is about so much. */
export function findingOf<Key extends string>(
  write: (figures: { readonly [key in Key]: string }) => string,
  figures: { readonly [key in Key]: Told },
  lang: Lang,
): Finding {
  const all = Object.values<Told>(figures);
  const { about } = findingWords[lang];
  const texts = Object.fromEntries(
    Object.entries<Told>(figures).map(([key, told]) => [key, isRoughlyKnown(told) ? about(told.text) : told.text]),
  );
  const text = write(texts as { readonly [key in Key]: string });
  return { text, figures: all, isHedged: all.some(isRoughlyKnown) };
}

/** A finding that nothing can be told apart: its figures say by how little. */
export function tooClose(text: string, figures: readonly Told[], lang: Lang): Finding {
  return { text: findingWords[lang].tooClose(text), figures, isHedged: true };
}

/** A finding that there is nothing to find. */
export function nothingFound(text: string, figures: readonly Told[] = []): Finding {
  return { text, figures, isHedged: true };
}

function isRoughlyKnown({ text, value, error }: Told): boolean {
  return /%/.test(text) ? error > roughPoints : error > roughPart * Math.abs(value) && value !== 0;
}

/** A share of the runs in whole per cents: `63 %`. */
export function shareTold({ share, low, high }: ShareEstimate, lang: Lang): Told {
  return told(100 * share, 50 * (high - low), "%", lang);
}

/** The same with its limits, all to as many digits as a headline tells of it: `63 % (61 to 65)`. */
export function limitsTold({ share, low, high }: ShareEstimate, lang: Lang): string {
  const { text } = shareTold({ share, low, high }, lang);
  const decimals = decimalsOf(cutOf(100 * share, 50 * (high - low), "%"));
  const [from, to] = [low, high].map((each) => plainZero(fixed(100 * each, Math.min(mostDecimals, decimals))));
  return from === to ? text : withRange(text, from, to, lang);
}

/** A quantile of an outcome. */
export function quantileTold(of: OutcomeSummary, p: number, unit: string, lang: Lang): Told {
  const { value, low, high } = quantileOf(of, p);
  const { factor } = shown(of.unit, lang);
  return told(value * factor, ((high - low) / 2) * factor, unit, lang);
}

/** The mean of one side of a difference, with the limits of so many repetitions. */
export function levelTold(
  { unit }: Pick<PairedDifference, "unit">,
  { mean, standardError }: PairedDifference["a"],
  repetitions: number,
  lang: Lang,
): Told {
  const { factor, sign } = shown(unit, lang);
  return told(mean * factor, reachOf(repetitions) * standardError * factor, sign, lang);
}

/** How large a difference is, without its sign. */
export function sizeTold({ unit, difference, standardError }: PairedDifference, repetitions: number, lang: Lang): Told {
  const { factor, difference: sign } = shown(unit, lang);
  return told(Math.abs(difference) * factor, reachOf(repetitions) * standardError * factor, sign, lang);
}

/** Standard errors to a 95 % limit; of one repetition none is known. */
export function reachOf(repetitions: number): number {
  return repetitions < 2 ? 0 : studentT95(repetitions);
}

/** The first difference that is beyond error, in the order given, which is that of what a reader asks first; undefined where none is. */
export function foremostOf<Of extends PairedDifference>(all: readonly Of[], repetitions: number): Of | undefined {
  return all.find((each) => isBeyondError(each, repetitions));
}

/** A figure cut where its error begins, per cents at the unit at the earliest; at most one digit after the point from one on, below it two that count. */
export function told(value: number, error: number, unit: string, lang: Lang): Told {
  return {
    text: withUnit(plainZero(formatToError(value, cutOf(value, error, unit))), unit, lang).replace(" ", "\u00a0"),
    value,
    error,
  };
}

/** What the last digit shown counts, or more. */
function cutOf(value: number, error: number, unit: string): number {
  return Math.max(unit.startsWith("%") ? Math.min(error, wholePerCents) : error, finest(value));
}

/** Largest error of which whole per cents are still written [points]. */
const wholePerCents = 9;

/** What the last digit that a headline shows of a figure counts. */
function finest(value: number): number {
  const size = Math.abs(value);
  return size >= 10 ? 1 : size >= 1 || size === 0 ? 0.1 : 10 ** -decimalsFor(size, 2);
}

/** Whether the limits of two figures do not meet, so that the one is larger beyond error. */
export function areApart(one: Told, other: Told): boolean {
  return Math.abs(one.value - other.value) > one.error + other.error;
}

/**
 * What a chart finds by its reading: the first sentence of it, and what is left of it. For charts whose reading says what
 * they find.
 */
export function firstSentence(reading: string): readonly [string, string] {
  const [sentence = reading] = /^.*?(?:[.](?=\s|$)|。)/.exec(reading) ?? [];
  return [sentence.replace(/[.。]$/, ""), reading.slice(sentence.length).trim()];
}
