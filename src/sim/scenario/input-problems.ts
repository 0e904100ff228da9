import type { Distribution } from "../../model/distributions/distribution.ts";
import { quantile } from "../../model/distributions/quantile.ts";
import { shapeProblems } from "../../model/distributions/validate.ts";
import type { NumberRange } from "../../model/scenario/input-spec.ts";
import { type Dimension, unitFactors } from "../../model/scenario/units.ts";
import { distributionSchema, legible, support } from "./distribution-schema.ts";

/** The largest number of each dimension that a world could hold, in the model's unit: past it sums overflow. */
export const mostPlausible: Readonly<Record<Dimension, number>> = {
  time: 10_000 * unitFactors.years,
  flow: 1e10 * unitFactors["t/yr"],
  price: 1e9,
  share: 1e6,
  ratio: 1e3,
  count: 1e6,
  rate: 1e3 * unitFactors["1/yr"],
  money: 1e9,
  volatility: 10 * unitFactors["1/sqrt(yr)"],
};

const largestUniform = 1 - Number.EPSILON / 2;

/** The largest value that a run can draw: the end of the support, or the quantile of the largest uniform number. */
export function largestDrawn(distribution: Distribution): number {
  if (distribution.kind === "mixture")
    return Math.max(...distribution.components.map((component) => largestDrawn(component.distribution)));
  const { high } = support(distribution);
  return high === Infinity ? quantile(distribution, largestUniform) : high;
}

type Found = { readonly path: readonly (string | number)[]; readonly rule: string };

/** One number as written: any of it may be of the wrong type, which the schema says. */
type Written = {
  readonly value?: unknown;
  readonly distribution?: unknown;
  readonly parameter?: unknown;
  readonly unit?: unknown;
};

/**
 * What is wrong with one number whatever else is wrong with it: what has the wrong type is passed over. `most` is the
 * largest that is plausible; `whole` tells whether all its keys are known ones, so that what is missing is missing.
 */
export function inputProblems(
  { value, distribution, parameter, unit }: Written,
  range: NumberRange,
  most: number,
  whole: boolean,
): readonly Found[] {
  // What the draws of a posterior reach is judged when they are laid over the scenario.
  if (parameter !== undefined && value === undefined && distribution === undefined) return [];
  if (value === undefined && distribution === undefined)
    return whole ? [{ path: [], rule: "must have a value or a distribution" }] : [];
  const both = value !== undefined && distribution !== undefined;
  const known: Known = { range, most, factor: factorOf(unit) };
  return [
    ...(both ? [{ path: ["distribution"], rule: "must not stand beside value: one or the other" }] : []),
    ...(Number.isFinite(value) ? rangeProblems({ kind: "constant", value: value as number }, known, ["value"]) : []),
    ...(distribution === undefined ? [] : drawnProblems(distribution, known)),
  ];
}

/** The range that a number must lie in, and what one of its unit is in the model's; undefined where that is no unit. */
type Known = { readonly range: NumberRange; readonly most: number; readonly factor: number | undefined };

function factorOf(unit: unknown): number | undefined {
  return typeof unit === "string" && Object.hasOwn(unitFactors, unit) ? unitFactors[unit] : undefined;
}

function drawnProblems(written: unknown, known: Known): readonly Found[] {
  const parsed = distributionSchema.safeParse(written);
  const distribution = parsed.success ? parsed.data : legible(written);
  if (distribution === undefined) return [];
  const shape = shapeProblems(distribution).map(({ path, rule }) => ({ path: ["distribution", ...path], rule }));
  return shape.length > 0 || !parsed.success ? shape : rangeProblems(distribution, known, ["distribution"]);
}

function rangeProblems(distribution: Distribution, known: Known, path: readonly string[]): readonly Found[] {
  const { most, factor = Number.NaN } = known;
  // In any unit zero is zero.
  const { low, high, openBelow = false } = known.factor === undefined ? signOf(known.range) : known.range;
  const reach = support(distribution);
  const scaled = (bound: number) => (known.factor === undefined ? bound : bound * factor);
  const tooLow = scaled(reach.low) < low || (openBelow && scaled(reach.low) <= low && !reach.openBelow);
  const tooHigh = scaled(reach.high) > high;
  const written = (bound: number) => (bound === 0 ? 0 : Number((bound / factor).toPrecision(6)));
  const all = path[0] === "distribution" ? " with all its values" : "";
  if (!tooLow && !tooHigh)
    return known.factor === undefined || largestDrawn(distribution) * factor <= most
      ? []
      : [{ path, rule: `must be at most ${written(most)} to be plausible${all}` }];
  const below = openBelow ? `be above ${written(low)}` : `be ${written(low)} or more`;
  const rule =
    low === -Infinity
      ? `be ${written(high)} or less`
      : high === Infinity
        ? below
        : `lie in ${written(low)} to ${written(high)}${openBelow ? ", not at its lower end" : ""}`;
  return [{ path, rule: `must ${rule}${all}` }];
}

/** What a range says of a number's sign. */
function signOf({ low, high, openBelow = false }: NumberRange): NumberRange {
  return {
    low: low >= 0 ? 0 : -Infinity,
    high: high <= 0 ? 0 : Infinity,
    openBelow: low > 0 || (low === 0 && openBelow),
  };
}
