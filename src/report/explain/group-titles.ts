import type { InputGroup } from "../../sim/analysis/explain/explanation.ts";
import type { Lang } from "../words/lang.ts";

const titles: Readonly<Record<Lang, Readonly<Record<InputGroup, string>>>> = {
  en: {
    trigger: "trigger and duration",
    scope: "form and scope of the ban",
    stocks: "stocks",
    supply: "alternative supply",
    intensity: "intensity and thrift",
    memory: "market reaction and squeeze",
    baseline: "baseline",
  },
  ja: {
    trigger: "発動と期間",
    scope: "禁輸の形態と範囲",
    stocks: "在庫・備蓄",
    supply: "代替供給",
    intensity: "原単位・省使用化",
    memory: "市場の反応と輸出国内の需給逼迫",
    baseline: "基準（平時）",
  },
};

/** What the bars lack of a difference: it came up in none of the runs that were explained. */
export const remainderTitle: Readonly<Record<Lang, string>> = {
  en: "beyond the explained runs",
  ja: "説明した試行を超える分",
};

const joint: Readonly<Record<Lang, string>> = { en: " with ", ja: "＋" };

/** Groups of inputs in words, e.g. `stocks`, or `stocks with alternative supply` where they are taken as one. */
export function groupsTitle(groups: readonly InputGroup[], lang: Lang = "en"): string {
  return groups.map((group) => titles[lang][group]).join(joint[lang]);
}
