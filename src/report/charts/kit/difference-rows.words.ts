import { withUnit } from "../../words/figures.ts";
import type { Lang } from "../../words/lang.ts";

const en = {
  other: (material: string, within: number) => (within === 0 ? `${material} the same` : `${material} within ${within}`),
  all: (label: string, others: readonly string[]) => `${label}; ${others.join("; ")}`,
  figures: (heads: readonly string[]) => `Figures, from the left: ${heads.join("; ")}.`,
  none: "none",
  less: (least: number, unit: string, lang: Lang) => `<${withUnit(String(least), unit, lang)}`,
};

const ja: typeof en = {
  other: (material, within) => (within === 0 ? `${material}も同じ` : `${material}との差${within}以内`),
  all: (label, others) => `${label}、${others.join("、")}`,
  figures: (heads) => `数字は左から、${heads.join("、")}。`,
  none: "なし",
  less: (least, unit, lang) => `${withUnit(String(least), unit, lang)}未満`,
};

/** What rows of differences say. */
export const differenceRowWords: Readonly<Record<Lang, typeof en>> = { en, ja };
