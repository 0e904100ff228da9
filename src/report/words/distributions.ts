import type { Distribution } from "../../model/distributions/distribution.ts";
import type { Lang } from "./lang.ts";

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
  parameter: (name: string, times: number, of: string) =>
    `${name}${times === 1 ? "" : ` x ${times}`} of posterior ${of}`,
  drawn: (p5: number, p50: number, p95: number, parameter: string) =>
    `P5 ${p5} / P50 ${p50} / P95 ${p95} (${parameter})`,
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
  parameter: (name, times, of) => `事後分布 ${of} の ${name}${times === 1 ? "" : ` × ${times}`}`,
  drawn: (p5, p50, p95, parameter) => `P5 ${p5}、P50 ${p50}、P95 ${p95}（${parameter}）`,
};

/** Distributions in words, before their unit. */
export const distributionWords: Readonly<Record<Lang, typeof en>> = { en, ja };

/** A distribution in a few words, in the unit its input declares. */
export function describeDistribution(distribution: Distribution, lang: Lang = "en"): string {
  const words = distributionWords[lang];
  switch (distribution.kind) {
    case "constant":
      return String(distribution.value);
    case "uniform":
      return words.uniform(words.range(distribution.low, distribution.high));
    case "triangular":
    case "pert":
      return words.threePoint(distribution.kind, distribution.low, distribution.mode, distribution.high);
    case "normal":
      return words.normal(distribution.mean, distribution.sd);
    case "lognormal":
      return words.lognormal(distribution.median, distribution.p95);
    case "beta": {
      const { alpha, beta, low = 0, high = 1 } = distribution;
      return words.beta(alpha, beta, words.range(low, high));
    }
    case "gamma":
      return words.gamma(distribution.mean, distribution.shape);
    case "weibull":
      return words.weibull(distribution.median, distribution.shape);
    case "discrete":
      return distribution.values
        .map((value, i) => words.value(value, distribution.probabilities[i]))
        .join(words.between);
    case "mixture":
      return distribution.components
        .map(({ weight, distribution: component }) => words.part(weight, describeDistribution(component, lang)))
        .join(words.plus);
    case "quantiles":
      return words.quantiles(distribution.p5, distribution.p50, distribution.p95, distribution.scale);
  }
}
