import type { Distribution } from "../../model/distributions/distribution.ts";
import { quantile } from "../../model/distributions/quantile.ts";
import { marginalOf, type Posterior, valuesOfParameter } from "../../model/scenario/posterior.ts";
import { formatExact, toThreeDigits, withUnit } from "./figures.ts";
import type { Lang } from "./lang.ts";
import { inputUnit } from "./units.ts";

/** A number of a scenario document as it is written: taken as known, believed, or drawn with others from a posterior. */
export type WrittenInput = {
  readonly value?: number;
  readonly distribution?: Distribution;
  readonly parameter?: { readonly name: string; readonly times: number; readonly of: string };
  readonly unit: string;
};

const en = {
  range: (middle: string, low: string, high: string, unit: string) =>
    `${withUnit(middle, unit, "en")} (${low} to ${high})`,
  rank: "rank correlation",
  units: {
    share: "%",
    ratio: "",
    count: "",
    "1/yr": "a year",
    "1/sqrt(yr)": "a year (log)",
    "t/yr": "t a year",
    "t/week": "t a week",
    "USD/kg": "USD/kg",
  } as Readonly<Record<string, string>>,
};

const ja: typeof en = {
  range: (middle, low, high, unit) => `${withUnit(middle, unit, "ja")}（${low}〜${high}）`,
  rank: "順位相関",
  units: { share: "%", ratio: "", count: "", "1/yr": "/年", "1/sqrt(yr)": "/年（対数）" },
};

const words: Readonly<Record<Lang, typeof en>> = { en, ja };

/**
 * What a number of a scenario is taken as, in words: the number that is taken as known, or the middle of what is believed and in
 * brackets the limits between which it lies in nine runs of ten. Shares in per cent.
 */
export function inputValueText(written: WrittenInput, posterior: Posterior | undefined, lang: Lang): string {
  const { value, distribution, parameter, unit } = written;
  const factor = unit === "share" ? 100 : 1;
  const sign = words[lang].units[unit] ?? inputUnit(unit, lang);
  if (value !== undefined) return withUnit(formatExact(Number((value * factor).toPrecision(6))), sign, lang).trim();
  const of =
    parameter !== undefined && posterior !== undefined
      ? marginalOf(valuesOfParameter(posterior, parameter), posterior.weights)
      : distribution;
  if (of === undefined) return "–";
  const [low, middle, high] = [0.05, 0.5, 0.95].map((p) => toThreeDigits(quantile(of, p) * factor));
  return low === high ? withUnit(middle, sign, lang).trim() : words[lang].range(middle, low, high, sign);
}

/** How strongly two inputs go together. */
export function rankText(rank: number, lang: Lang): string {
  return `${words[lang].rank} ${formatExact(rank)}`;
}
