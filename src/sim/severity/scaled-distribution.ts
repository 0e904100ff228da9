import type { Distribution } from "../../model/distributions/distribution.ts";

/** The distribution of `factor` times what another yields; the factor above 0. */
export function scaledDistribution(of: Distribution, factor: number): Distribution {
  switch (of.kind) {
    case "constant":
      return { ...of, value: of.value * factor };
    case "uniform":
      return { ...of, low: of.low * factor, high: of.high * factor };
    case "triangular":
    case "pert":
      return { ...of, low: of.low * factor, mode: of.mode * factor, high: of.high * factor };
    case "normal":
      return { ...of, mean: of.mean * factor, sd: of.sd * factor };
    case "lognormal":
      return { ...of, median: of.median * factor, p95: of.p95 * factor };
    case "beta":
      return { ...of, low: (of.low ?? 0) * factor, high: (of.high ?? 1) * factor };
    case "gamma":
      return { ...of, mean: of.mean * factor };
    case "weibull":
      return { ...of, median: of.median * factor };
    case "discrete":
      return { ...of, values: of.values.map((value) => value * factor) };
    case "mixture":
      return {
        ...of,
        components: of.components.map((component) => ({
          ...component,
          distribution: scaledDistribution(component.distribution, factor),
        })),
      };
    case "quantiles":
      return { ...of, p5: of.p5 * factor, p50: of.p50 * factor, p95: of.p95 * factor };
  }
}
