import type { Lang } from "../words/lang.ts";

const en = {
  between: ". ",
  drawn: (day: string, weeks: number, all: number) =>
    `Drawn to ${day}, ${weeks} of ${all} weeks: what is said of whole runs is of all ${all}.`,
  told: (day: string, weeks: number, all: number) => `Told of ${weeks} of ${all} weeks alone, to ${day}.`,
  pair: (weeks: number, all: number) =>
    `Drawn for ${weeks} of ${all} weeks: what is said of whole runs is of all ${all}.`,
};

const ja: typeof en = {
  between: "。",
  drawn: (day, weeks, all) =>
    `図は${day}まで（全${all}週のうち${weeks}週）。試行全体についての記述は全${all}週による。`,
  told: (day, weeks, all) => `${day}まで、全${all}週のうち最初の${weeks}週のみについて。`,
  pair: (weeks, all) => `図は全${all}週のうち最初の${weeks}週。試行全体についての記述は全${all}週による。`,
};

/** What a chart says that is drawn for a part of its study's weeks. */
export const untilWords: Readonly<Record<Lang, typeof en>> = { en, ja };
