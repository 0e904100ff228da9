import type { Title } from "../../src/model/scenario/title.ts";

/** What made-up studies name, as the shipped scenarios have it in Japanese. */
const japanese: Readonly<Record<string, string>> = {
  Japan: "日本",
  China: "中国",
  dysprosium: "ジスプロシウム",
  terbium: "テルビウム",
  gallium: "ガリウム",
  another: "もう一つの試算",
  "the precedent": "先例",
  "2010: two months without shipments": "2010年：対日出荷停止の2か月",
  "2026: ban on dual-use exports to Japan": "2026年：デュアルユース（軍民両用）品目の対日輸出禁止",
  "EV and hybrid traction motors": "EV・HV駆動モーター",
  "industrial motors, robots and machines": "産業用モーター・ロボット・機械",
  "electronics and appliances": "電子機器・家電",
  "defence and aerospace": "防衛・航空宇宙",
  "licences under the truce of November 2025": "許可制（2025年11月の貿易摩擦の休戦）",
  "ban on dual-use exports to Japan": "デュアルユース（軍民両用）品目の対日輸出禁止",
  "others add controls of their own": "第三国も独自に規制",
};

/** A title in both languages where it is known in both; a user's own, in one text. */
export function inBoth(title: string): Title {
  const ja = japanese[title];
  return ja === undefined ? title : { en: title, ja };
}
