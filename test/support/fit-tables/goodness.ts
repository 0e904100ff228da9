import { goodness } from "../fits/goodness.ts";
import { refused, withheld } from "./durations.ts";
import { figure, table } from "./table.ts";

export const fitOfWithheld = goodness(withheld("nothing"), "lognormal", 1000, "goodness");
export const fitOfRefused = goodness(refused("nothing"), "weibull", 1000, "goodness");

export function goodnessTable(): string {
  const rows = (
    [
      ["withheld exports, lognormal", fitOfWithheld],
      ["refused purchases, Weibull", fitOfRefused],
    ] as const
  ).map(([name, { quartiles, distance, pValue }]) => [
    name,
    ...quartiles.map(
      ({ fitted, seen, low, high }) => `${figure(fitted)}; ${figure(seen)} (${figure(low)} to ${figure(high)})`,
    ),
    figure(distance),
    figure(pValue),
  ]);
  return table(["law", "lower quartile", "median", "upper quartile", "distance", "p"], rows);
}
