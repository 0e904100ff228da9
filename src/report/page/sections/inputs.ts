import { type InputGroup, inputGroups } from "../../../model/scenario/input-spec.ts";
import type { ToldInput } from "../../tables/told-inputs.ts";
import type { Lang } from "../../words/lang.ts";
import { capitalised } from "../../words/lists.ts";
import { groupsTitle } from "../../words/mechanisms.ts";
import { escaped } from "../html.ts";
import { inputsWords } from "./inputs.words.ts";

/** The numbers that went into one scenario, by what a reader calls it. */
export type ScenarioInputs = { readonly scenario: string; readonly rows: readonly ToldInput[] };

type Merged = { readonly row: ToldInput; readonly scenarios: readonly string[] };

/** Every input in words, by what it bears on: what it is, what it is taken as, on which grade of evidence; one that scenarios share stands once. */
export function inputsSection(inputs: readonly ScenarioInputs[], lang: Lang): string {
  const words = inputsWords[lang];
  const all = mergedOf(inputs);
  const counts = Object.entries(words.grades).map(([grade, meaning]) =>
    words.count(all.filter(({ row }) => row.grade === grade).length, grade, meaning),
  );
  const groups: readonly (InputGroup | null)[] = [...inputGroups, null];
  const tables = groups.flatMap((group) => {
    const rows = all.filter(({ row }) => row.group === group);
    const title = group === null ? words.together : capitalised(groupsTitle([group], lang));
    return rows.length === 0 ? [] : [tableOf(title, rows, inputs, lang)];
  });
  return `<p>${escaped(words.caption(all.length, counts))}</p><p class="source">${escaped(words.note)}</p><div class="inputs">${tables.join("\n")}</div>`;
}

/** Each input once, with the scenarios that have it so. */
function mergedOf(inputs: readonly ScenarioInputs[]): readonly Merged[] {
  const merged = new Map<string, { readonly row: ToldInput; readonly scenarios: string[] }>();
  for (const { scenario, rows } of inputs)
    for (const row of rows) {
      const { name: _, what: __, ...same } = row;
      const key = JSON.stringify(same);
      const found = merged.get(key);
      if (found === undefined) merged.set(key, { row, scenarios: [scenario] });
      else found.scenarios.push(scenario);
    }
  // What differs between scenarios stands together: by the input, in the order in which it is met first.
  const all = [...merged.values()];
  const paths = [...new Set(all.map(({ row }) => row.path))];
  return paths.flatMap((path) => all.filter(({ row }) => row.path === path));
}

function tableOf(title: string, all: readonly Merged[], inputs: readonly ScenarioInputs[], lang: Lang): string {
  const { heads } = inputsWords[lang];
  const head = Object.values(heads).map((each) => `<th scope="col">${escaped(each)}</th>`);
  // A source is told as its author wrote it.
  const quoted = lang === "en" ? "" : ' lang="en"';
  const body = all.map(({ row, scenarios }, k) => {
    const isRepeated = all[k - 1]?.row.path === row.path;
    const name = isRepeated
      ? ""
      : `${escaped(row.name)}${row.what === "" ? "" : `<small>${escaped(row.what)}</small>`}`;
    const having = inputs.length > 1 ? scenariosText(scenarios, inputs, lang) : "";
    const value = `${escaped(row.told)}${having === "" ? "" : `<small>${escaped(having)}</small>`}`;
    const cells = [
      `<td>${name}</td>`,
      `<td data-head="${escaped(heads.value)}">${value}</td>`,
      `<td class="whole" data-head="${escaped(heads.grade)}">${escaped(row.grade)}</td>`,
      `<td data-head="${escaped(heads.source)}"><span${quoted}>${escaped(row.source)}</span> (${escaped(row.date)})</td>`,
    ];
    return `<tr${isRepeated ? ' class="again"' : ""}>${cells.join("")}</tr>`;
  });
  return `<h3>${escaped(title)}</h3><div class="wide" tabindex="0" role="region" aria-label="${escaped(title)}"><table><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

/** The scenarios that share an input, nothing where all do: those that have it, or those that do not where these are fewer. */
function scenariosText(having: readonly string[], inputs: readonly ScenarioInputs[], lang: Lang): string {
  const words = inputsWords[lang];
  const others = inputs.map(({ scenario }) => scenario).filter((name) => !having.includes(name));
  if (others.length === 0) return "";
  return others.length < having.length && inputs.length > 2
    ? words.allBut(others.join(words.between))
    : having.join(words.between);
}
