/** Rows as a Markdown table: the first is the head; columns without words are aligned right. */
export function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (rows.some((row) => isWords(row[column])) ? "---" : "---:"));
  return [head, rule, ...rows].map((row) => `| ${row.map(escaped).join(" | ")} |`).join("\n");
}

function isWords(cell: string): boolean {
  return /^[`*A-Za-z]/.test(cell);
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|").replaceAll("\n", " ");
}
