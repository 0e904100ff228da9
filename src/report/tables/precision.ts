import type { Convergence } from "../../sim/analysis/precision/convergence.ts";
import { labelOf } from "../outcome-labels.ts";
import { textColumns } from "../text-columns.ts";
import { formatExact, formatToError, formatWithError } from "../words/figures.ts";
import type { Names } from "../words/study.ts";
import { shown } from "../words/units.ts";

/** Outcomes shown in the terminal, for the first material; all headline outcomes are in convergence.csv. */
const shownOutcomes: readonly string[] = ["unmetNeedShare", "pricePaidPeakMultiple"];

/** How figures settle as the runs grow: mean and P95, a line a doubling of the runs; plain text. */
export function convergenceTable(steps: readonly Convergence[], names: Names): string {
  const rows = shownOutcomes.flatMap((outcome) => {
    const material = steps.find((each) => each.outcome === outcome)?.material;
    return steps
      .filter((each) => each.outcome === outcome && each.material === material)
      .map(({ runs, mean, standardError, p95, ...of }, k) => {
        const { factor, sign } = shown(of.unit);
        return [
          k === 0 ? `${labelOf(of, names)}, ${sign}` : "",
          formatExact(runs),
          formatWithError(mean * factor, standardError * factor),
          limits(p95.value * factor, p95.low * factor, p95.high * factor),
        ];
      });
  });
  return `${textColumns([["convergence", "runs", "mean ± Monte Carlo", "P95 (95 % limits)"], ...rows])}\n`;
}

function limits(value: number, low: number, high: number): string {
  const error = (high - low) / 2;
  return error === 0
    ? formatToError(value, 0)
    : `${formatToError(value, error)} (${formatToError(low, error)} to ${formatToError(high, error)})`;
}
