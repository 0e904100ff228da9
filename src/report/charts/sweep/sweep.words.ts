import type { Lang } from "../../words/lang.ts";

/** The end of the ranking that is told of. */
type Best = "lowest" | "highest";
type Source = { readonly [key in "sweep" | "scenarios" | "known" | "seed" | "runs" | "engine" | "hash"]: string };

const en = {
  source: ({ sweep, scenarios, known, seed, runs, engine, hash }: Source) =>
    `Sweep “${sweep}” of ${scenarios}, ${known}. Seed ${seed}, ${runs} a cell, engine ${engine}, grid ${hash}.`,
  error: "Monte Carlo error: bars are 95 % limits (Student's t), figures are ± one standard error.",
  oneRun: "Monte Carlo error: none can be stated of 1 run.",
  thinned: (shown: string, all: string) => `Drawn are ${shown} of ${all} cells, evenly by rank, the ends among them.`,
  setting: (name: string, value: string) => `${name} ${value}`,
  settings: (all: readonly string[]) => (all.length === 0 ? "as it stands" : all.join("; ")),
  of: (scenario: string, settings: string) => `${scenario}: ${settings}`,
  is: { true: "on", false: "off" },
  /** What an input that is one of several names is set to. */
  choices: {
    ...{ proRata: "in proportion to need", priority: "by priority", weighted: "by weight" },
    ...{ never: "never", cover: "cover below a level", price: "ask above a level" },
    ...{ policy: "restriction in force", planned: "restriction in force, spread over time" },
  } as Readonly<Record<string, string>>,
  headline: {
    best: (label: string, set: string, best: string, worst: string) =>
      `${set[0].toUpperCase() + set.slice(1)} does best: ${label} ${best}, against ${worst} in the worst cell`,
    alone: (label: string, figure: string) => `One cell alone: ${label} ${figure}`,
    input: (input: string, label: string, low: string, from: string, high: string, to: string) =>
      `${input[0].toUpperCase() + input.slice(1)} matters most: from ${from} to ${to}, ${label} goes from ${low} to ${high}`,
  },
  shows: { cells: "Means over runs of every cell, by rank", inputs: "Means over runs of every cell, by what it sets" },
  cells: {
    question: (outcome: string) => `Which cell of the grid does best: ${outcome}?`,
    kind: (cells: string) => `Dots with error bars for ${cells} cells of a grid, in the order of their rank.`,
    notes: (fresh: string) => [
      "Every cell on the same random numbers, in the order of its mean. Diamonds: the best and the worst again on a fresh seed.",
      `The best and the worst were chosen on draws on which they look so, and look better or worse than they are (winner's curse): quote them by the fresh seed, “${fresh}”.`,
    ],
    axis: "rank of the cell",
    draws: { first: "all cells", fresh: "again, fresh seed" },
    tooltip: { cell: "cell", set: "set to", draws: "draws", figure: "mean" },
  },
  inputs: {
    question: (outcome: string) => `What does each input of the grid do: ${outcome}?`,
    reading: (input: string, low: string, from: string, high: string, to: string) =>
      `From ${from} to ${to} of ${input}, the mean over cells goes from ${low} to ${high}.`,
    kind: (inputs: string) => `Dots of all cells against what they set, one panel for each of: ${inputs}.`,
    dots: "Each dot is a cell, all on the same random numbers.",
    line: "Lines join the means over the cells of each level; none where a design varies several inputs at once.",
    scenario: "scenario",
  },
  reading: {
    best: (best: Best, cells: string, cell: string, set: string, fresh: string, first: string) =>
      `Of ${cells} cells, cell ${cell} (${set}) has the ${best} mean: ${fresh} on a fresh seed, ${first} on the draws by which it was chosen.`,
    alone: (cell: string, set: string, first: string) => `The only cell, ${cell} (${set}), has a mean of ${first}.`,
    none: "Its draws tell it from all others.",
    tied: (others: string) =>
      `Its draws do not tell it from ${others === "1" ? "one other cell" : `${others} other cells`}.`,
    worst: (cell: string, set: string, fresh: string, first: string) =>
      `The worst is cell ${cell} (${set}): ${fresh} on a fresh seed, ${first} on the draws by which it was chosen.`,
  },
};

const ja: typeof en = {
  source: ({ sweep, scenarios, known, seed, runs, engine, hash }) =>
    `格子「${sweep}」（${scenarios}）、${known}。シード ${seed}、格子点ごとに${runs}、エンジン ${engine}、格子 ${hash}。`,
  error: "モンテカルロ誤差：線は95%区間（スチューデントのt）、数値の±は標準誤差。",
  oneRun: "モンテカルロ誤差：試行1回では示せない。",
  thinned: (shown, all) => `全${all}点のうち、順位について等間隔に${shown}点を描く（両端を含む）。`,
  setting: (name, value) => `${name} ${value}`,
  settings: (all) => (all.length === 0 ? "シナリオのまま" : all.join("、")),
  of: (scenario, settings) => `${scenario}：${settings}`,
  is: { true: "あり", false: "なし" },
  choices: {
    ...{ proRata: "需要に比例", priority: "優先順位による", weighted: "重み付け" },
    ...{ never: "放出しない", cover: "在庫カバーが水準を下回ると放出", price: "アスクが水準を上回ると放出" },
    ...{ policy: "規制の発動中に放出", planned: "規制の発動中に均等に放出" },
  },
  headline: {
    best: (label, set, best, worst) => `最もよいのは${set}：${label}は${best}（最悪の格子点では${worst}）`,
    alone: (label, figure) => `格子点は一つ：${label}は${figure}`,
    input: (input, label, low, from, high, to) =>
      `最も効くのは${input}：${from}から${to}で、${label}は${low}から${high}になる`,
  },
  shows: { cells: "全格子点の平均（順位の順）", inputs: "全格子点の平均（設定値ごと）" },
  cells: {
    question: (outcome) => `どの格子点が最もよいか：${outcome}`,
    kind: (cells) => `格子点${cells}個の誤差線付き点図。順位の順に並べる。`,
    notes: () => [
      "格子点はすべて同じ乱数により、平均の順に並ぶ。ひし形は最良と最悪の点を新しいシードで計算し直した値。",
      `最良と最悪の点は、そう見える乱数のもとで選ばれているため、実際より極端に見える（勝者の呪い）。引用には新しいシードの値を用いる。`,
    ],
    axis: "格子点の順位",
    draws: { first: "全格子点", fresh: "新しいシード" },
    tooltip: { cell: "格子点", set: "設定", draws: "乱数", figure: "平均" },
  },
  inputs: {
    question: (outcome) => `格子の各入力は何をもたらすか：${outcome}`,
    reading: (input, low, from, high, to) =>
      `${input}を${from}から${to}にすると、格子点の平均は${low}から${high}になる。`,
    kind: (inputs) => `全格子点を設定値に対して示す点図。対象：${inputs}。`,
    dots: "各点は格子点で、すべて同じ乱数による。",
    line: "線は水準ごとの格子点の平均を結ぶ。計画点が複数の入力を同時に動かす場合は描かない。",
    scenario: "シナリオ",
  },
  reading: {
    best: (best, cells, cell, set, fresh, first) =>
      `格子点${cells}個のうち平均が最も${best === "lowest" ? "小さい" : "大きい"}のは格子点${cell}（${set}）で、新しいシードでは${fresh}、選ばれた乱数では${first}。`,
    alone: (cell, set, first) => `ただ一つの格子点${cell}（${set}）の平均は${first}。`,
    none: "同じ乱数により、ほかのどの格子点とも区別できる。",
    tied: (others) => `ほかの${others}個の格子点とは、この乱数では区別できない。`,
    worst: (cell, set, fresh, first) =>
      `最悪は格子点${cell}（${set}）で、新しいシードでは${fresh}、選ばれた乱数では${first}。`,
  },
};

/** Everything that the charts and tables of a sweep say. */
export const sweepWords: Readonly<Record<Lang, typeof en>> = { en, ja };
