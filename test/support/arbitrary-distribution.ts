import fc from "fast-check";
import type { Distribution } from "../../src/model/distributions/distribution.ts";

const low = fc.double({ min: -50, max: 50, noNaN: true });
const positive = fc.double({ min: 0.05, max: 50, noNaN: true });
const within = fc.double({ min: 0.01, max: 0.99, noNaN: true });

const simple: fc.Arbitrary<Distribution> = fc.oneof(
  fc.tuple(low, positive).map(([a, w]) => ({ kind: "uniform", low: a, high: a + w }) as const),
  fc
    .tuple(low, positive, fc.oneof(within, fc.constantFrom(0, 1)))
    .map(([a, w, m]) => ({ kind: "triangular", low: a, mode: Math.min(a + w, a + m * w), high: a + w }) as const),
  fc.tuple(low, positive, within).map(([a, w, m]) => ({ kind: "pert", low: a, mode: a + m * w, high: a + w }) as const),
  fc.tuple(low, positive).map(([mean, sd]) => ({ kind: "normal", mean, sd }) as const),
  fc
    .tuple(positive, positive)
    .map(([median, more]) => ({ kind: "lognormal", median, p95: median * (1 + more) }) as const),
  fc
    .tuple(fc.double({ min: 0.5, max: 100, noNaN: true }), fc.double({ min: 0.5, max: 100, noNaN: true }))
    .map(([alpha, beta]) => ({ kind: "beta", alpha, beta, low: -1, high: 3 }) as const),
  fc
    .tuple(fc.double({ min: 0.3, max: 500, noNaN: true }), positive)
    .map(([shape, mean]) => ({ kind: "gamma", shape, mean }) as const),
  fc
    .tuple(fc.double({ min: 0.4, max: 8, noNaN: true }), positive)
    .map(([shape, median]) => ({ kind: "weibull", shape, median }) as const),
  fc
    .tuple(positive, positive, positive, fc.constantFrom("linear", "log"))
    .map(([p5, b, c, scale]) => ({ kind: "quantiles", p5, p50: p5 + b, p95: p5 + b + c, scale }) as const),
);

/** Any distribution with a density, over the shapes that scenarios may use. */
export const arbitraryDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  simple,
  fc.tuple(simple, simple, within).map(
    ([a, b, w]) =>
      ({
        kind: "mixture",
        components: [
          { weight: w, distribution: a },
          { weight: 1 - w, distribution: b },
        ],
      }) as const,
  ),
);
