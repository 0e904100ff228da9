import type { InputRow } from "../../tables/inputs.ts";
import type { Lang } from "../../words/lang.ts";
import { htmlTable } from "../html.ts";

const en = {
  grades: {
    A: "official statistic or primary document",
    B: "reputable secondary source",
    C: "single press or analyst figure",
    D: "inference",
  },
  count: (count: number, grade: string, meaning: string) => `${count} of grade ${grade} (${meaning})`,
  caption: (total: number, counts: readonly string[]) => `${total} numbers: ${counts.join(", ")}.`,
  heads: { scenario: "scenario", input: "input", value: "value", unit: "unit" },
  provenance: { source: "source", date: "date", grade: "grade" },
  all: "all",
  allBut: (names: string) => `all but ${names}`,
  between: ", ",
};

const ja: typeof en = {
  grades: { A: "公式統計・一次資料", B: "信頼できる二次資料", C: "単独の報道・アナリスト推計", D: "推論" },
  count: (count, grade, meaning) => `確度${grade}（${meaning}）が${count}件`,
  caption: (total, counts) =>
    `全${total}件：${counts.join("、")}。入力名・出所はシナリオファイルに書かれた原文のまま。`,
  heads: { scenario: "シナリオ", input: "入力", value: "値", unit: "単位" },
  provenance: { source: "出所", date: "日付", grade: "根拠の確度（A〜D）" },
  all: "共通",
  allBut: (names) => `${names}以外に共通`,
  between: "、",
};

/** What stands around the table of inputs; its rows are as the scenarios' authors wrote them. */
const inputsWords: Readonly<Record<Lang, typeof en>> = { en, ja };

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
