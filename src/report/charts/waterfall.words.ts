import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    most: (step: string, size: string, outcome: string) => `“${step}” moves most of all, by ${size}: ${outcome}`,
    close: (one: string, other: string, outcome: string, sizes: readonly string[]) =>
      `“${one}” and “${other}” move most, by ${sizes.join(" and ")}: ${outcome}`,
    nothing: (outcome: string) => `nothing that differs moves beyond error: ${outcome}`,
  },
  shows: "Steps from the first to the second, by what differs, mean over the runs",
  question: (a: string, b: string) => `What leads from ${a} to ${b}?`,
  notes: [
    "Each bar is what one group of inputs adds, on average over all orders in which the groups could change (Shapley values); the bars sum to the difference, the largest first.",
  ],
  error: (runs: string) =>
    `Monte Carlo error: rules are 95 % limits, figures ± one standard error; ${runs} of each scenario and hybrid, on common random numbers.`,
  /** Of the explained runs, where they are fewer than those compared. */
  part: (runs: string, all: string) => `first ${runs} of ${all}`,
  carriedOver:
    "Ends are of all runs compared; bars are carried over to these from the explained ones, by their regression on the outcomes of both scenarios.",
  far: (outcome: string, remedy: string) =>
    `Warning: bars may mislead, as the explained runs alone lie over three standard errors from all: ${outcome}. Remedy: ${remedy}.`,
  kind: (a: string, b: string, outcome: string) =>
    `Waterfall of bars from ${a} to ${b}, one panel for each of: ${outcome}.`,
  panel: (outcome: string, unit: string) => `${outcome}, ${unit}`,
  steps: { up: "adds", down: "takes away", end: "mean of the scenario" },
  tooltip: { step: "step", figure: "figure", unit: "unit" },
  reading: (outcome: string, a: string, b: string, group: string, step: string) =>
    `Of the way from ${a} to ${b} in the mean ${outcome}, the largest step is ${group}: ${step}.`,
  nothing: (outcome: string, figure: string) => `Nothing that differs moves the mean ${outcome}: ${figure} in both.`,
};

const ja: typeof en = {
  headline: {
    most: (step, size, outcome) => `${outcome}の平均を最も動かすのは「${step}」（${size}）`,
    close: (one, other, outcome, sizes) =>
      `${outcome}の平均を最も動かすのは「${one}」と「${other}」（${sizes.join("と")}）`,
    nothing: (outcome) => `${outcome}の平均を誤差を超えて動かすものはない`,
  },
  shows: "前者から後者への平均の変化（違いごと）",
  question: (a, b) => `${a}から${b}への差は何によるか`,
  notes: [
    "各棒は、前提条件のグループが加える分（1グループずつ変える順序すべての平均、シャープレイ値）。棒は大きい順、合計は両者の差に一致する。",
  ],
  error: (runs) =>
    `モンテカルロ誤差：線は95%区間、数値の±は標準誤差。各シナリオと混成シナリオとも${runs}、共通乱数による。`,
  part: (runs, all) => `${all}のうち最初の${runs}回`,
  carriedOver: "両端は比較した全試行の平均。棒は説明した試行から、両シナリオの結果への回帰により全試行に換算。",
  far: (outcome, remedy) =>
    `注意：説明に用いた試行は全試行の値から標準誤差の3倍を超えて離れ、棒が誤解を招きうる：${outcome}。対処：${remedy}。`,
  kind: (a, b, outcome) => `${a}から${b}へのウォーターフォール図。対象：${outcome}。`,
  panel: (outcome, unit) => `${outcome}［${unit}］`,
  steps: { up: "増やす", down: "減らす", end: "シナリオの平均" },
  tooltip: { step: "要因", figure: "値", unit: "単位" },
  reading: (outcome, a, b, group, step) =>
    `${outcome}の平均が${a}から${b}へ変わるうち、最大の要因は「${group}」：${step}。`,
  nothing: (outcome, figure) => `異なる前提条件のいずれも${outcome}の平均を動かさない：どちらも${figure}。`,
};

/** Everything that the waterfall says. */
export const waterfallWords: Readonly<Record<Lang, typeof en>> = { en, ja };
