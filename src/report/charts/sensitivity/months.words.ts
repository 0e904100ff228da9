import type { Lang } from "../../words/lang.ts";

const shortMonth = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

const en = {
  headline: (input: string, series: string, share: string, month: string) =>
    `${input} by itself explains up to ${share} of how “${series}” varies (${month})`,
  nothing: "In no month does an input by itself explain anything beyond error",
  shows: "Shares of the variance over runs, month by month",
  monthOf: (day: string) => shortMonth.format(new Date(day)),
  axisMonth: "%b %Y",
  question: "Which input matters in which month?",
  alone: "by itself",
  total: "with all others and with luck",
  luck: "luck",
  axis: "share of the variance",
  month: "month",
  input: "input",
  figure: "share",
  notes: [
    "Share of the variance, over runs, of each month's mean. Left: what one uncertain number explains by itself. Right: what would be left if all else were known, and luck, the variance between runs that have every input alike.",
    "The scales of both sides differ. Months in which nothing varies are left out.",
  ],
  error: "Monte Carlo error: bands are ± one standard error (jackknife).",
  alt: (series: string) => `Lines with error bands over months, two panels for each of: ${series}.`,
  reading: (series: string, input: string, share: string, month: string) =>
    `Of “${series}”, ${input} explains most by itself, at most ${share} (${month}).`,
};

const ja: typeof en = {
  headline: (input, series, share, month) =>
    `${input}だけで「${series}」のばらつきの最大${share}を説明する（${month}）`,
  nothing: "どの月にも、単独で誤差を超えて説明する入力はない",
  shows: "試行間の分散に占める割合（月ごと）",
  monthOf: (day) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`,
  axisMonth: "%Y年%-m月",
  question: "どの月に、どの入力が効くのか",
  alone: "単独",
  total: "他の入力・偶然との組み合わせを含む",
  luck: "偶然",
  axis: "分散に占める割合",
  month: "月",
  input: "入力",
  figure: "割合",
  notes: [
    "各月の平均値の、試行間の分散に占める割合。左：不確かな数値が単独で説明する割合。右：他のすべてが分かっても残る割合と、偶然（すべての入力が同じ試行の間の分散）。",
    "左右で目盛りが異なる。値が変わらない月は除く。",
  ],
  error: "モンテカルロ誤差：帯は±標準誤差（ジャックナイフ法）。",
  alt: (series) => `月ごとの折れ線と誤差の帯。各指標に二つの図。対象：${series}。`,
  reading: (series, input, share, month) =>
    `「${series}」を単独で最も多く説明するのは${input}で、最大${share}（${month}）。`,
};

/** Everything that the chart of sensitivity over months says. */
export const monthsWords: Readonly<Record<Lang, typeof en>> = { en, ja };
