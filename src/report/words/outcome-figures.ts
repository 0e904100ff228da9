import { kindOf, type OutcomeName } from "../../model/outcomes/index.ts";
import { outcomeId } from "../../model/outcomes/outcome.ts";
import type { QuantileLimits } from "../../sim/scoring/hindcast/record.ts";
import { type ShareEstimate, wilson, wilsonOfRepetitions } from "../../sim/study/shares.ts";
import type { OutcomeSummary, QuantileEstimate, Study } from "../../sim/study/study.ts";
import {
  decimalsFor,
  formatExact,
  formatToError,
  formatWithError,
  formatWithLimits,
  inUnit,
  plainly,
  plainZero,
  runsText,
  toThreeDigits,
} from "./figures.ts";
import type { Lang } from "./lang.ts";
import { shown } from "./units.ts";

const words = {
  en: {
    noneOf: (runs: string) => `none in ${runs}`,
    never: "none",
    nearlyNothing: null,
    notAtFirst: (week: number) => `none (from ${week})`,
    notAtLast: (week: number, from: number) => `${week} (${from} to none)`,
  },
  ja: {
    noneOf: (runs: string) => `${runs}中なし`,
    never: "なし",
    nearlyNothing: "ほぼゼロ",
    notAtFirst: (week: number) => `なし（${week}〜）`,
    notAtLast: (week: number, from: number) => `${week}（${from}〜なし）`,
  },
} satisfies Record<Lang, object>;

/** Loss below which Japanese readers are told no figure [億円]: a million yen. */
const leastYen = 0.01;

/**
 * The mean with its standard error, in the unit shown: `12.3 ± 0.4`. A share of the runs has 95 % limits (Wilson) instead:
 * `86 (84 to 88)`. What was zero in every run was not seen: `none in 50 runs`. One run has no error, and three digits.
 * `repetitions`: what the errors are told from, where that is not the runs.
 */
export function meanFigure(
  { outcome, mean, standardError, unit }: Pick<OutcomeSummary, "outcome" | "mean" | "standardError" | "unit">,
  runs: number,
  inUnitOf = "",
  repetitions = runs,
  lang: Lang = "en",
): string {
  const { factor } = shown(unit, lang);
  const kind = kindOf(outcome);
  if (kind === "case") {
    const { share, low, high } =
      repetitions === runs
        ? wilson(wholeOrSo(mean * runs), runs)
        : wilsonOfRepetitions(mean, standardError, runs, repetitions);
    return formatWithLimits(share * factor, low * factor, high * factor, inUnitOf, 0, lang);
  }
  if (kind === "amount" && mean === 0 && standardError === 0) return words[lang].noneOf(runsText(runs, lang));
  const figure = runs < 2 ? toThreeDigits(mean * factor) : formatWithError(mean * factor, standardError * factor);
  return inUnitOf === "" ? figure : inUnit(figure, inUnitOf, lang);
}

/** A count of runs without its rounding; of runs that count unequally it is none. */
function wholeOrSo(count: number): number {
  const whole = Math.round(count);
  return Math.abs(count - whole) < 1e-6 ? whole : count;
}

/**
 * A quantile cut where its 95 % limits begin, e.g. `12`; `none` for what never happens within the horizon; a dash for yes
 * or no, whose mean says all.
 */
export function quantileFigure(of: OutcomeSummary, p: number, horizonWeeks: number): string {
  if (kindOf(of.outcome) === "case") return "–";
  const { value, low, high } = quantileOf(of, p);
  const { factor } = shown(of.unit);
  return isNever(of, value, horizonWeeks)
    ? "none"
    : plainZero(formatToError(value * factor, ((high - low) / 2) * factor));
}

/** A quantile with its 95 % limits, e.g. `12 weeks (10 to 13)`. */
export function quantileFigureWithLimits(
  of: OutcomeSummary,
  p: number,
  horizonWeeks: number,
  unit = "",
  lang: Lang = "en",
): string {
  if (kindOf(of.outcome) === "case") return "–";
  const { value, low, high } = quantileOf(of, p);
  const { factor } = shown(of.unit, lang);
  const { never, nearlyNothing, notAtFirst, notAtLast } = words[lang];
  if (nearlyNothing !== null && of.unit === "billion JPY" && high > 0 && high * factor < leastYen) return nearlyNothing;
  if (!isNever(of, high, horizonWeeks))
    return formatWithLimits(value * factor, low * factor, high * factor, unit, undefined, lang);
  if (isNever(of, low, horizonWeeks)) return never;
  return isNever(of, value, horizonWeeks) ? notAtFirst(Math.floor(low)) : notAtLast(Math.floor(value), Math.floor(low));
}

/** Whether a peak over the start has a median that its limits do not part from the start itself. */
export function isFlat(peakMultiple: OutcomeSummary): boolean {
  const { value, low } = quantileOf(peakMultiple, 0.5);
  return value >= 1 && low <= 1.0005;
}

/** Whether a share as printed is nothing, to all the digits that are shown. */
export function isNone(figure: string): boolean {
  return /^(0(\.0+)?|<0\.001)\s?%/.test(figure);
}

/** @throws RangeError when the summary holds no such quantile. */
export function quantileOf(of: OutcomeSummary, p: number): QuantileEstimate {
  const found = of.quantiles.find((each) => each.p === p);
  if (found === undefined) throw new RangeError(`quantileOf: ${of.outcome} has no quantile ${p}`);
  return found;
}

/** A time at the horizon means that it did not come within it. */
function isNever(of: OutcomeSummary, value: number, horizonWeeks: number): boolean {
  return kindOf(of.outcome) === "time" && value >= horizonWeeks;
}

/** The summary of one outcome. @throws RangeError when the study does not report it. */
export function outcomeOf(
  results: Pick<Study, "summary">,
  outcome: OutcomeName,
  material: string | null = null,
  sector: string | null = null,
): OutcomeSummary {
  const id = outcomeId({ outcome, material, sector });
  const found = results.summary.outcomes.find((each) => outcomeId(each) === id);
  if (found === undefined) throw new RangeError(`outcomeOf: the study has no outcome ${id}`);
  return found;
}

/** A share as per cent with its 95 % limits: `42 % (40 to 44)`. */
export function shareFigure({ share, low, high }: ShareEstimate, lang: Lang = "en"): string {
  return formatWithLimits(share * 100, low * 100, high * 100, "%", 0, lang);
}

/** Half the widest limits among the rows, in percentage points with two digits. */
export function widestLimits(rows: readonly { readonly low: number; readonly high: number }[]): string {
  const widest = Math.max(...rows.map(({ low, high }) => high - low));
  return formatExact(Number((widest * 50).toPrecision(2)));
}

type Spread = {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** 95 % limits of each. */
  readonly limits: QuantileLimits;
};

/** A 90 % interval and its median, `1.4 to 8 (3.0)`, each figure cut where its own 95 % limits begin, at the latest after three digits. */
export function spreadFigure(
  { p05, p50, p95, limits }: Spread,
  written = (low: string, high: string, median: string) => `${low} to ${high} (${median})`,
  /** A value that stands for something else, in words; undefined where it is a figure. */
  inWords: (value: number) => string | undefined = () => undefined,
): string {
  const cut = (value: number, { low, high }: QuantileLimits["p50"]) =>
    inWords(value) ??
    (low === high ? plainly(value, 3) : formatToError(value, Math.max((high - low) / 2, finest(value))));
  return written(cut(p05, limits.p05), cut(p95, limits.p95), cut(p50, limits.p50));
}

/** What the third significant digit of a figure counts; whole numbers are shown in full. */
function finest(value: number): number {
  return value === 0 ? 0 : 10 ** -Math.max(0, decimalsFor(value, 3));
}
