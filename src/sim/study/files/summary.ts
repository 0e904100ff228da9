import type { Summary } from "../study.ts";

/** summary.json, whose bytes are part of the result hash. */
export function summaryToJson(summary: Summary): string {
  return `${JSON.stringify(summary, null, 1)}\n`;
}
