import type { Lang } from "../../words/lang.ts";

/** How a day is written in a tooltip. */
export const dayFormats: Readonly<Record<Lang, string>> = { en: "%-d %b %Y", ja: "%Y年%-m月%-d日" };

export const weekTitles: Readonly<Record<Lang, string>> = { en: "week beginning", ja: "週の初日" };

/** Title, label formats and label widths [px] of a date axis; `narrow` labels have the year in a line of its own. */
export const axisWords = {
  en: {
    ...{ title: "week beginning", month: "%b %Y", year: "%Y", monthWidth: 66, yearWidth: 40 },
    narrow: { month: ["%b", "%Y"], monthWidth: 32, year: ["%Y"], day: ["%-d %b", "%Y"], dayWidth: 60 },
  },
  ja: {
    ...{ title: "週の初日", month: "%Y年%-m月", year: "%Y年", monthWidth: 78, yearWidth: 48 },
    narrow: { month: ["%-m月", "%Y年"], monthWidth: 46, year: ["%Y年"], day: ["%-m/%-d", "%Y年"], dayWidth: 62 },
  },
} satisfies Record<Lang, object>;
