import type { InputGroup } from "../../model/scenario/input-spec.ts";
import type { MechanismName } from "../../model/scenario/scenario.ts";
import type { Lang } from "./lang.ts";

const english: Readonly<Record<MechanismName, string>> = {
  policy: "export policy",
  settlement: "negotiated settlement",
  licences: "licence reviews",
  leakage: "leakage through other countries",
  hoarding: "hoarding",
  otherBuyers: "stocks of other buyers",
  formSwitching: "switching between forms",
  firmSpread: "spread of stocks among firms",
  sharing: "sharing among partners",
  planning: "rationing by plan",
  stockRelease: "release of the national stock",
  elasticity: "price elasticity",
  thrift: "thrift",
  redesign: "redesign",
  alternativeSupply: "alternative supply",
  bids: "bids for supply from elsewhere",
  recycling: "recycling",
  priceNoise: "price noise",
  knownQuotes: "quotes on record",
  squeeze: "squeeze in the exporter's market",
  speculation: "speculation",
  scarcityPremium: "scarcity premium",
  clearing: "clearing of the home market",
};

const japanese: Readonly<Record<MechanismName, string>> = {
  policy: "輸出政策",
  settlement: "交渉による決着",
  licences: "輸出許可の審査",
  leakage: "迂回流入",
  hoarding: "買いだめ",
  otherBuyers: "他国の買い手の在庫",
  formSwitching: "輸入形態の切り替え",
  firmSpread: "企業間の在庫のばらつき",
  sharing: "取引先同士の融通",
  planning: "計画的な節約",
  stockRelease: "国家備蓄の放出",
  elasticity: "価格弾力性",
  thrift: "省使用化",
  redesign: "省レアアース設計",
  alternativeSupply: "代替供給",
  bids: "代替供給の買い付け競争",
  recycling: "リサイクル",
  priceNoise: "価格の不規則な変動",
  knownQuotes: "既知の相場",
  squeeze: "輸出国内の需給逼迫",
  speculation: "投機",
  scarcityPremium: "希少性プレミアム",
  clearing: "国内市場の需給調整",
};

/** A mechanism as a reader is told of it: in words, not by the name under which a scenario switches it off. */
export function mechanismTitle(mechanism: MechanismName, lang: Lang): string {
  return (lang === "ja" ? japanese : english)[mechanism];
}

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
