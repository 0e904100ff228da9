/** Cells as a line of CSV (RFC 4180), without its end: one with a comma, a quote or a line break is quoted. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(quoted).join(",");
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
