import type { Lang } from "../words/lang.ts";

const japanese: Readonly<Record<string, string>> = {
  share: "割合",
  ratio: "比",
  count: "数",
  days: "日",
  weeks: "週",
  months: "か月",
  years: "年",
  t: "トン",
  "t/yr": "トン/年",
  "1/yr": "1/年",
  "1/sqrt(yr)": "1/√年",
  "USD/kg": "ドル/kg",
  "million USD": "百万ドル",
  trillion: "兆",
  "trillion JPY": "兆円",
  "trillion USD": "兆ドル",
  "billion JPY": "十億円",
  "billion USD": "十億ドル",
  "rank correlation": "順位相関",
};

/** The unit an input declares; one without a word stays as it is written. */
export function inputUnit(unit: string, lang: Lang): string {
  return lang === "ja" ? (japanese[unit] ?? unit) : unit;
}
