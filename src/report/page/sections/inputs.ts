import type { InputRow } from "../../tables/inputs.ts";
import type { Lang } from "../../words/lang.ts";
import { htmlTable } from "../html.ts";
import { inputsWords } from "./inputs.words.ts";

/** The numbers that went into one scenario, by what a reader calls it. */
export type ScenarioInputs = { readonly scenario: string; readonly rows: readonly InputRow[] };

/** Every input with source and grade; one that scenarios share stands once. */
export function inputsSection(inputs: readonly ScenarioInputs[], lang: Lang): string {
  const words = inputsWords[lang];
  const merged = new Map<string, { readonly row: InputRow; readonly scenarios: string[] }>();
  for (const { scenario, rows } of inputs)
    for (const row of rows) {
      const key = JSON.stringify(row);
      const found = merged.get(key);
      if (found === undefined) merged.set(key, { row, scenarios: [scenario] });
      else found.scenarios.push(scenario);
    }
  const all = [...merged.values()];
  const counts = Object.entries(words.grades).map(([grade, meaning]) =>
    words.count(all.filter(({ row }) => row.grade === grade).length, grade, meaning),
  );
  const { scenario: ofScenario, ...ofInput } = words.heads;
  const table = htmlTable({
    caption: words.caption(all.length, counts),
    heads: [...(inputs.length > 1 ? [ofScenario] : []), ...Object.values(ofInput), ...Object.values(words.provenance)],
    rows: all.map(({ row, scenarios }) => [
      ...(inputs.length > 1 ? [scenariosText(scenarios, inputs, lang)] : []),
      row.path,
      row.value,
      row.unit,
      row.source,
      row.date,
      row.grade,
    ]),
    whole: inputs.length > 1 ? [3, 5, 6] : [2, 4, 5],
  });
  return `<div class="inputs">${table}</div>`;
}

/** The scenarios that share an input: those that have it, or those that do not where these are fewer. */
function scenariosText(having: readonly string[], inputs: readonly ScenarioInputs[], lang: Lang): string {
  const words = inputsWords[lang];
  const others = inputs.map(({ scenario }) => scenario).filter((name) => !having.includes(name));
  if (others.length === 0) return words.all;
  return others.length < having.length && inputs.length > 2
    ? words.allBut(others.join(words.between))
    : having.join(words.between);
}
