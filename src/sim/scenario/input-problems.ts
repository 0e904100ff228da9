import type { Distribution } from "../../model/distributions/distribution.ts";
import { distributionProblems } from "../../model/distributions/validate.ts";
import { largestDrawn } from "./plausible.ts";
import { support } from "./support.ts";
import { unitFactors } from "./units.ts";

/** A number must lie in this range, in the model's unit, over the whole support of its distribution. */
export type NumberRange = { readonly low: number; readonly high: number; readonly openBelow?: boolean };

type Found = { readonly path: readonly (string | number)[]; readonly rule: string };

type Given = {
  readonly value?: number | undefined;
  readonly distribution?: Distribution | undefined;
  readonly unit: string;
};

/** What is wrong with one number whose keys have the right types; `most` is the largest that is plausible. */
export function inputProblems(
  { value, distribution, unit }: Given,
  range: NumberRange,
  most: number,
): readonly Found[] {
  if (value !== undefined && distribution !== undefined)
    return [{ path: ["distribution"], rule: "must not stand beside value: one or the other" }];
  if (value !== undefined) return rangeProblems({ kind: "constant", value }, unit, range, most, ["value"]);
  if (distribution === undefined) return [{ path: [], rule: "must have a value or a distribution" }];
  const shape = distributionProblems(distribution).map(({ path, rule }) => ({ path: ["distribution", ...path], rule }));
  return shape.length > 0 ? shape : rangeProblems(distribution, unit, range, most, ["distribution"]);
}

function rangeProblems(
  distribution: Distribution,
  unit: string,
  { low, high, openBelow = false }: NumberRange,
  most: number,
  path: readonly string[],
): readonly Found[] {
  const reach = support(distribution);
  const factor = unitFactors[unit] ?? 1;
  const tooLow = reach.low * factor < low || (openBelow && reach.low * factor <= low && !reach.openBelow);
  const tooHigh = reach.high * factor > high;
  const written = (bound: number) => Number((bound / factor).toPrecision(6));
  const all = path[0] === "distribution" ? " with all its values" : "";
  if (!tooLow && !tooHigh)
    return largestDrawn(distribution) * factor <= most
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
