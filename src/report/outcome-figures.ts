import type { OutcomeSummary, QuantileEstimate } from "../sim/results.ts";
import { formatToError, formatWithError, formatWithLimits } from "./format.ts";
import { shown } from "./outcome-labels.ts";

/** The mean with its standard error, in the unit shown. */
export function meanFigure({
  mean,
  standardError,
  unit,
}: Pick<OutcomeSummary, "mean" | "standardError" | "unit">): string {
  const { factor } = shown(unit);
  return formatWithError(mean * factor, standardError * factor);
}

/**
 * A quantile cut where its 95 % limits begin, e.g. `12`; `none` for a line that never stops within
 * the horizon; a dash for yes or no, whose mean says all.
 */
export function quantileFigure(of: OutcomeSummary, p: number, horizonWeeks: number): string {
  if (of.outcome === "lineStopped") return "–";
  const { value, low, high } = quantileOf(of, p);
  const { factor } = shown(of.unit);
  return isNever(of, value, horizonWeeks) ? "none" : formatToError(value * factor, ((high - low) / 2) * factor);
}

/** A quantile with its 95 % limits, e.g. `12 weeks (10 to 13)`. */
export function quantileFigureWithLimits(of: OutcomeSummary, p: number, horizonWeeks: number, unit = ""): string {
  if (of.outcome === "lineStopped") return "–";
  const { value, low, high } = quantileOf(of, p);
  const { factor } = shown(of.unit);
  if (!isNever(of, high, horizonWeeks)) return formatWithLimits(value * factor, low * factor, high * factor, unit);
  if (isNever(of, low, horizonWeeks)) return "none";
  return isNever(of, value, horizonWeeks)
    ? `none (from week ${Math.floor(low)})`
    : `${Math.floor(value)} (${Math.floor(low)} to none)`;
}

/** @throws RangeError when the summary holds no such quantile. */
export function quantileOf(of: OutcomeSummary, p: number): QuantileEstimate {
  const found = of.quantiles.find((each) => each.p === p);
  if (found === undefined) throw new RangeError(`quantileOf: ${of.outcome} has no quantile ${p}`);
  return found;
}

/** A first line stop at the horizon means that no line stopped within it. */
function isNever(of: OutcomeSummary, value: number, horizonWeeks: number): boolean {
  return of.outcome === "firstLineStopWeek" && value >= horizonWeeks;
}

/** The 95 % limits of a quantile, e.g. `10 to 13`, cut at the first digit of their half-width. */
export function limitsFigure(of: OutcomeSummary, p: number): string {
  const { low, high } = quantileOf(of, p);
  const { factor } = shown(of.unit);
  const cut = (value: number) => formatToError(value * factor, ((high - low) / 2) * factor);
  return low === high ? cut(low) : `${cut(low)} to ${cut(high)}`;
}
