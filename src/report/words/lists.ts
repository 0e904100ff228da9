import type { Lang } from "./lang.ts";

const between: Readonly<Record<Lang, string>> = { en: "; ", ja: "、" };

/** Stands between the parts of a panel's title, e.g. sector and material. */
export const partSign: Readonly<Record<Lang, string>> = { en: " · ", ja: "／" };

/** Titles one after the other, for a text that is read aloud. */
export function listed(titles: readonly string[], lang: Lang): string {
  return titles.join(between[lang]);
}
