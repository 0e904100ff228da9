import type { Distribution } from "./distribution.ts";

export type DistributionProblem = {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  readonly value: unknown;
};

const deepestMixture = 3;

/** What is wrong with a distribution whose keys have the right types; empty when it can be sampled. */
export function distributionProblems(distribution: Distribution, depth = 1): readonly DistributionProblem[] {
  const found: DistributionProblem[] = [];
  const must = (holds: boolean, key: string, rule: string, value: unknown) => {
    if (!holds) found.push({ path: [key], rule, value });
  };
  switch (distribution.kind) {
    case "constant":
      break;
    case "uniform":
      must(distribution.low < distribution.high, "high", "must lie above low", distribution.high);
      break;
    case "triangular":
    case "pert": {
      const { low, mode, high } = distribution;
      must(low < high, "high", "must lie above low", high);
      if (low < high) must(low <= mode && mode <= high, "mode", "must lie between low and high", mode);
      break;
    }
    case "normal":
      must(distribution.sd > 0, "sd", "must be above 0", distribution.sd);
      break;
    case "lognormal":
      must(distribution.median > 0, "median", "must be above 0", distribution.median);
      must(distribution.p95 > distribution.median, "p95", "must lie above the median", distribution.p95);
      break;
    case "beta": {
      const { alpha, beta, low = 0, high = 1 } = distribution;
      for (const [key, value] of [
        ["alpha", alpha],
        ["beta", beta],
      ] as const)
        must(value >= 0.5 && value <= 100, key, "must lie in 0.5 to 100", value);
      must(low < high, "high", "must lie above low", high);
      break;
    }
    case "gamma":
      must(
        distribution.shape >= 0.1 && distribution.shape <= 500,
        "shape",
        "must lie in 0.1 to 500",
        distribution.shape,
      );
      must(distribution.mean > 0, "mean", "must be above 0", distribution.mean);
      break;
    case "weibull":
      must(distribution.shape >= 0.1 && distribution.shape <= 50, "shape", "must lie in 0.1 to 50", distribution.shape);
      must(distribution.median > 0, "median", "must be above 0", distribution.median);
      break;
    case "discrete": {
      const { values, probabilities } = distribution;
      must(
        values.every((value, i) => i === 0 || value > values[i - 1]),
        "values",
        "must rise strictly",
        values,
      );
      must(
        probabilities.length === values.length,
        "probabilities",
        "must be as many as the values",
        probabilities.length,
      );
      must(
        probabilities.every((p) => p >= 0),
        "probabilities",
        "must be 0 or more",
        probabilities,
      );
      must(Math.abs(sum(probabilities) - 1) <= 1e-9, "probabilities", "must sum to one", sum(probabilities));
      break;
    }
    case "mixture": {
      const weights = distribution.components.map(({ weight }) => weight);
      must(depth <= deepestMixture, "components", `must be nested at most ${deepestMixture} deep`, depth);
      must(
        weights.every((weight) => weight >= 0),
        "components",
        "must have weights of 0 or more",
        weights,
      );
      must(Math.abs(sum(weights) - 1) <= 1e-9, "components", "must have weights that sum to one", sum(weights));
      if (depth <= deepestMixture)
        distribution.components.forEach((component, i) => {
          for (const { path, rule, value } of distributionProblems(component.distribution, depth + 1))
            found.push({ path: ["components", i, "distribution", ...path], rule, value });
        });
      break;
    }
    case "quantiles": {
      const { p5, p50, p95, scale } = distribution;
      must(p5 < p95, "p95", "must lie above p5", p95);
      if (p5 < p95) must(p5 < p50 && p50 < p95, "p50", "must lie between p5 and p95", p50);
      if (scale === "log") must(p5 > 0, "p5", "must be above 0 on a log scale", p5);
      break;
    }
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
