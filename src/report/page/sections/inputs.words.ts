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
  heads: { input: "input", value: "taken as", grade: "grade", source: "where that comes from (date of the evidence)" },
  note: "One number is taken as known. Where there are brackets, the number is believed to lie anywhere about its middle, in nine runs of ten between the limits in brackets, and each run draws its own. Their names in the scenario's file are told by the command check.",
  together: "Inputs that go together",
  allBut: (names: string) => `all but ${names}`,
  between: ", ",
};

const ja: typeof en = {
  grades: { A: "公式統計・一次資料", B: "信頼できる二次資料", C: "単独の報道・アナリスト推計", D: "推論" },
  count: (count, grade, meaning) => `確度${grade}（${meaning}）が${count}件`,
  caption: (total, counts) => `全${total}件：${counts.join("、")}。`,
  heads: { input: "入力", value: "用いた値", grade: "確度", source: "出所（原文のまま、証拠の日付）" },
  note: "数値が一つのものは既知とした値。括弧のあるものは幅をもつと考えた値で、括弧の前が中央、試行10回のうち9回は括弧内に入り、試行ごとに引き直す。シナリオファイルでの名前はコマンドcheckで確かめられる。",
  together: "連動する入力",
  allBut: (names) => `${names}以外に共通`,
  between: "、",
};

/** What stands around the tables of inputs. */
export const inputsWords: Readonly<Record<Lang, typeof en>> = { en, ja };
