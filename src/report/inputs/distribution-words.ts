import type { Lang } from "../words/lang.ts";

const en = {
  range: (low: number, high: number) => `${low} to ${high}`,
  uniform: (range: string) => `uniform ${range}`,
  threePoint: (kind: "triangular" | "pert", low: number, mode: number, high: number) =>
    `${kind} ${low} / ${mode} / ${high}`,
  normal: (mean: number, sd: number) => `normal ${mean}, sd ${sd}`,
  lognormal: (median: number, p95: number) => `lognormal, median ${median}, P95 ${p95}`,
  beta: (alpha: number, beta: number, range: string) => `beta(${alpha}, ${beta}) on ${range}`,
  gamma: (mean: number, shape: number) => `gamma, mean ${mean}, shape ${shape}`,
  weibull: (median: number, shape: number) => `Weibull, median ${median}, shape ${shape}`,
  value: (value: number, probability: number) => `${value} (${probability})`,
  between: ", ",
  part: (weight: number, part: string) => `${weight} x [${part}]`,
  plus: " + ",
  quantiles: (p5: number, p50: number, p95: number, scale: "linear" | "log") =>
    `P5 ${p5} / P50 ${p50} / P95 ${p95} (${scale})`,
  ranks: (rank: number, between: readonly string[]) => `${rank} of ${between.join(" and ")}`,
};

const ja: typeof en = {
  range: (low, high) => `${low}〜${high}`,
  uniform: (range) => `一様分布 ${range}`,
  threePoint: (kind, low, mode, high) => `${kind === "pert" ? "PERT分布" : "三角分布"} ${low}〜${high}、最頻値 ${mode}`,
  normal: (mean, sd) => `正規分布、平均 ${mean}、標準偏差 ${sd}`,
  lognormal: (median, p95) => `対数正規分布、中央値 ${median}、P95 ${p95}`,
  beta: (alpha, beta, range) => `ベータ分布（${alpha}、${beta}）、${range}`,
  gamma: (mean, shape) => `ガンマ分布、平均 ${mean}、形状 ${shape}`,
  weibull: (median, shape) => `ワイブル分布、中央値 ${median}、形状 ${shape}`,
  value: (value, probability) => `${value}（確率 ${probability}）`,
  between: "、",
  part: (weight, part) => `${weight} ×［${part}］`,
  plus: " ＋ ",
  quantiles: (p5, p50, p95, scale) => `P5 ${p5}、P50 ${p50}、P95 ${p95}（${scale === "log" ? "対数" : "線形"}尺度）`,
  ranks: (rank, between) => `${rank}（${between.join("と")}）`,
};

/** Distributions in words, before their unit. */
export const distributionWords: Readonly<Record<Lang, typeof en>> = { en, ja };
