import type { ConfigurationDifference } from "../../sim/analysis/explain/configuration.ts";
import { isInput } from "../../sim/explain/written.ts";
import type { ChartTable } from "../charts/kit/chart.ts";
import { describeWritten } from "../inputs/input-rows.ts";

/** What differs between two scenarios, for configuration.csv: one line an input or fact, empty where one has none. */
export function configurationTable(rows: readonly ConfigurationDifference[]): ChartTable {
  const sides = ["a", "b"] as const;
  const fields = ["", "Unit", "Source", "Date", "Grade"];
  return {
    columns: ["path", "group", ...sides.flatMap((side) => fields.map((field) => `${side}${field}`))],
    rows: rows.map(({ path, group, a, b }) => [path, group, ...cells(a), ...cells(b)]),
  };
}

function cells(written: unknown): readonly string[] {
  if (written === undefined) return ["", "", "", "", ""];
  const value = valueText(written);
  if (!isInput(written)) return [value, "", "", "", ""];
  const { unit, source, date, grade } = written;
  return [value, String(unit), String(source), String(date), String(grade)];
}

/** A number without its unit, another value as it stands. */
function valueText(written: unknown): string {
  if (typeof written === "string") return written;
  const text = describeWritten(written);
  return isInput(written) ? text.slice(0, -` ${written.unit}`.length) : text;
}
