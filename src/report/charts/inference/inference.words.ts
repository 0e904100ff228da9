import type { Lang } from "../../words/lang.ts";

type Source = { readonly [key in "name" | "seed" | "engine" | "points" | "effective" | "hash"]: string };

const en = {
  study: "inference",
  without: (episode: string) => `, without ${episode}`,
  until: (day: string) => `, known until ${day}`,
  source: ({ name, seed, engine, points, effective, hash }: Source, selection: string) =>
    `Inference “${name}”${selection}. Seed ${seed}, engine ${engine}, ${points} points worth ${effective}, posterior ${hash}.`,
  error: (effective: string) =>
    `Monte Carlo error: the weights are worth ${effective} equal draws, by which every share errs.`,
  learnt: {
    question: "What did the record teach of each number?",
    reading: (most: string, percent: string, nothing: number, of: number) =>
      `Most was learnt of ${most} (${percent} %); of ${nothing} of ${of} numbers the record says nothing.`,
    kind: (numbers: number) =>
      `Strips of shade, one for each of ${numbers} numbers, from the lowest to the highest value that was believed before: the darker, the more likely after.`,
    notes: [
      "Each strip holds twenty equal shares of what was believed before: all alike means that nothing was learnt. The number of which most was learnt stands first.",
    ],
    axis: "rank of the value among what was believed before [0-1]",
    share: "probability after",
    before: "before: median (5 to 95 %)",
    after: "after: median (5 to 95 %)",
    nothing: "nothing learnt",
    percent: (percent: string) => `${percent} % learnt`,
    range: (low: string, middle: string, high: string, unit: string) => `${middle} (${low} to ${high}) ${unit}`,
    tooltip: { number: "number", prior: "before, median (5 to 95 %)", posterior: "after, median (5 to 95 %)" },
  },
  observed: {
    question: "Where can the model not follow the record?",
    all: (of: number) =>
      `All ${of} values on record lie within three standard deviations of what the posterior foretells.`,
    reading: (beyond: readonly string[], of: number) =>
      `Of ${of} values on record ${beyond.length} ${beyond.length === 1 ? "lies" : "lie"} more than three standard deviations from what the posterior foretells: ${beyond.join(", ")}.`,
    kind: (rows: number) =>
      `Dots: how far each of ${rows} values on record lies from the middle of what the posterior foretells of it.`,
    notes: [
      "Standard deviations hold runs, errors of the record and what the model is not expected to meet. Bands: 1.645 and 3 of them. Hollow: not used, so foretold. A cross lies beyond 3.",
    ],
    axis: "record less the mean that is foretold [standard deviations]",
    used: { yes: "used", no: "foretold" },
    tooltip: { observation: "observation", residual: "standard deviations", use: "use" },
  },
  ranks: {
    question: "Does the inference find what is true where the truth is known?",
    all: (sets: string, of: number) =>
      `Over ${sets} data sets of the model's own the ranks of the truth are even for all ${of} quantities.`,
    reading: (sets: string, failed: readonly string[]) =>
      `Over ${sets} data sets of the model's own the ranks of the truth are uneven for ${failed.join(", ")}.`,
    kind: (of: number) =>
      `Histograms in twenty bins of the rank of the truth among draws of its own posterior, for each of ${of} quantities.`,
    notes: [
      "An inference that is right is flat. Band: 99 % of bins lie in it by chance. High in the middle: too unsure; high at both ends: too sure; leaning: biased.",
    ],
    error: (sets: string) => `Monte Carlo error: the band is that of ${sets} data sets.`,
    axis: "rank of the truth [0-1]",
    count: "data sets",
    logLikelihood: "log likelihood",
  },
};

const ja: typeof en = {
  study: "推定",
  without: (episode) => `（${episode}年を除く）`,
  until: (day) => `（${day}までの記録）`,
  source: ({ name, seed, engine, points, effective, hash }, selection) =>
    `推定「${name}」${selection}。シード ${seed}、エンジン ${engine}、${points}点（有効${effective}点）、事後分布 ${hash}。`,
  error: (effective) => `モンテカルロ誤差：重みは等しい${effective}個の標本に相当し、各割合の誤差はこれによる。`,
  learnt: {
    question: "記録から各数値について何が分かったか",
    reading: (most, percent, nothing, of) =>
      `最も多く分かったのは「${most}」（${percent}%）。全${of}個の数値のうち${nothing}個については記録から何も分からない。`,
    kind: (numbers) =>
      `${numbers}個の数値それぞれの濃淡の帯。左端は事前に考えた最小値、右端は最大値で、濃いほど事後の確率が高い。`,
    notes: ["帯の20区間は事前の確率が等しい。濃さが一様なら何も分かっていない。多く分かった数値から順に並べる。"],
    axis: "事前分布における順位［0～1］",
    share: "事後の確率",
    before: "事前：中央値（5～95%）",
    after: "事後：中央値（5～95%）",
    nothing: "情報なし",
    percent: (percent) => `${percent}%判明`,
    range: (low, middle, high, unit) => `${middle}（${low}～${high}）${unit}`,
    tooltip: { number: "数値", prior: "事前の中央値（5～95%）", posterior: "事後の中央値（5～95%）" },
  },
  observed: {
    question: "モデルが記録に追随できないのはどこか",
    all: (of) => `記録に残る${of}個の値はすべて、事後予測の標準偏差の3倍以内にある。`,
    reading: (beyond, of) =>
      `記録に残る${of}個の値のうち${beyond.length}個が、事後予測から標準偏差の3倍を超えて離れる：${beyond.join("、")}。`,
    kind: (rows) => `点：記録に残る${rows}個の値それぞれの、事後予測の平均からの隔たり。`,
    notes: [
      "標準偏差には試行のばらつき、記録の誤差、モデルに期待しない差を含む。帯は1.645倍と3倍。白抜きは推定に使わず予測した値。×印は3倍を超える。",
    ],
    axis: "記録と予測平均の差［標準偏差］",
    used: { yes: "使用", no: "予測" },
    tooltip: { observation: "観測", residual: "標準偏差", use: "用途" },
  },
  ranks: {
    question: "真の値が分かっている場合に、推定はそれを見いだすか",
    all: (sets, of) => `モデル自身による${sets}組のデータで、真の値の順位は全${of}個の量について一様である。`,
    reading: (sets, failed) =>
      `モデル自身による${sets}組のデータで、真の値の順位が一様でない量：${failed.join("、")}。`,
    kind: (of) => `${of}個の量それぞれについて、事後標本における真の値の順位を20区間で示す度数分布図。`,
    notes: [
      "正しい推定なら平らになる。帯には偶然だけで区間の99%が入る。中央が高ければ確信が足りず、両端が高ければ過信、傾けば偏りがある。",
    ],
    error: (sets) => `モンテカルロ誤差：帯は${sets}組のデータによる。`,
    axis: "真の値の順位［0～1］",
    count: "データの組数",
    logLikelihood: "対数尤度",
  },
};

export const inferenceWords: Readonly<Record<Lang, typeof en>> = { en, ja };
