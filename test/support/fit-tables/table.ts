/** A table of the page configs/evidence/fits.md, as Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

export const leaveOutHead = ["number", "all rows", "without 2010", "without 2025", "without 2026"] as const;

/** Two or three figures, as a reader would write them. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "none";
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

export function withError({ value, se }: { readonly value: number; readonly se: number }): string {
  return `${figure(value)} ± ${figure(se)}`;
}

export function withLimits({ mean, p5, p95 }: { readonly mean: number; readonly p5: number; readonly p95: number }) {
  return `${figure(mean)} (${figure(p5)} to ${figure(p95)})`;
}
