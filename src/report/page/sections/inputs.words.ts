import type { Lang } from "../../words/lang.ts";

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
export const inputsWords: Readonly<Record<Lang, typeof en>> = { en, ja };
