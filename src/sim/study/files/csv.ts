/** Cells as a line of CSV (RFC 4180), without its end: one with a comma, a quote or a line break is quoted. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(quoted).join(",");
}

/** With these a spreadsheet takes a cell for a formula and runs it, also in their full width of Japanese text. */
const runs = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]./s;
const figure = /^[+-]?\d+([.,]\d+)*(e[+-]?\d+)? ?%?$/i;

/** Cells as a line of a table for people, who may open it in a spreadsheet: an apostrophe keeps text from being run. */
export function sheetLine(cells: readonly (string | number)[]): string {
  return csvLine(
    cells.map((cell) => (typeof cell === "string" && runs.test(cell) && !figure.test(cell) ? `'${cell}` : cell)),
  );
}

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
