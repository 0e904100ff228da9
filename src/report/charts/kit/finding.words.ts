import type { Lang } from "../../words/lang.ts";

const en = {
  roughly: (text: string) => `Roughly, the runs being few: ${text}`,
  tooClose: (text: string) => `Too close to call: ${text}`,
};

const ja: typeof en = {
  roughly: (text) => `試行が少なく目安：${text}`,
  tooClose: (text) => `差は誤差の範囲内：${text}`,
};

/** What headlines say of figures that are not known well. */
export const findingWords: Readonly<Record<Lang, typeof en>> = { en, ja };
