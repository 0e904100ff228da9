import type { OutcomeSummary, QuantileEstimate } from "../../sim/study/study.ts";
import { wilson, wilsonOfRepetitions } from "../charts/wilson.ts";
import { kindOf } from "../outcome-kinds.ts";
import {
  formatToError,
  formatWithError,
  formatWithLimits,
  inUnit,
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
        ? wilson(Math.round(mean * runs), runs)
        : wilsonOfRepetitions(mean, standardError, runs, repetitions);
    return formatWithLimits(share * factor, low * factor, high * factor, inUnitOf, 0, lang);
  }
  if (kind === "amount" && mean === 0 && standardError === 0) return words[lang].noneOf(runsText(runs, lang));
  const figure = runs < 2 ? toThreeDigits(mean * factor) : formatWithError(mean * factor, standardError * factor);
  return inUnitOf === "" ? figure : inUnit(figure, inUnitOf, lang);
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
