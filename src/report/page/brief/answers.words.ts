import type { Lang } from "../../words/lang.ts";
import { longDate } from "../../words/lists.ts";

type Ending = "briefStandoff" | "prolongedDispute" | "fragmentedMarket";

type Place = { readonly [of in "country" | "metals" | "start"]: string } & { readonly weeks: number };

type Change = { readonly [of in "outcome" | "before" | "after" | "gap"]: string };

const en = {
  asks: {
    study: ({ country, metals, weeks, start }: Place) =>
      `How does it end, whose lines stop, and what does ${country} pay for ${metals}, over ${weeks} weeks from ${longDate(start)}?`,
    comparison: ({ country, metals }: Place, a: string, b: string) =>
      `What changes for ${country}, in need for ${metals}, output and prices, from ${a} to ${b}?`,
    baselines: ({ country, metals, weeks, start }: Place, baselines: number) =>
      `How much worse is it than ${baselines === 1 ? "the baseline" : `each of ${baselines} baselines`} for ${country}'s supply of ${metals}, over ${weeks} weeks from ${longDate(start)}?`,
    rules: ({ country, metals, weeks, start }: Place) =>
      `When should ${country} release its national stock of ${metals}, over ${weeks} weeks from ${longDate(start)}: what does each rule save, and what does it leave?`,
  },
  metals: (names: readonly string[], others: number) =>
    others === 0 ? names.join(" and ") : `${names.join(", ")} and ${others} other ${others === 1 ? "metal" : "metals"}`,
  endingName: {
    briefStandoff: "a brief standoff",
    prolongedDispute: "a prolonged dispute",
    fragmentedMarket: "a fragmented market",
  } satisfies Record<Ending, string>,
  ending: {
    briefStandoff: (share: string) => `a brief standoff in ${share}`,
    prolongedDispute: (share: string) => `a prolonged dispute in ${share}`,
    fragmentedMarket: (share: string) => `a fragmented market in ${share}`,
  } satisfies Record<Ending, (share: string) => string>,
  mostEnd: (ending: string, share: string, rest: readonly string[]) =>
    `Most runs end in ${ending}, ${share} of them${rest.length === 0 ? "" : `; ${rest.join(", ")}`}.`,
  oftenestEnd: (ending: string, share: string, rest: readonly string[]) =>
    `No ending comes about in more than half the runs; ${ending} is the most frequent with ${share}${rest.length === 0 ? "" : `; ${rest.join(", ")}`}.`,
  noEnding: (told: readonly string[]) => `No ending stands out beyond error: ${told.join(", ")} of the runs.`,
  times: "times",
  loss: (low: string, high: string) =>
    ` Output lost is worth ${low} on average by the low reading, ${high} by the high one.`,
  way: (from: string, to: string) => `From ${from} to ${to} the mean`,
  also: "The mean",
  changed: (way: string, { outcome, before, after, gap }: Change) =>
    `${way} ${setOff(outcome)} goes from ${before} to ${after}, a change of ${gap}, beyond error.`,
  unchanged: (way: string, { outcome, before, after, gap }: Change) =>
    `${way} ${setOff(outcome)} goes from ${before} to ${after}, a change of ${gap}: within error, so that the runs show no difference.`,
  oneRun: (way: string, { outcome, before, after }: Change) =>
    `${way} ${setOff(outcome)} goes from ${before} to ${after} in one run, which tells no error.`,
  saved: (rule: string, low: string, high: string) =>
    `Against never releasing, the rule “${rule}” saves output worth ${low} on average by the low reading, ${high} by the high one.`,
  nothingSaved: (rule: string, low: string, high: string) =>
    `Against never releasing, the rule “${rule}” saves no output beyond error: ${low} on average by the low reading, ${high} by the high one.`,
};

/** A name that has a part set off by a comma is closed by one. */
function setOff(outcome: string): string {
  return outcome.includes(",") ? `${outcome},` : outcome;
}

const ja: typeof en = {
  asks: {
    study: ({ country, metals, weeks, start }) =>
      `${longDate(start, "ja")}からの${weeks}週間に、事態はどう終わり、どの部門のラインが止まり、${country}は${metals}にいくら払うことになるか。`,
    comparison: ({ country, metals }, a, b) =>
      `${a}から${b}へ、${country}の${metals}の需要充足、生産、価格はどう変わるか。`,
    baselines: ({ country, metals, weeks, start }, baselines) =>
      `${longDate(start, "ja")}からの${weeks}週間、${country}の${metals}の調達は${baselines === 1 ? "基準シナリオ" : `${baselines}つの基準シナリオ`}と比べてどれだけ悪化するか。`,
    rules: ({ country, metals, weeks, start }) =>
      `${longDate(start, "ja")}からの${weeks}週間、${country}は${metals}の国家備蓄をいつ放出すべきか。各ルールは何を守り、何を残すか。`,
  },
  metals: (names, others) => (others === 0 ? names.join("と") : `${names.join("、")}ほか${others}種の金属`),
  endingName: { briefStandoff: "短期的な対立", prolongedDispute: "対立の長期化", fragmentedMarket: "市場の分断" },
  ending: {
    briefStandoff: (share) => `短期的な対立は${share}`,
    prolongedDispute: (share) => `対立の長期化は${share}`,
    fragmentedMarket: (share) => `市場の分断は${share}`,
  },
  mostEnd: (ending, share, rest) =>
    `試行の過半数は${ending}に至る。その割合は${share}${rest.length === 0 ? "" : `、${rest.join("、")}`}。`,
  oftenestEnd: (ending, share, rest) =>
    `試行の過半数を占める結末はない。最も多いのは${ending}で${share}${rest.length === 0 ? "" : `。${rest.join("、")}`}。`,
  noEnding: (told) => `誤差を超えて最も多いといえる結末はない：試行のうち${told.join("、")}。`,
  times: "倍",
  loss: (low, high) => `生産損失は平均で、低位推計${low}、高位推計${high}。`,
  way: (from, to) => `${from}から${to}へ、`,
  also: "",
  changed: (way, { outcome, before, after, gap }) =>
    `${way}${outcome}の平均は${before}から${after}へ、${gap}変わる（誤差を超える）。`,
  unchanged: (way, { outcome, before, after, gap }) =>
    `${way}${outcome}の平均は${before}から${after}へ、${gap}変わるが、誤差の範囲内であり、差があるとはいえない。`,
  oneRun: (way, { outcome, before, after }) =>
    `${way}${outcome}は、1回の試行で${before}から${after}へ変わる。誤差は示せない。`,
  saved: (rule, low, high) =>
    `「放出しない」と比べ、「${rule}」で避けられる生産損失は平均で、低位推計${low}、高位推計${high}。`,
  nothingSaved: (rule, low, high) =>
    `「放出しない」と比べ、「${rule}」で避けられる生産損失は誤差を超えない：平均で、低位推計${low}、高位推計${high}。`,
};

/** What a brief asks and answers. */
export const answerWords: Readonly<Record<Lang, typeof en>> = { en, ja };
