import type { InputRow } from "../inputs/input-rows.ts";
import { htmlTable } from "./html.ts";

/** The numbers that went into one scenario. */
export type ScenarioInputs = { readonly scenario: string; readonly rows: readonly InputRow[] };

const grades = {
  A: "official statistic or primary document",
  B: "reputable secondary source",
  C: "single press or analyst figure",
  D: "inference",
} as const;

/** Every input with source and grade; one that scenarios share stands once. */
export function inputsSection(inputs: readonly ScenarioInputs[]): string {
  const merged = new Map<string, { readonly row: InputRow; readonly scenarios: string[] }>();
  for (const { scenario, rows } of inputs)
    for (const row of rows) {
      const key = JSON.stringify(row);
      const found = merged.get(key);
      if (found === undefined) merged.set(key, { row, scenarios: [scenario] });
      else found.scenarios.push(scenario);
    }
  const all = [...merged.values()];
  const counts = Object.entries(grades).map(
    ([grade, meaning]) => `${all.filter(({ row }) => row.grade === grade).length} of grade ${grade} (${meaning})`,
  );
  const table = htmlTable({
    caption: `${all.length} numbers: ${counts.join(", ")}.`,
    heads: [...(inputs.length > 1 ? ["scenario"] : []), "input", "value", "unit", "source", "date", "grade"],
    rows: all.map(({ row, scenarios }) => [
      ...(inputs.length > 1 ? [scenarios.length === inputs.length ? "all" : scenarios.join(", ")] : []),
      row.path,
      row.value,
      row.unit,
      row.source,
      row.date,
      row.grade,
    ]),
    whole: inputs.length > 1 ? [0, 3, 5, 6] : [2, 4, 5],
  });
  return `<div class="inputs">${table}</div>`;
}
