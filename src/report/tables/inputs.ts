import type { Scenario } from "../../model/scenario/scenario.ts";
import { describeWritten, type InputRow } from "../inputs/input-rows.ts";
import { releaseSentence } from "../words/release-rules.ts";

/** What a scenario changes in the file it extends. */
export type Override = { readonly path: string; readonly base: unknown; readonly value: unknown };

const grades = ["A", "B", "C", "D"] as const;

/** What `check` prints: the scenario in a line, what it overrides, and every input with its provenance. */
export function checkText(scenario: Scenario, rows: readonly InputRow[], overrides: readonly Override[]): string {
  const counts = grades.map((grade) => `${grade} ${rows.filter((row) => row.grade === grade).length}`).join(", ");
  const off = Object.entries(scenario.mechanisms).filter(([, on]) => !on);
  const lines = [
    `${scenario.name} is valid: ${scenario.title}`,
    `${scenario.country} cut off by ${scenario.exporter}, from ${scenario.start}, ${scenario.horizonWeeks} weeks in steps of ${scenario.stepWeeks}`,
    `release rule: ${releaseSentence(scenario)}`,
    `mechanisms off: ${off.map(([name]) => name).join(", ") || "none"}`,
    `${rows.length} inputs by grade: ${counts} (A official, B reputable secondary, C single press, D inference)`,
  ];
  if (overrides.length > 0) lines.push("", `overrides of the base (${overrides.length}):`);
  for (const { path, base, value } of overrides)
    lines.push(
      base === undefined
        ? `  ${path}: ${describeWritten(value)} (new)`
        : `  ${path}: ${describeWritten(base)} -> ${describeWritten(value)}`,
    );
  lines.push("", "inputs:");
  for (const row of rows) {
    lines.push(`  ${row.path}: ${row.value} ${row.unit}  [${row.grade}, ${row.date}]`);
    lines.push(`      ${row.source}`);
  }
  return `${lines.join("\n")}\n`;
}
