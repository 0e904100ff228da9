import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";

const en = {
  headline: {
    foremost: (outcome: string, from: string, to: string, a: string, b: string) =>
      `${capitalised(outcome)}: ${from} in ${a}, ${to} in ${b}`,
    close: (count: number) => `none of ${count} mean outcomes differs beyond its error`,
    noError: (runs: string) => `${runs} tells no error: no difference can be called`,
    nothing: "The two studies share no outcome",
  },
  shows: "The second minus the first, mean over the runs",
  question: "Which differences are larger than the error?",
  kind: (a: string, b: string, outcomes: number) =>
    `Bars from zero with error bars: ${b} minus ${a} for ${outcomes} mean outcomes, by unit, the largest first.`,
  note: (a: string, b: string, isPaired: boolean) =>
    `${b} minus ${a}, ${isPaired ? "run by run on common random numbers" : "each carried forward by facts of its own"}. Bars of one unit have one scale. Grey: not beyond the error, each line judged alone. Metals whose figures lie within their error share a row.`,
  error: "Monte Carlo error: rules are 95 % limits (Student's t); differences are ± one standard error.",
  oneRun: (note: string) => `Monte Carlo error: ${note}.`,
  outcome: "outcome",
  difference: "difference",
  nothing: "The two studies share no outcome.",
  reading: (
    way: {
      readonly [key in "a" | "b" | "outcome" | "from" | "to" | "gap"]: string;
    },
  ) =>
    `From ${way.a} to ${way.b} the mean ${way.outcome}, goes from ${way.from} to ${way.to}, a difference of ${way.gap}.`,
  both: (change: string, beyond: string) => `${change.slice(0, -1)}; ${beyond}.`,
  noError: (runs: string) => `${runs} tells no error`,
  beyond: (count: number, of: number) => `${count} of the ${of} differences shown are beyond their error`,
};

const ja: typeof en = {
  headline: {
    foremost: (outcome, from, to, a, b) => `${outcome}の平均：${a}では${from}、${b}では${to}`,
    close: (count) => `平均${count}項目のうち、差が誤差を超えるものはない`,
    noError: (runs) => `${runs}では誤差を示せず、差の有無は判断できない`,
    nothing: "二つの試算に共通する指標はない",
  },
  shows: "後者から前者を差し引いた平均の差",
  question: "誤差を超える差はどれか",
  kind: (a, b, outcomes) =>
    `誤差線付きの棒図：${outcomes}項目の平均について、${b}から${a}を差し引いた値（単位ごとに大きい順）。`,
  note: (a, b, isPaired) =>
    `${b}と${a}の差（${isPaired ? "共通乱数による試行ごとの差" : "それぞれの事実によって進めた試行による"}）。同じ単位の棒は同じ目盛り。灰色は誤差の範囲内（各行を単独で判定）。値が誤差の範囲で一致する金属は一行にまとめた。`,
  error: "モンテカルロ誤差：線は95%区間（スチューデントのt）、数値の±は標準誤差。",
  oneRun: (note) => `モンテカルロ誤差：${note}。`,
  outcome: "指標",
  difference: "差",
  nothing: "二つの試算に共通する指標はない。",
  reading: ({ a, b, outcome, from, to, gap }) => `${a}から${b}へ、${outcome}の平均は${from}から${to}へ、${gap}変わる。`,
  both: (change, beyond) => `${change}${beyond}。`,
  noError: (runs) => `${runs}では誤差を示せない`,
  beyond: (count, of) => `図示した${of}項目のうち${count}項目の差が誤差を超える`,
};

/** Everything that the chart of differences says. */
export const differenceWords: Readonly<Record<Lang, typeof en>> = { en, ja };
