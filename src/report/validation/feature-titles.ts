import type { Lang } from "../lang.ts";

/** Named features of the shipped episodes in Japanese. */
const japanese: Readonly<Record<string, string>> = {
  "arrivals from China, October 2010": "中国からの輸入（2010年10月）",
  "arrivals from China, December 2010": "中国からの輸入（2010年12月）",
  "Dy FOB, peak over July 2010": "ジスプロシウムFOBのピーク（2010年7月比）",
  "Tb FOB, peak over July 2010": "テルビウムFOBのピーク（2010年7月比）",
  "Dy FOB, half-life in the year after the peak": "ジスプロシウムFOBの半減期（ピーク後1年）",
  "Dy FOB, half-life from 15 to 40 months after the peak": "ジスプロシウムFOBの半減期（ピーク後15〜40か月）",
  "world exports of Dy, November 2025": "ジスプロシウムの対世界輸出（2025年11月）",
  "world exports of Tb, July 2025": "テルビウムの対世界輸出（2025年7月）",
  "world exports of Tb, October 2025": "テルビウムの対世界輸出（2025年10月）",
  "Dy ask in Europe, highest within five weeks": "欧州のジスプロシウム提示価格（5週間の最高値）",
  "Tb ask in Europe, highest within five weeks": "欧州のテルビウム提示価格（5週間の最高値）",
  "magnets back at the former level": "磁石輸出が元の水準に戻る時期",
};

/** A feature's name in the reader's language; one that is not translated stays as its episode has it. */
export function featureTitleIn(name: string, lang: Lang): string {
  return lang === "ja" ? (japanese[name] ?? name) : name;
}
