import type { ForecastRecord } from "../../sim/scoring/forecast/record.ts";
import type { ChartTable } from "../charts/kit/chart.ts";

const limitColumns = ["p05Low", "p05High", "p50Low", "p50High", "p95Low", "p95High"];

/** A line for each quantity and each event; of an event the mean is its probability, and its limits stand at p50. */
export function forecastTable({ probabilities, quantities, events }: ForecastRecord): ChartTable {
  const quantileColumns = probabilities.map((p) => `p${String(Math.round(100 * p)).padStart(2, "0")}`);
  return {
    columns: ["id", "from", "to", "unit", "mean", "meanError", ...limitColumns, ...quantileColumns],
    rows: [
      ...quantities.map(({ id, from, to, unit, mean, meanError, limits: { p05, p50, p95 }, quantiles }) => [
        ...[id, from, to, unit, mean, meanError, p05.low, p05.high, p50.low, p50.high, p95.low, p95.high],
        ...quantiles,
      ]),
      ...events.map(({ id, day, probability, low, high }) => [
        ...[id, "", day, "probability", probability, "", "", "", low, high, "", ""],
        ...quantileColumns.map(() => ""),
      ]),
    ],
  };
}
