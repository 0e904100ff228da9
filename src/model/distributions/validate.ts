import type { Distribution } from "./distribution.ts";

const deepestMixture = 3;

/** Weights and probabilities are written by hand, e.g. 0.1 ten times: they sum to one up to this rounding. */
const sumTolerance = 1e-9;

/**
 * Rules between the numbers of a distribution. The ranges of the shapes are those over which the quantiles are tested
 * against SciPy. A number that is NaN, because it is not known, breaks no rule.
 */
export function shapeProblems(distribution: Distribution, depth = 1): readonly DistributionProblem[] {
  switch (distribution.kind) {
    case "constant":
      return [];
    case "uniform":
      return rising(distribution.low, distribution.high);
    case "triangular":
    case "pert": {
      const { low, mode, high } = distribution;
      if (low >= high) return rising(low, high);
      return must(!(mode < low || mode > high), "mode", "must lie between low and high", mode);
    }
    case "normal":
      return positive("sd", distribution.sd);
    case "lognormal": {
      const { median, p95 } = distribution;
      return [...positive("median", median), ...must(!(p95 <= median), "p95", "must lie above the median", p95)];
    }
    case "beta": {
      const { alpha, beta, low = 0, high = 1 } = distribution;
      return [...within("alpha", alpha, 0.5, 100), ...within("beta", beta, 0.5, 100), ...rising(low, high)];
    }
    case "gamma":
      return [...within("shape", distribution.shape, 0.1, 500), ...positive("mean", distribution.mean)];
    case "weibull":
      return [...within("shape", distribution.shape, 0.1, 50), ...positive("median", distribution.median)];
    case "discrete":
      return discreteProblems(distribution.values, distribution.probabilities);
    case "mixture":
      return mixtureProblems(distribution.components, depth);
    case "quantiles": {
      const { p5, p50, p95, scale } = distribution;
      const order = p5 >= p95 ? [] : must(!(p50 <= p5 || p50 >= p95), "p50", "must lie between p5 and p95", p50);
      const sign = scale === "log" ? must(!(p5 <= 0), "p5", "must be above 0 on a log scale", p5) : [];
      return [...must(!(p5 >= p95), "p95", "must lie above p5", p95), ...order, ...sign];
    }
  }
}

function discreteProblems(values: readonly number[], probabilities: readonly number[]): readonly DistributionProblem[] {
  const rises = values.every((value, i) => i === 0 || !(value <= values[i - 1]));
  const total = sum(probabilities);
  return [
    ...must(rises, "values", "must rise strictly", values),
    ...must(
      probabilities.length === values.length,
      "probabilities",
      "must be as many as the values",
      probabilities.length,
    ),
    ...must(
      probabilities.every((p) => !(p < 0)),
      "probabilities",
      "must be 0 or more",
      probabilities,
    ),
    ...must(!(Math.abs(total - 1) > sumTolerance), "probabilities", "must sum to one", total),
  ];
}

type Components = Extract<Distribution, { kind: "mixture" }>["components"];

function mixtureProblems(components: Components, depth: number): readonly DistributionProblem[] {
  if (depth > deepestMixture) return must(false, "components", `must be nested at most ${deepestMixture} deep`, depth);
  const weights = components.map(({ weight }) => weight);
  const total = sum(weights);
  return [
    ...must(
      weights.every((weight) => !(weight < 0)),
      "components",
      "must have weights of 0 or more",
      weights,
    ),
    ...must(!(Math.abs(total - 1) > sumTolerance), "components", "must have weights that sum to one", total),
    ...components.flatMap((component, i) =>
      shapeProblems(component.distribution, depth + 1).map(({ path, rule, value }) => ({
        path: ["components", i, "distribution", ...path],
        rule,
        value,
      })),
    ),
  ];
}

const within = (key: string, value: number, low: number, high: number) =>
  must(!(value < low || value > high), key, `must lie in ${low} to ${high}`, value);

const positive = (key: string, value: number) => must(!(value <= 0), key, "must be above 0", value);

const rising = (low: number, high: number) => must(!(low >= high), "high", "must lie above low", high);

const sum = (numbers: readonly number[]) => numbers.reduce((total, value) => total + value, 0);

function must(holds: boolean, key: string, rule: string, value: unknown): readonly DistributionProblem[] {
  return holds ? [] : [{ path: [key], rule, value }];
}

/** Where a distribution breaks a rule, from the distribution's own keys down. */
export type DistributionProblem = {
  readonly path: readonly (string | number)[];
  readonly rule: string;
  readonly value: unknown;
};

/** What is wrong with a distribution whose keys have the right types; empty when every quantile of it can be drawn. */
export function distributionProblems(distribution: Distribution): readonly DistributionProblem[] {
  const infinite = infiniteNumbers(distribution);
  return infinite.length > 0 ? infinite : shapeProblems(distribution);
}

function infiniteNumbers(node: object, path: readonly (string | number)[] = []): readonly DistributionProblem[] {
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
    const childPath = [...path, Array.isArray(node) ? Number(key) : key];
    if (typeof child === "number")
      return Number.isFinite(child) ? [] : [{ path: childPath, rule: "must be a finite number", value: child }];
    return typeof child === "object" && child !== null ? infiniteNumbers(child, childPath) : [];
  });
}
