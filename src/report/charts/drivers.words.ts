import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    one: (input: string, outcome: string, share: string) =>
      `One number explains ${share} of the variance of “${outcome}”: “${input}”`,
    tie: (one: string, other: string, outcome: string, shares: readonly string[]) =>
      `“${one}” and “${other}” explain ${shares.join(" and ")} of the variance of “${outcome}”`,
    none: "No one number explains any outcome beyond error",
  },
  shows: "Share of each outcome's variance that one uncertain number explains",
  question: "What drives it?",
  grades: {
    A: "A: official",
    B: "B: reputable",
    C: "C: one figure",
    D: "D: inference",
    rest: "all else",
  },
  rest: "all else",
  restIs: "luck, and what inputs do together",
  restOfInputs: "all other inputs",
  restOfInputsIs: "each by itself, added up",
  with: (other: string) => `together with: ${other}`,
  together: "inputs together",
  togetherIs: "what inputs do together, beyond each by itself and the pairs named",
  luck: "luck",
  luckIs: "events that fall otherwise at the same odds",
  whatIs: (name: string, what: string) => `${name}, ${what}`,
  grade: (letter: string) => `grade ${letter}`,
  input: "input",
  what: "what it is",
  axis: "share of the variance over runs",
  evidence: "evidence",
  notes: [
    "Share of each outcome's variance over runs that one uncertain number explains by itself, largest first; then pairs by name, inputs together and luck, with which it is whole.",
    "Colour: the grade of the evidence it rests on, from A (official statistic) to D (inference).",
  ],
  error: "Monte Carlo error: bars are 95 % limits of each share (jackknife); figures are ± one standard error.",
  kind: (outcomes: string) => `Horizontal bars with error bars, one panel for each of: ${outcomes}.`,
  reading: (each: readonly string[]) => each.join(" "),
  most: (outcome: string, input: string, share: string) =>
    `No one number explains more of the variance of “${outcome}” than ${input} (${share}).`,
  none: (outcome: string, share: string) =>
    `No one number explains any of the variance of “${outcome}” beyond error (all else ${share}).`,
};

const ja: typeof en = {
  headline: {
    one: (input, outcome, share) => `最も多くを左右する数値は「${input}」、「${outcome}」の分散の${share}`,
    tie: (one, other, outcome, shares) =>
      `「${outcome}」の分散のうち「${one}」と「${other}」が${shares.join("と")}を説明する`,
    none: "誤差を超えて結果を単独で説明する数値はない",
  },
  shows: "各指標の試行間の分散のうち、不確かな数値一つだけで説明される割合",
  question: "結果を左右するのは何か",
  grades: {
    A: "A：公式統計",
    B: "B：信頼できる二次資料",
    C: "C：単独の報道・推計",
    D: "D：推論",
    rest: "その他",
  },
  rest: "その他",
  restIs: "偶然と、入力どうしの組み合わせ",
  restOfInputs: "その他の入力",
  restOfInputsIs: "それぞれ単独の分の合計",
  with: (other) => `組み合わせの相手：${other}`,
  together: "入力の組み合わせ",
  togetherIs: "単独の分と上記の組を超えて、入力が共に説明する分",
  luck: "偶然",
  luckIs: "同じ確率のもとでの出来事の違い",
  whatIs: (name, what) => `${name}、すなわち${what}`,
  grade: (letter) => `確度${letter}`,
  input: "入力",
  what: "内容",
  axis: "試行間の分散に占める割合",
  evidence: "根拠の確度",
  notes: [
    "各指標の試行間の分散のうち、不確かな数値一つだけで説明される割合を大きい順に示す。続く組、入力の組み合わせ、偶然と合わせて全体となる。",
    "色は根拠の確度：A（公式統計）からD（推論）まで。",
  ],
  error: "モンテカルロ誤差：線は各割合の95%区間（ジャックナイフ法）、数値の±は標準誤差。",
  kind: (outcomes) => `誤差線付きの横棒グラフ。対象：${outcomes}。`,
  reading: (each) => each.join(""),
  most: (outcome, input, share) => `「${outcome}」の分散を単独で最も多く説明するのは${input}（${share}）。`,
  none: (outcome, share) => `「${outcome}」の分散を誤差を超えて単独で説明する数値はない（その他${share}）。`,
};

/** Everything that the chart of drivers says. */
export const driversWords: Readonly<Record<Lang, typeof en>> = { en, ja };
