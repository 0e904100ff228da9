import { exp } from "../../../model/kernels/exp.ts";
import { log } from "../../../model/kernels/log.ts";

/** Figures of a level: what is computed is written as a person would, not to the last bit. */
const figures = 12;

/** The number so much of the way (0-1) from one end to another, on a scale; the ends themselves at 0 and 1. */
export function interpolated(from: number, to: number, share: number, scale: "linear" | "log" = "linear"): number {
  if (share <= 0) return from;
  if (share >= 1) return to;
  const between = scale === "log" ? exp(log(from) + share * log(to / from)) : from + share * (to - from);
  return written(between);
}

/** A number as a person would write it. */
export function written(value: number): number {
  return Number(value.toPrecision(figures));
}
