import type { Lang } from "./lang.ts";

const between: Readonly<Record<Lang, string>> = { en: "; ", ja: "、" };

/** Stands between the parts of a panel's title, e.g. sector and material. */
export const partSign: Readonly<Record<Lang, string>> = { en: " · ", ja: "／" };

/** Titles one after the other, for a text that is read aloud. */
export function listed(titles: readonly string[], lang: Lang): string {
  return titles.join(between[lang]);
}

/** A heading: the text with its first letter as a capital. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const formats: Readonly<Record<Lang, Intl.DateTimeFormat>> = { en: formatOf("en-GB"), ja: formatOf("ja-JP") };

function formatOf(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** An ISO date in words: `31 January 2026`, `2026年1月31日`. */
export function longDate(isoDate: string, lang: Lang = "en"): string {
  return formats[lang].format(new Date(`${isoDate}T00:00:00Z`));
}
