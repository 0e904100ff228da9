import type { Lang } from "../../words/lang.ts";

const en = {
  heading: "What the record says of the numbers",
  title: (name: string) => `What the record says of the model's numbers: ${name}`,
  misses: (percent: string) => `The model misses by more than twice what was allowed for, with probability ${percent}.`,
  effective: (effective: string, points: string) =>
    `The posterior rests on ${points} points, worth ${effective} of equal weight.`,
  noisy: (sd: string) => `Other luck moves the log likelihood by ${sd}: more runs a point are needed.`,
  silent: (names: readonly string[]) => `These come out as they went in: ${names.join(", ")}.`,
  agrees: (rows: number) =>
    `On ${rows} rows alone approximate Bayesian computation finds the same numbers as the synthetic likelihood.`,
  differs: (rows: number, names: readonly string[]) =>
    `On ${rows} rows alone approximate Bayesian computation finds others than the synthetic likelihood for ${names.join(", ")}.`,
  learnt: {
    caption: (count: number) => `The ${count} numbers of which most, and the ${count} of which least was learnt`,
    heads: ["number", "learnt"],
  },
  emptied: {
    caption: (waves: number) => `Rows that fewest points of the prior meet, after ${waves} waves`,
    heads: ["observation", "points that meet it", "points that meet all others"],
  },
  pair: (one: string, other: string) => `No point of the prior meets both of ${one} and ${other}.`,
};

const ja: typeof en = {
  heading: "記録から分かる数値",
  title: (name) => `モデルの数値について記録から分かること：${name}`,
  misses: (percent) => `モデルの外れは、許した大きさの2倍を超える（確率${percent}）。`,
  effective: (effective, points) => `事後分布は${points}点に基づき、等しい重みの${effective}点に相当する。`,
  noisy: (sd) => `乱数を替えると対数尤度が${sd}動く。1点あたりの試行数が足りない。`,
  silent: (names) => `事前のまま変わらない数値：${names.join("、")}。`,
  agrees: (rows) => `${rows}個の観測だけによる近似ベイズ計算は、合成尤度と同じ結果になる。`,
  differs: (rows, names) =>
    `${rows}個の観測だけによる近似ベイズ計算の結果が合成尤度と異なる数値：${names.join("、")}。`,
  learnt: {
    caption: (count) => `多く分かった数値と、分かることの少なかった数値（各${count}個）`,
    heads: ["数値", "判明"],
  },
  emptied: {
    caption: (waves) => `事前分布の点のうち満たすものが少ない観測（第${waves}波まで）`,
    heads: ["観測", "満たす点", "他のすべてを満たす点"],
  },
  pair: (one, other) => `${one}と${other}をともに満たす点は事前分布にない。`,
};

export const inferencePartWords: Readonly<Record<Lang, typeof en>> = { en, ja };
