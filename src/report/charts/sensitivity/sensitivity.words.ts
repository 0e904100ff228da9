import { formatExact } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";

const en = {
  question: "Which inputs matter, alone and together, and how much is luck?",
  headline: (input: string, outcome: string, share: string, luck: string) =>
    `${input} by itself explains ${share} of how “${outcome}” varies; luck explains ${luck}`,
  nothing: "No input by itself explains anything beyond error",
  shows: "Shares of the variance over runs of each outcome",
  kinds: {
    alone: "by itself",
    total: "with all others and with luck",
    pair: "two together",
    more: "three or more together",
    luck: "luck",
  },
  rows: {
    morePairs: "other pairs",
    morePairsAre: "what two inputs do together, beyond each by itself",
    more: "three or more together",
    moreIs: "and pairs too small to be told",
    luck: "luck",
    luckIs: "runs that have every input alike still differ by it",
    otherInputs: "all other inputs",
    otherInputsAre: "each by itself, added up",
  },
  with: (other: string) => `together with: ${other}`,
  axis: "share of the variance over runs",
  input: "input",
  what: "what it is",
  kind: "share",
  figures: (first: string, total: string) => `${first}; with others ${total}`,
  notes: [
    "Dark: what an uncertain number explains by itself. Light: what would be left if all else were known, what it does with others and with luck included.",
    "Dark bars, pairs, three or more together and luck are the whole variance: they sum to 100 %. Light bars overlap.",
  ],
  error:
    "Monte Carlo error: lines are 95 % limits (jackknife), of the light bar where there is one; figures are ± one standard error.",
  source: (of: Source) =>
    `${of.title} (${of.name}), ${of.known}. Seed ${of.seed}, ${formatExact(of.runs)} runs, design of ${formatExact(of.points)} points, engine ${of.engine}, scenario ${of.hash}.`,
  alt: (outcomes: string) => `Horizontal bars with error bars, one panel for each of: ${outcomes}.`,
  reading: (outcome: string, inputs: string, together: string, luck: string) =>
    `Of the variance of “${outcome}”, inputs by themselves explain ${inputs}, inputs together ${together}, luck ${luck}.`,
};

type Source = {
  readonly [field in "title" | "name" | "known" | "seed" | "engine" | "hash"]: string;
} & { readonly [field in "runs" | "points"]: number };

const ja: typeof en = {
  question: "どの入力が、単独で、また組み合わさって効くのか。偶然はどれほどか",
  headline: (input, outcome, share, luck) =>
    `${input}だけで「${outcome}」のばらつきの${share}を説明し、偶然が${luck}を占める`,
  nothing: "単独で誤差を超えて説明する入力はない",
  shows: "各結果の、試行間の分散に占める割合",
  kinds: {
    alone: "単独",
    total: "他の入力・偶然との組み合わせを含む",
    pair: "二つの組み合わせ",
    more: "三つ以上の組み合わせ",
    luck: "偶然",
  },
  rows: {
    morePairs: "その他の組",
    morePairsAre: "二つの入力が、それぞれ単独の分を超えて共に説明する分",
    more: "三つ以上の組み合わせ",
    moreIs: "小さくて区別できない組を含む",
    luck: "偶然",
    luckIs: "すべての入力が同じ試行の間にも残る差",
    otherInputs: "その他の入力",
    otherInputsAre: "それぞれ単独の分の合計",
  },
  with: (other) => `組み合わせの相手：${other}`,
  axis: "試行間の分散に占める割合",
  input: "入力",
  what: "内容",
  kind: "割合の種類",
  figures: (first, total) => `${first}、組み合わせ込み${total}`,
  notes: [
    "濃色：不確かな数値が単独で説明する割合。淡色：他のすべてが分かっても残る割合（他の入力や偶然との組み合わせを含む）。",
    "濃色の棒、二つの組、三つ以上の組み合わせ、偶然の合計が分散全体（100%）。淡色の棒は互いに重なる。",
  ],
  error: "モンテカルロ誤差：線は95%区間（ジャックナイフ法。淡色の棒がある行ではその区間）、数値の±は標準誤差。",
  source: ({ title, name, known, seed, runs, points, engine, hash }) =>
    `${title}（${name}）、${known}。シード ${seed}、${formatExact(runs)}試行、計画点${formatExact(points)}、エンジン ${engine}、シナリオ ${hash}。`,
  alt: (outcomes) => `誤差線付きの横棒グラフ。対象：${outcomes}。`,
  reading: (outcome, inputs, together, luck) =>
    `「${outcome}」の分散のうち、入力が単独で${inputs}、入力の組み合わせが${together}、偶然が${luck}を占める。`,
};

/** Everything that the chart of sensitivity says. */
export const sensitivityWords: Readonly<Record<Lang, typeof en>> = { en, ja };
