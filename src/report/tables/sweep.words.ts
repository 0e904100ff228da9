import type { Lang } from "../words/lang.ts";

const en = {
  heads: ["", "cell", "set to", "as chosen", "fresh seed"],
  best: "best",
  worst: "worst",
  curse:
    "The best and the worst were chosen on draws on which they look so: there they look better, or worse, than they are (winner's curse). Quote what the fresh seed gives.",
};

const ja: typeof en = {
  heads: ["", "格子点", "設定", "選ばれた乱数", "新しいシード"],
  best: "最良",
  worst: "最悪",
  curse:
    "最良と最悪の点は、そう見える乱数のもとで選ばれているため、その乱数では実際より極端に見える（勝者の呪い）。引用には新しいシードの値を用いる。",
};

export const sweepTableWords: Readonly<Record<Lang, typeof en>> = { en, ja };
