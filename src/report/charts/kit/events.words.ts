import type { Lang } from "../../words/lang.ts";

const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const japaneseDay = new Intl.DateTimeFormat("ja-JP", { dateStyle: "long", timeZone: "UTC" });

const en = {
  day: (date: string) => shortDay.format(new Date(date)),
  entered: (day: string, state: string) => `${day}: ${state}`,
  known: (day: string) => `known to ${day}`,
  /** What the rules of a chart are. */
  note: "Grey rules: policy as it changed. Dashed rule: the day to which the scenario is known; what is right of it is foretold.",
};

const ja: typeof en = {
  day: (date) => japaneseDay.format(new Date(date)),
  entered: (day, state) => `${day}：${state}`,
  known: (day) => `${day}までの情報`,
  note: "灰色の線は政策の変更、破線はシナリオの情報の基準日で、その右側が予測。",
};

/** Everything that is said of dated events. */
export const eventWords: Readonly<Record<Lang, typeof en>> = { en, ja };
