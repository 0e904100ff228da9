import type { Lang } from "../../words/lang.ts";

/** How a day is written in a tooltip. */
export const dayFormats: Readonly<Record<Lang, string>> = { en: "%-d %b %Y", ja: "%Y年%-m月%-d日" };

export const weekTitles: Readonly<Record<Lang, string>> = { en: "week beginning", ja: "週の初日" };

/** Title, label formats and label widths [px] of a date axis. */
export const axisWords = {
  en: { title: "week beginning", month: "%b %Y", year: "%Y", monthWidth: 66, yearWidth: 40 },
  ja: { title: "週の初日", month: "%Y年%-m月", year: "%Y年", monthWidth: 78, yearWidth: 48 },
} satisfies Record<Lang, object>;
