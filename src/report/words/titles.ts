import type { Lang } from "./lang.ts";

/** Titles, countries and units of the shipped scenarios in Japanese. */
const japanese: Readonly<Record<string, string>> = {
  Japan: "日本",
  China: "中国",
  "United States": "米国",
  dysprosium: "ジスプロシウム",
  terbium: "テルビウム",
  gallium: "ガリウム",

  "2010: quotas, a stop of two months, and the peak of 2011": "2010年：輸出枠削減、2か月の停止、2011年の高値",
  "2010: two months without shipments": "2010年：対日出荷停止の2か月",
  "2024: ban on gallium to the United States": "2024年：対米ガリウム禁輸",
  "2025: licences for every destination": "2025年：全仕向地に対する輸出許可制",
  "2025: licences for everyone": "2025年：全仕向地に対する輸出許可制",
  "2026: ban on dual-use exports to Japan": "2026年：デュアルユース（軍民両用）品目の対日輸出禁止",
  "2026: no ban, licensing as in 2025": "2026年：禁輸なし、2025年型の許可制",
  "2026: no ban, the truce of November 2025 holds": "2026年：禁輸なし、2025年11月の貿易摩擦の休戦が継続",
  "2026: no ban, trade as in 2024": "2026年：禁輸なし、2024年並みの貿易",
  "2026: others follow and the market fragments": "2026年：他国が追随し市場が分断",
  "2026: the ban becomes a full rare-earth halt": "2026年：禁輸がレアアース全面停止に拡大",
  "2026: the ban is settled swiftly": "2026年：禁輸が早期に決着",

  "EV and hybrid traction motors": "EV・HV駆動モーター",
  "industrial motors, robots and machines": "産業用モーター・ロボット・機械",
  "electronics and appliances": "電子機器・家電",
  "defence and aerospace": "防衛・航空宇宙",
  "compound semiconductors for radio and power": "高周波・パワー用化合物半導体",
  "LEDs and photovoltaics": "LED・太陽電池",
  "radar and defence electronics": "レーダー・防衛電子機器",
  research: "研究開発",

  "oxide, metal and alloy": "酸化物・金属・合金",
  "built into magnets": "磁石（組込み）",
  "metal, compounds and wafers": "金属・化合物・ウエハー",

  "trade as in 2024": "2024年並みの貿易",
  "licences for everyone, slowly given": "全仕向地許可制（審査遅延）",
  "licences for everyone since August 2023": "全仕向地許可制（2023年8月以降）",
  "licences under the truce of November 2025": "許可制（2025年11月の貿易摩擦の休戦）",
  "cut export quotas": "輸出枠の削減",
  "customs hold shipments to Japan": "対日貨物の通関留め置き",
  "ban on dual-use exports to Japan": "デュアルユース（軍民両用）品目の対日輸出禁止",
  "ban suspended, military users still barred": "禁輸の一時停止（軍事需要者は禁止のまま）",
  "full rare-earth halt to Japan": "対日レアアースの全面停止",
  "others add controls of their own": "第三国も独自に規制",
  "ban on gallium to the United States": "対米ガリウム禁輸",

  "Lynas Malaysia, circuit in production": "ライナス・マレーシア（操業中の系列）",
  "Lynas Malaysia, circuit about to start": "ライナス・マレーシア（稼働直前の系列）",
  "Lynas Malaysia, 5,000 t/yr heavy rare-earth plant": "ライナス・マレーシア（重希土類 年5,000トン設備）",
  "Caremag, Lacq (France)": "カレマグ・ラック（フランス）",
};

/** A title in the reader's language; one that no shipped scenario has stays as its author wrote it. */
export function titleIn(title: string, lang: Lang): string {
  if (lang === "en") return title;
  const [, matched, severity] = /^(.*), as severe as (\S+)$/.exec(title) ?? [];
  if (matched !== undefined) return `${titleIn(matched, lang)}、不足量は${severity}並み`;
  return japanese[title] ?? title;
}

/** Metals of the episodes on record, which give no titles. */
const metals: Readonly<Record<string, string>> = { Dy: "dysprosium", Tb: "terbium" };

/** A material of an episode as a reader is told of it; by its own name where it has no other. */
export function materialTitle(material: string, lang: Lang): string {
  const title = metals[material] ?? material;
  return lang === "ja" ? (japanese[title] ?? title) : title;
}
