import type { Lang } from "./words/lang.ts";

const formats: Readonly<Record<Lang, Intl.DateTimeFormat>> = { en: formatOf("en-GB"), ja: formatOf("ja-JP") };

function formatOf(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

/** An ISO date in words: `31 January 2026`, `2026年1月31日`. */
export function longDate(isoDate: string, lang: Lang = "en"): string {
  return formats[lang].format(new Date(`${isoDate}T00:00:00Z`));
}
