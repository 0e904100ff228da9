import type { Distribution } from "../../model/distributions/distribution.ts";

/** Where a distribution's values can lie; `openBelow` when the lower end itself is never taken. */
export type Support = { readonly low: number; readonly high: number; readonly openBelow: boolean };

export function support(distribution: Distribution): Support {
  switch (distribution.kind) {
    case "constant":
      return closed(distribution.value, distribution.value);
    case "uniform":
    case "triangular":
    case "pert":
      return closed(distribution.low, distribution.high);
    case "beta":
      return closed(distribution.low ?? 0, distribution.high ?? 1);
    case "discrete":
      return closed(distribution.values[0], distribution.values[distribution.values.length - 1]);
    case "normal":
      return closed(-Infinity, Infinity);
    case "quantiles":
      return distribution.scale === "log" ? aboveZero : closed(-Infinity, Infinity);
    case "lognormal":
    case "gamma":
    case "weibull":
      return aboveZero;
    case "mixture": {
      const parts = distribution.components.map((component) => support(component.distribution));
      const low = Math.min(...parts.map((part) => part.low));
      return {
        low,
        high: Math.max(...parts.map((part) => part.high)),
        openBelow: parts.every((part) => part.low > low || part.openBelow),
      };
    }
  }
}

const aboveZero: Support = { low: 0, high: Infinity, openBelow: true };

function closed(low: number, high: number): Support {
  return { low, high, openBelow: false };
}
