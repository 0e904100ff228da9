import type { Lang } from "../words/lang.ts";

const en = {
  heads: (material: string) => [material, "stock left, t", "need unmet, %", "more need met, t", "more met, points"],
  own: " (its own)",
  loss: (unit: string) => ["all materials", `output saved, low, ${unit}`, `high, ${unit}`],
  errors: (runs: string) =>
    `Against never releasing, run by run on common random numbers; ± one standard error over ${runs}. Means over all runs, also those with no stock.`,
  oneRun: "One run: no error can be stated.",
  sentence: (rule: string, sentence: string) => `${rule}: ${sentence}`,
};

const ja: typeof en = {
  heads: (material) => [
    material,
    "備蓄の残高［トン］",
    "未充足需要［%］",
    "充足される需要［トン］",
    "充足の増加［ポイント］",
  ],
  own: "（シナリオ自身のルール）",
  loss: (unit) => ["全金属", `回避される生産損失・低位［${unit}］`, `高位［${unit}］`],
  errors: (runs) =>
    `「放出しない」との試行ごとの差（共通乱数による）。±は${runs}の標準誤差。備蓄のない試行も含む全試行の平均。`,
  oneRun: "試行1回では誤差を示せない。",
  sentence: (rule, sentence) => `${rule}：${sentence}`,
};

/** What the tables of release rules say. */
export const rulesTextWords: Readonly<Record<Lang, typeof en>> = { en, ja };
