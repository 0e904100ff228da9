import type { Lang } from "../../words/lang.ts";

const en = {
  about: (figure: string) => `about ${figure}`,
  tooClose: (text: string) => `Too close to call: ${text}`,
};

const ja: typeof en = {
  about: (figure) => `約${figure}`,
  tooClose: (text) => `差は誤差の範囲内：${text}`,
};

/** What headlines say of figures that are not known well. */
export const findingWords: Readonly<Record<Lang, typeof en>> = { en, ja };
