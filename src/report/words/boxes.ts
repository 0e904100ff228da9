import type { DiscoveredBox, DiscoveredLimit, DiscoveryRecord } from "../../sim/analysis/discovery/record.ts";
import { inUnit, plainly, toThreeDigits, withUnit } from "./figures.ts";
import { inputOrLane } from "./inputs.ts";
import type { Lang } from "./lang.ts";
import { labelOf } from "./outcomes.ts";
import { factsOf } from "./study.ts";
import { inputUnit, shown } from "./units.ts";
import { shareText } from "./variance-figures.ts";

const en = {
  atLeast: (value: string) => `at least ${value}`,
  atMost: (value: string) => `at most ${value}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  upper: (share: string) => `the upper ${share} of its draws`,
  lower: (share: string) => `the lower ${share} of its draws`,
  middle: (share: string) => `${share} of its draws`,
  within: (values: string, share: string) => `${values} (${share})`,
  limit: (input: string, values: string) => `${input} ${values}`,
  and: ", and ",
  above: (outcome: string, value: string) => `“${outcome}” above ${value}`,
  below: (outcome: string, value: string) => `“${outcome}” below ${value}`,
  box: (limits: string, density: string, base: string, coverage: string) =>
    `With ${limits}, it goes wrong in ${density} of the runs (of all runs ${base}); ${coverage} of the runs that go wrong are these.`,
  nothing: "No limit on any input sets the runs that go wrong apart.",
};

const ja: typeof en = {
  atLeast: (value) => `${value}以上`,
  atMost: (value) => `${value}以下`,
  between: (low, high) => `${low}～${high}`,
  upper: (share) => `分布の上側${share}`,
  lower: (share) => `分布の下側${share}`,
  middle: (share) => `分布の${share}`,
  within: (values, share) => `${values}（${share}）`,
  limit: (input, values) => `${input}が${values}`,
  and: "、かつ",
  above: (outcome, value) => `「${outcome}」が${value}を上回る`,
  below: (outcome, value) => `「${outcome}」が${value}を下回る`,
  box: (limits, density, base, coverage) =>
    `${limits}の場合、試行の${density}でこの事態となる（全試行では${base}）。この事態となる試行の${coverage}がここに含まれる。`,
  nothing: "この事態となる試行を区別する入力の範囲はない。",
};

const words: Readonly<Record<Lang, typeof en>> = { en, ja };

type Told = Pick<DiscoveryRecord, "scenario">;

/** An input in words; whom the licence office favours by the lane as well. */
export function limitedInput(path: string, record: Told, lang: Lang): string {
  return inputOrLane(path, record, lang).name;
}

/** The values of an input that a box holds, in words: `at least 3.2 weeks`. */
export function valuesWords({ low, high, unit }: DiscoveredLimit, lang: Lang): string {
  const { atLeast, atMost, between } = words[lang];
  if (low !== null && high !== null) return between(figureIn(low, unit, lang), figureIn(high, unit, lang));
  return low !== null ? atLeast(figureIn(low, unit, lang)) : atMost(figureIn(high ?? 0, unit, lang));
}

/** The same with the share of its draws: `at least 3.2 weeks (the upper 30 % of its draws)`. */
export function limitWords(limit: DiscoveredLimit, lang: Lang): string {
  const { upper, lower, middle, within } = words[lang];
  const share = withUnit(toThreeDigits(100 * (limit.to - limit.from)), "%", lang);
  const which = limit.low !== null && limit.high !== null ? middle : limit.low !== null ? upper : lower;
  return within(valuesWords(limit, lang), which(share));
}

function figureIn(value: number, unit: string, lang: Lang): string {
  if (unit === "ratio") return toThreeDigits(value);
  if (unit === "share") return withUnit(toThreeDigits(100 * value), "%", lang);
  return inUnit(toThreeDigits(value), inputUnit(unit, lang), lang);
}

/** What goes wrong, in words. */
export function wrongWords(record: DiscoveryRecord, lang: Lang): string {
  const { titles } = factsOf(record, lang);
  const { sign, factor } = shown(record.unit, lang);
  const value = inUnit(plainly(record.threshold * factor, 6), sign, lang);
  return words[lang][record.side](labelOf(record, titles, lang), value);
}

/** A box in a sentence. */
export function boxWords(box: DiscoveredBox, record: DiscoveryRecord, lang: Lang): string {
  if (box.limits.length === 0) return words[lang].nothing;
  const limits = box.limits.map((limit) =>
    words[lang].limit(limitedInput(limit.path, record, lang), limitWords(limit, lang)),
  );
  const percent = ({ value, standardError }: DiscoveredBox["density"]) => shareText({ value, standardError }, lang);
  const base = withUnit(toThreeDigits(100 * record.base), "%", lang);
  return words[lang].box(limits.join(words[lang].and), percent(box.density), base, percent(box.coverage));
}

/** That no box was found. */
export function noBoxWords(lang: Lang): string {
  return words[lang].nothing;
}
