import { isPlainUnit, type PlainUnit } from "../../model/outcomes/outcome.ts";
import { noCurrency } from "../../model/scenario/units.ts";
import type { Lang } from "./lang.ts";

export type ShownUnit = {
  readonly sign: string;
  /** Unit of a difference of two such figures. */
  readonly difference: string;
  /** From the model's unit to this one. */
  readonly factor: number;
};

/** What a loss is in where no GDP was given: a reader is told its share of GDP. */
const noMoney = `billion ${noCurrency}`;
const percentOfTrillion = 0.1;

const en: Readonly<Record<PlainUnit, ShownUnit>> = {
  weeks: plain("weeks"),
  t: plain("t"),
  share: { sign: "%", difference: "percentage points", factor: 100 },
  "share of GDP": { sign: "%", difference: "percentage points of GDP", factor: 100 },
  ratio: { sign: "×", difference: "times the start", factor: 1 },
  "million USD": { sign: "$m", difference: "million USD", factor: 1 },
  firms: plain("firms"),
  "firm-weeks": plain("firm-weeks"),
};

const ja: Readonly<Record<PlainUnit, ShownUnit>> = {
  weeks: plain("週"),
  t: plain("トン"),
  share: { sign: "%", difference: "ポイント", factor: 100 },
  "share of GDP": { sign: "%", difference: "ポイント（GDP比）", factor: 100 },
  ratio: plain("倍"),
  "million USD": plain("百万ドル"),
  firms: plain("社"),
  "firm-weeks": plain("社・週"),
};

/** How a reader is shown the unit of an outcome; shares become per cent. */
export function shown(unit: string, lang: Lang = "en"): ShownUnit {
  if (isPlainUnit(unit)) return { en, ja }[lang][unit];
  return lang === "ja" ? moneyInJapanese(unit) : moneyInEnglish(unit);
}

function moneyInEnglish(unit: string): ShownUnit {
  if (unit === noMoney) return { sign: "% of GDP", difference: "percentage points of GDP", factor: percentOfTrillion };
  return { sign: unit.replace(/^billion /, "bn "), difference: unit, factor: 1 };
}

function moneyInJapanese(unit: string): ShownUnit {
  switch (unit) {
    case "billion USD":
      return plain("億ドル", 10);
    case "billion JPY":
      return plain("億円", 10);
    case noMoney:
      return { sign: "%（GDP比）", difference: "ポイント（GDP比）", factor: percentOfTrillion };
    default:
      return plain(japanese[unit] ?? unit.replace(/^billion /, "十億"));
  }
}

function plain(sign: string, factor = 1): ShownUnit {
  return { sign, difference: sign, factor };
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
  "t/week": "トン/週",
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
  "standard deviations": "標準偏差",
};

/** The unit an input declares; one without a word stays as it is written. */
export function inputUnit(unit: string, lang: Lang): string {
  return lang === "ja" ? (japanese[unit] ?? unit) : unit;
}
