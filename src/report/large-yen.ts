import type { OutcomeSummary, PairedDifference } from "../sim/results.ts";
import type { Lang } from "./lang.ts";

/** From this on yen are counted in 兆円 [billion JPY]. */
const trillion = 1000;

/** An outcome in yen as Japanese readers count it: in 兆円 from 1 兆円 on, its errors with it. Any other stays as it is. */
export function outcomeInYen(of: OutcomeSummary, lang: Lang): OutcomeSummary {
  const f = yenFactor(of.unit, Math.abs(of.mean), lang);
  if (f === 1) return of;
  return {
    ...of,
    ...{ unit: "兆円", mean: of.mean * f, standardError: of.standardError * f },
    quantiles: of.quantiles.map((q) => ({ ...q, value: q.value * f, low: q.low * f, high: q.high * f })),
  };
}

/** The same of differences: those in yen in one unit, that of the largest mean, so that they share an axis. */
export function differencesInYen<T extends PairedDifference>(all: readonly T[], lang: Lang): readonly T[] {
  const largest = Math.max(0, ...all.flatMap((of) => (isYen(of.unit) ? [of.a.mean, of.b.mean].map(Math.abs) : [])));
  return all.map((of) => {
    const f = yenFactor(of.unit, largest, lang);
    if (f === 1) return of;
    const scaled = ({ mean, standardError }: T["a"]) => ({ mean: mean * f, standardError: standardError * f });
    const figures = { difference: of.difference * f, standardError: of.standardError * f };
    return { ...of, unit: "兆円", a: scaled(of.a), b: scaled(of.b), ...figures };
  });
}

/** By what a figure in the model's unit is multiplied to be in the unit of `outcomeInYen`; 1 where that leaves it. */
export function yenFactor(unit: string, largest: number, lang: Lang): number {
  return lang === "ja" && isYen(unit) && largest >= trillion ? 1 / trillion : 1;
}

const isYen = (unit: string) => unit === "billion JPY";
