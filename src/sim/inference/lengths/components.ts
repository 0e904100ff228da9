import type { Distribution } from "../../../model/distributions/distribution.ts";
import { type Fitted, quantileOf, varianceOf } from "./law.ts";
import type { Weighted } from "./posterior.ts";

/** Parts of equal probability, by median: what a scenario carries of a posterior. */
const parts = 3;

/**
 * The predictive law as a mixture that a scenario can say: of each third of the posterior, by its median, a Weibull with the
 * weight, the mean log median and the variance of ln T of that third. The lognormal's share of the posterior is in it by its
 * moments alone: its own tail would reach centuries.
 */
export function componentsOf(all: readonly Weighted[]): readonly Weighted[] {
  const sorted = all.toSorted((a, b) => a.fitted.location - b.fitted.location);
  const thirds = Array.from({ length: parts }, (): Weighted[] => []);
  let below = 0;
  for (const one of sorted) {
    thirds[Math.min(parts - 1, Math.floor(parts * (below + one.weight / 2)))].push(one);
    below += one.weight;
  }
  return thirds.filter((third) => third.length > 0).map(matched);
}

function matched(third: readonly Weighted[]): Weighted {
  const weight = third.reduce((sum, one) => sum + one.weight, 0);
  const mean = (of: (fitted: Fitted) => number) =>
    third.reduce((sum, one) => sum + one.weight * of(one.fitted), 0) / weight;
  const location = mean((fitted) => fitted.location);
  const between = mean((fitted) => (fitted.location - location) * (fitted.location - location));
  const within = mean((fitted) => varianceOf(fitted));
  const spread = Math.sqrt((within + between) / varianceOf({ law: "weibull", location, spread: 1 }));
  return { weight, fitted: { law: "weibull", location, spread } };
}

/** A mixture as a scenario writes it, to three figures; the last weight is what the others leave. */
export function distributionOf(components: readonly Weighted[]): Extract<Distribution, { kind: "mixture" }> {
  const weights = components.map(({ weight }) => Number(weight.toFixed(3)));
  const others = weights.slice(0, -1).reduce((sum, weight) => sum + weight, 0);
  weights[weights.length - 1] = Number((1 - others).toFixed(3));
  const figure = (value: number) => Number(value.toPrecision(3));
  return {
    kind: "mixture",
    components: components.map(({ fitted }, k) => ({
      weight: weights[k],
      distribution: { kind: "weibull", shape: figure(1 / fitted.spread), median: figure(quantileOf(fitted, 0.5)) },
    })),
  };
}
