import type { Distribution } from "../../model/distributions/distribution.ts";

/** A distribution in a few words, in the unit its input declares. */
export function describeDistribution(distribution: Distribution): string {
  switch (distribution.kind) {
    case "constant":
      return String(distribution.value);
    case "uniform":
      return `uniform ${distribution.low} to ${distribution.high}`;
    case "triangular":
    case "pert":
      return `${distribution.kind} ${distribution.low} / ${distribution.mode} / ${distribution.high}`;
    case "normal":
      return `normal ${distribution.mean}, sd ${distribution.sd}`;
    case "lognormal":
      return `lognormal, median ${distribution.median}, P95 ${distribution.p95}`;
    case "beta":
      return `beta(${distribution.alpha}, ${distribution.beta}) on ${distribution.low ?? 0} to ${distribution.high ?? 1}`;
    case "gamma":
      return `gamma, mean ${distribution.mean}, shape ${distribution.shape}`;
    case "weibull":
      return `Weibull, median ${distribution.median}, shape ${distribution.shape}`;
    case "discrete":
      return distribution.values.map((value, i) => `${value} (${distribution.probabilities[i]})`).join(", ");
    case "mixture":
      return distribution.components
        .map(({ weight, distribution: component }) => `${weight} x [${describeDistribution(component)}]`)
        .join(" + ");
    case "quantiles":
      return `P5 ${distribution.p5} / P50 ${distribution.p50} / P95 ${distribution.p95} (${distribution.scale})`;
  }
}
