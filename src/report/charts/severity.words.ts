import type { Lang } from "../words/lang.ts";

type Way = { readonly [key in "a" | "b" | "factor" | "outcome" | "observed" | "matched"]: string };

const en = {
  headline: {
    left: (count: number, of: number, outcome: string, from: string, to: string, a: string, b: string) =>
      `With the same tonnes missing ${count === of ? `all ${of}` : `${count} of ${of}`} outcomes still differ: ${outcome}, ${from} in ${a}, ${to} in ${b}`,
    close: (of: number) => `with the same tonnes missing none of ${of} mean outcomes differs beyond its error`,
    noError: (runs: string) => `${runs} tells no error: no difference can be called`,
  },
  shows: "The second minus the first, as observed and with the same tonnes missing",
  question: "With the same tonnes missing, what is still different?",
  kind: (a: string, b: string, outcomes: number) =>
    `Bars from zero with error bars: ${b} minus ${a} for ${outcomes} mean outcomes with the same tonnes missing, and a diamond for each as observed.`,
  heads: {
    observed: (b: string) => `${b}, as observed`,
    matched: (b: string) => `${b}, same tonnes missing`,
    difference: "difference, same tonnes missing",
  },
  outcome: "outcome",
  note: (a: string, b: string, factor: string) =>
    `${b} minus ${a}, run by run on common random numbers. Bars: with the same tonnes missing, ${b} with restrictions ${factor} times as long; diamonds: as observed. Bars of one unit have one scale.`,
  missing: (of: { readonly [key in "a" | "b" | "inA" | "inB" | "matched"]: string }) =>
    `Missing because of the policy, all metals: ${of.inA} in ${of.a}; in ${of.b} ${of.inB} as observed, ${of.matched} matched.`,
  error:
    "Monte Carlo error: rules are 95 % limits (Student's t), differences ± one standard error; the error of the length is not in them.",
  oneRun: "Monte Carlo error: none can be stated of 1 run.",
  reading: ({ a, b, factor, outcome, observed, matched }: Way) =>
    `With restrictions ${factor} times as long ${b} misses as many tonnes as ${a}: the mean ${outcome}, then differs by ${matched}, as observed by ${observed}.`,
  brief: ({ a, b, factor, outcome, matched }: Omit<Way, "observed">) =>
    `With restrictions ${factor} times as long ${b} misses as many tonnes as ${a}, and the mean ${outcome}, differs by ${matched}.`,
};

const ja: typeof en = {
  headline: {
    left: (count, of, outcome, from, to, a, b) =>
      `不足量をそろえても${count === of ? `全${of}項目` : `${of}項目中${count}項目`}に差が残る：${outcome}の平均は${a}で${from}、${b}で${to}`,
    close: (of) => `不足量をそろえると、平均${of}項目のうち差が誤差を超えるものはない`,
    noError: (runs) => `${runs}では誤差を示せず、差の有無は判断できない`,
  },
  shows: "後者から前者を差し引いた平均の差（観測どおりの場合と、不足量をそろえた場合）",
  question: "不足量をそろえても残る差は何か",
  kind: (a, b, outcomes) =>
    `誤差線付きの棒図：${outcomes}項目の平均について、不足量をそろえたときに${b}から${a}を差し引いた値。ひし形はシナリオどおりの場合。`,
  heads: {
    observed: (b) => `${b}、シナリオどおり`,
    matched: (b) => `${b}、不足量をそろえた場合`,
    difference: "差、不足量をそろえた場合",
  },
  outcome: "指標",
  note: (a, b, factor) =>
    `${b}と${a}の差（共通乱数による試行ごとの差）。棒は不足量をそろえた場合（${b}の規制の期間を${factor}倍とする）、ひし形はシナリオどおり。同じ単位の棒は同じ目盛り。`,
  missing: ({ a, b, inA, inB, matched }) =>
    `政策による不足量（全金属）：${a} ${inA}、${b} シナリオどおり${inB}、そろえた場合${matched}。`,
  error: "モンテカルロ誤差：線は95%区間（スチューデントのt）、数値の±は標準誤差。期間の倍率の誤差は含まない。",
  oneRun: "モンテカルロ誤差：試行1回では示せない。",
  reading: ({ a, b, factor, outcome, observed, matched }) =>
    `規制の期間を${factor}倍とすれば${b}の不足量は${a}と等しくなる。そのときの${outcome}の平均の差は${matched}、シナリオどおりでは${observed}。`,
  brief: ({ a, b, factor, outcome, matched }) =>
    `規制の期間を${factor}倍とすれば${b}の不足量は${a}と等しくなり、${outcome}の平均の差は${matched}となる。`,
};

/** Everything that is said of two scenarios with the same tonnes missing. */
export const severityWords: Readonly<Record<Lang, typeof en>> = { en, ja };
