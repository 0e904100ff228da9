import type { HindcastRecord } from "../../sim/scoring/hindcast/record.ts";
import type { Cell, ChartTable } from "../charts/kit/chart.ts";

/** Every feature in every variant: what the runs show beside what happened. */
export function featuresTable({ results }: HindcastRecord): ChartTable {
  return table(
    results.flatMap(({ episode, variant, features }) =>
      features.map(({ limits, ...feature }) => ({
        episode,
        variant,
        ...feature,
        p05Low: limits.p05.low,
        p05High: limits.p05.high,
        p50Low: limits.p50.low,
        p50High: limits.p50.high,
        p95Low: limits.p95.low,
        p95High: limits.p95.high,
      })),
    ),
  );
}

/** Every scored figure in every variant. */
export function pointsTable({ results }: HindcastRecord): ChartTable {
  return table(
    results.flatMap(({ episode, variant, points }) =>
      points.map(({ source, ...point }) => ({ episode, variant, ...point, file: source.file, line: source.line })),
    ),
  );
}

/** What each mechanism earns, over each set of episodes. */
export function ablationTable({ ablation }: HindcastRecord): ChartTable {
  return table(
    ablation.map(({ episodes, changed, ...row }) => ({
      ...row,
      episodes: episodes.join(" and "),
      changed: changed
        .map(({ episode, feature, passesWithout }) => `${episode}: ${feature} ${passesWithout ? "passes" : "fails"}`)
        .join("; "),
    })),
  );
}

/** Records of one form as a table; nothing is an empty cell. */
function table(records: readonly Readonly<Record<string, Cell | boolean | null>>[]): ChartTable {
  const columns = Object.keys(records[0] ?? {});
  return { columns, rows: records.map((record) => columns.map((column) => cellOf(record[column]))) };
}

function cellOf(value: Cell | boolean | null): Cell {
  return value === null ? "" : typeof value === "boolean" ? String(value) : value;
}
