import { csvLine } from "../../sim/study/files/csv.ts";
import type { ChartTable } from "./kit/chart.ts";

/** A chart's table as CSV (RFC 4180): cells with a comma, a quote or a line break are quoted. */
export function tableToCsv({ columns, rows }: ChartTable): string {
  return `${[columns, ...rows].map(csvLine).join("\n")}\n`;
}
