import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";

const en = {
  question: "What did the news move?",
  shows: "Means over runs, fact by fact",
  kind: (outcomes: string) => `Staircases of bars, a fact each, one panel for each of: ${outcomes}.`,
  notes: (worth: number) => [
    "Dots: the mean by what was known before, and by what is known now. Bars: what each fact moves, one told after the other, each from where the last one ended.",
    `Monte Carlo error: rules are 95 % limits, of a bar those of what it moves; figures ± one standard error; over the same runs, worth ${formatExact(Math.floor(worth))} of equal weight in the end.`,
  ],
  red: "Red: the model finds such a record nearly impossible, given those before it.",
  against: (title: string) => `${title} (contradicts the model)`,
  isAgainst: "indexof(datum.label, '(contradicts the model)') >= 0",
  panel: (outcome: string, unit: string) => `${outcome}, ${unit}`,
  kinds: { up: "raises it", down: "lowers it", end: "mean by what is known" },
  tooltip: { step: "what is told", figure: "mean, or what it moves", unit: "unit" },
  reading: (outcome: string, [before, after]: readonly [string, string], [a, b]: readonly [string, string]) =>
    `The mean ${outcome}, goes from ${a} (${before}) to ${b} (${after}).`,
  within: (reading: string) => `Within error: ${reading}`,
  most: (fact: string, figure: string) => ` What moves it most is “${fact}”: ${figure}.`,
  before: "before the facts that weigh runs",
  known: (day: string) => `known to ${day}`,
  knownBy: (day: string, facts: string) => `known to ${day}, by ${facts}`,
  alone: (day: string) => `known to ${day}, no facts`,
  steps: {
    removed: (titles: string) => `no longer told: ${titles}`,
    policy: (titles: string) => (titles === "" ? "policy" : `policy: ${titles}`),
    changed: (titles: string) => `told otherwise: ${titles}`,
    added: (titles: string) => titles,
  },
};

const ja: typeof en = {
  question: "その後の情報は何を動かしたか",
  shows: "試行の平均（事実を一つずつ加える）",
  kind: (outcomes) => `事実ごとの棒を連ねた階段図。対象：${outcomes}。`,
  notes: (worth) => [
    "点は、以前に判明していたことによる平均と、現在判明していることによる平均。棒は、事実を一つずつ加えたときに平均が動く幅（直前の終点から始まる）。",
    `モンテカルロ誤差：線は95%区間（棒では動く幅の区間）、数値の±は標準誤差。同じ試行による。最後に残る重みは等しい重みの試行${formatExact(Math.floor(worth))}回分。`,
  ],
  red: "赤字：それまでの事実を所与とすると、モデルではほぼ起こりえない記録。",
  against: (title) => `${title}（モデルと矛盾）`,
  isAgainst: "indexof(datum.label, '（モデルと矛盾）') >= 0",
  panel: (outcome, unit) => `${outcome}［${unit}］`,
  kinds: { up: "増やす", down: "減らす", end: "判明していることによる平均" },
  tooltip: { step: "事実", figure: "平均または動く幅", unit: "単位" },
  reading: (outcome, [before, after], [a, b]) => `${outcome}の平均は、${a}（${before}）から${b}（${after}）となる。`,
  within: (reading) => `誤差の範囲内：${reading}`,
  most: (fact, figure) => `最も動かすのは「${fact}」：${figure}。`,
  before: "試行に重みを付ける事実の前",
  known: (day) => `${day}までの情報`,
  knownBy: (day, facts) => `${day}までの情報（${facts}）`,
  alone: (day) => `${day}までの情報（事実なし）`,
  steps: {
    removed: (titles) => `取り下げ：${titles}`,
    policy: (titles) => (titles === "" ? "政策" : `政策：${titles}`),
    changed: (titles) => `訂正：${titles}`,
    added: (titles) => titles,
  },
};

/** Everything that is said of what the news moved. */
export const newsWords: Readonly<Record<Lang, typeof en>> = { en, ja };
