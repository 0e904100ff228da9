import type { TopLevelSpec } from "vega-lite";
import { tooltipName } from "../../src/report/charts/kit/tooltip.ts";

/** Every row of data in a chart but the places of its labels and marks. */
export function drawnRows(node: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(drawnRows);
  if (node === null || typeof node !== "object") return [];
  const { data, name, ...rest } = node as { data?: { values: Record<string, unknown>[] }; name?: string };
  if (name?.startsWith(tooltipName)) return [];
  const rows = (data?.values ?? []).filter((row) => !("place" in row));
  const told = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !key.startsWith("plot"))));
  return [...told, ...Object.values(rest as Partial<TopLevelSpec>).flatMap(drawnRows)];
}

/** A logger for Vega and Vega-Lite that keeps what they warn of. */
export function listener() {
  const warnings: unknown[] = [];
  const logger = {
    level: () => logger,
    warn: (...words: readonly unknown[]) => {
      warnings.push(words);
      return logger;
    },
    error: (...words: readonly unknown[]) => {
      warnings.push(words);
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return { logger: logger as never, warnings };
}
