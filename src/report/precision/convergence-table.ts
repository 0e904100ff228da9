import type { Convergence } from "../../sim/precision/convergence.ts";
import { formatExact, formatToError, formatWithError } from "../format.ts";
import type { Names } from "../names.ts";
import { labelOf, shown } from "../outcome-labels.ts";
import { textColumns } from "../text-columns.ts";

/** How figures settle as the runs grow: mean and P95 of each outcome, a line a doubling of the runs. */
export function convergenceTable(
  outcomes: readonly { readonly unit: string; readonly steps: readonly Convergence[] }[],
  names: Names,
): string {
  const rows = outcomes.flatMap(({ unit, steps }) => {
    const { factor, sign } = shown(unit);
    return steps.map(({ runs, mean, standardError, p95 }, k) => [
      k === 0 ? `${labelOf(steps[0], names)}, ${sign}` : "",
      formatExact(runs),
      formatWithError(mean * factor, standardError * factor),
      limits(p95.value * factor, p95.low * factor, p95.high * factor),
    ]);
  });
  return `${textColumns([["convergence", "runs", "mean ± Monte Carlo", "P95 (95 % limits)"], ...rows])}\n`;
}

function limits(value: number, low: number, high: number): string {
  const error = (high - low) / 2;
  return error === 0
    ? formatToError(value, 0)
    : `${formatToError(value, error)} (${formatToError(low, error)} to ${formatToError(high, error)})`;
}
