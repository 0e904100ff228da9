import type { Asked, Goal } from "../../sim/analysis/precision/goal.ts";
import { formatExact, formatToError } from "../words/figures.ts";

/** How the errors of goals are meant, said under every table of them. */
export const errorNote = "Errors are half the width of a 95 % interval, about two standard errors.";

/** The error asked for, as it was: `3 %`, `1 pt`. */
export function askedWords({ size, factor, sign }: Asked): string {
  return `${formatExact(Number((size * factor).toPrecision(6)))} ${sign}`;
}

/** An error by its ratio to that asked for, to two digits: `4.1 %`. */
export function errorWords({ asked }: Pick<Goal, "asked">, ratio: number): string {
  if (!Number.isFinite(ratio)) return `no ${asked.sign}`;
  const size = ratio * asked.size * asked.factor;
  return `${size === 0 ? "0" : formatToTwo(size)} ${asked.sign}`;
}

function formatToTwo(size: number): string {
  return size < 0.001
    ? formatExact(Number(size.toPrecision(2)))
    : formatToError(size, Number(size.toPrecision(1)) / 10);
}
