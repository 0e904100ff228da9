import type { Cell, ChartTable } from "./chart.ts";

/** A chart's table as CSV (RFC 4180): cells with a comma, a quote or a line break are quoted. */
export function tableToCsv({ columns, rows }: ChartTable): string {
  return `${[columns, ...rows].map((row) => row.map(quoted).join(",")).join("\n")}\n`;
}

function quoted(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
