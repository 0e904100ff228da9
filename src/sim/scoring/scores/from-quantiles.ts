import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";

/**
 * A forecast of which only quantiles were kept, as a distribution: straight between two quantiles, and beyond the outer ones
 * an exponential tail with the mass that is left and the density that the outermost stretch ends with. Quantiles that are
 * equal are an atom. A choice, as any distribution through some quantiles is one; what lies inside depends little on it
 * (Gneiting and Ranjan 2011, JBES 29, score such forecasts by the same integral over quantiles).
 */
export type QuantileForecast = {
  /** Between 0 and 1, rising. */
  readonly probabilities: readonly number[];
  /** One a probability, never falling, in the unit of the forecast. */
  readonly quantiles: readonly number[];
};

/** `crps` in the unit of the forecast, 0 is best; `logScore` [nats], less is better; `position` 0-1. */
export type QuantileScores = {
  readonly crps: number;
  /** Minus the log density at the truth; null where the forecast has no density there: on an atom, or where an atom is its end. */
  readonly logScore: number | null;
  /** Share of the forecast below the truth, an atom on it counting half (PIT). */
  readonly position: number;
};

/** Scores a forecast by its quantiles against what was observed. RangeError for quantiles that are none. */
export function scoreQuantiles(forecast: QuantileForecast, observed: number): QuantileScores {
  const { probabilities: p, quantiles: q } = forecast;
  mustBeQuantiles(forecast, observed);
  const last = q.length - 1;
  // Of an exponential tail that carries on the density of the stretch beside it.
  const lowScale = (p[0] * (q[1] - q[0])) / (p[1] - p[0]);
  const highScale = ((1 - p[last]) * (q[last] - q[last - 1])) / (p[last] - p[last - 1]);
  let crps = tail(p[0], lowScale, q[0] - observed) + tail(1 - p[last], highScale, observed - q[last]);
  for (let k = 0; k < last; k++) crps += stretch(q[k], q[k + 1], p[k], p[k + 1], observed);
  return { crps, ...placeOf(forecast, observed, lowScale, highScale) };
}

/** Integral of (F - step)^2 over a tail of some mass and scale, the truth so far out beyond the outer quantile (below 0: inside). */
function tail(mass: number, scale: number, out: number): number {
  if (out <= 0) return (mass * mass * scale) / 2;
  if (scale === 0) return out;
  const beyond = mass * exp(-out / scale);
  return (
    (beyond * beyond * scale) / 2 + out - 2 * scale * (mass - beyond) + (scale / 2) * (mass * mass - beyond * beyond)
  );
}

/** The same over a stretch from a to b in which F rises straight from u to v. */
function stretch(a: number, b: number, u: number, v: number, observed: number): number {
  if (b === a) return 0;
  if (observed >= b) return ((b - a) * (u * u + u * v + v * v)) / 3;
  if (observed <= a) return stretch(a, b, 1 - u, 1 - v, b);
  const w = u + ((v - u) * (observed - a)) / (b - a);
  return stretch(a, observed, u, w, observed) + stretch(observed, b, 1 - w, 1 - v, b);
}

function placeOf(
  { probabilities: p, quantiles: q }: QuantileForecast,
  observed: number,
  lowScale: number,
  highScale: number,
): Pick<QuantileScores, "logScore" | "position"> {
  const last = q.length - 1;
  if (observed < q[0]) return outside(p[0], lowScale, q[0] - observed, (beyond) => beyond);
  if (observed > q[last]) return outside(1 - p[last], highScale, observed - q[last], (beyond) => 1 - beyond);
  const equal = q.flatMap((each, k) => (each === observed ? [k] : []));
  if (equal.length > 1) {
    // An atom at an end holds the mass of its tail too.
    const from = equal[0] === 0 ? 0 : p[equal[0]];
    const to = equal[equal.length - 1] === last ? 1 : p[equal[equal.length - 1]];
    return { logScore: null, position: (from + to) / 2 };
  }
  const k = Math.max(0, q.findIndex((each) => each >= observed) - 1);
  const density = (p[k + 1] - p[k]) / (q[k + 1] - q[k]);
  return { logScore: -log(density), position: p[k] + density * (observed - q[k]) };
}

/** Shares of the forecast below a value, and at or below it: they differ by an atom there. */
export function sharesBelow(
  forecast: QuantileForecast,
  value: number,
): { readonly below: number; readonly atOrBelow: number } {
  const { probabilities: p, quantiles: q } = forecast;
  mustBeQuantiles(forecast, value);
  const last = q.length - 1;
  const equal = q.flatMap((each, k) => (each === value ? [k] : []));
  if (equal.length < 2) {
    const { position } = scoreQuantiles(forecast, value);
    return { below: position, atOrBelow: position };
  }
  const end = equal[equal.length - 1];
  return { below: equal[0] === 0 ? 0 : p[equal[0]], atOrBelow: end === last ? 1 : p[end] };
}

function outside(
  mass: number,
  scale: number,
  out: number,
  positionOf: (beyond: number) => number,
): Pick<QuantileScores, "logScore" | "position"> {
  if (scale === 0) return { logScore: null, position: positionOf(0) };
  return { logScore: out / scale - log(mass / scale), position: positionOf(mass * exp(-out / scale)) };
}

function mustBeQuantiles({ probabilities: p, quantiles: q }: QuantileForecast, observed: number): void {
  if (p.length !== q.length || p.length < 2)
    throw new RangeError(`quantiles: must be one a probability and at least 2, got ${q.length} for ${p.length}`);
  for (let k = 0; k < p.length; k++) {
    if (!(p[k] > (k === 0 ? 0 : p[k - 1]) && p[k] < 1))
      throw new RangeError(`probabilities: must rise between 0 and 1, got ${p[k]}`);
    if (!Number.isFinite(q[k]) || (k > 0 && q[k] < q[k - 1]))
      throw new RangeError(`quantiles: must be finite and never fall, got ${q[k]}`);
  }
  if (!Number.isFinite(observed)) throw new RangeError(`observation: must be finite, got ${observed}`);
}
