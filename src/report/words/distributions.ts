import type { Distribution } from "../../model/distributions/distribution.ts";
import { distributionWords } from "../inputs/distribution-words.ts";
import type { Lang } from "./lang.ts";

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
