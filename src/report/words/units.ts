import type { Lang } from "./lang.ts";

export type ShownUnit = {
  readonly sign: string;
  /** Unit of a difference of two such figures. */
  readonly difference: string;
  /** From the model's unit to this one. */
  readonly factor: number;
};

/** XXX is the code of ISO 4217 for transactions without a currency: what a loss is in where no GDP was given. */
const noMoney = "billion XXX";

/** How a reader is shown a unit; shares become per cent. */
export function shown(unit: string, lang: Lang = "en"): ShownUnit {
  if (lang === "ja") return shownInJapanese(unit);
  switch (unit) {
    case "share":
      return { sign: "%", difference: "percentage points", factor: 100 };
    case "share of GDP":
      return { sign: "%", difference: "percentage points of GDP", factor: 100 };
    case "ratio":
      return { sign: "×", difference: "times the start", factor: 1 };
    case "million USD":
      return { sign: "$m", difference: "million USD", factor: 1 };
    case noMoney:
      return { sign: "bn, no currency", difference: "billion of no currency", factor: 1 };
    default:
      return { sign: unit.replace(/^billion /, "bn "), difference: unit, factor: 1 };
  }
}

function shownInJapanese(unit: string): ShownUnit {
  const plain = (sign: string, factor = 1) => ({ sign, difference: sign, factor });
  switch (unit) {
    case "share":
      return { sign: "%", difference: "ポイント", factor: 100 };
    case "share of GDP":
      return { sign: "%", difference: "ポイント（GDP比）", factor: 100 };
    case "ratio":
      return plain("倍");
    case "million USD":
      return plain("百万ドル");
    case "billion USD":
      return plain("億ドル", 10);
    case "billion JPY":
      return plain("億円", 10);
    case noMoney:
      return plain("十億（通貨の指定なし）");
    case "weeks":
      return plain("週");
    case "t":
      return plain("トン");
    default:
      return plain(unit);
  }
}

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
