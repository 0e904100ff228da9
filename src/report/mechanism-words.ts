import type { MechanismName } from "../model/scenario.ts";
import type { Lang } from "./lang.ts";

const japanese: Readonly<Record<MechanismName, string>> = {
  policy: "輸出政策",
  settlement: "交渉による決着",
  licences: "輸出許可の審査",
  leakage: "迂回流入",
  hoarding: "買いだめ",
  firmSpread: "企業間の在庫のばらつき",
  stockRelease: "国家備蓄の放出",
  elasticity: "価格弾力性",
  thrift: "省使用化",
  redesign: "省レアアース設計",
  alternativeSupply: "代替供給",
  recycling: "リサイクル",
  priceNoise: "価格の不規則な変動",
  squeeze: "輸出国内の需給逼迫",
  speculation: "投機",
  scarcityPremium: "希少性プレミアム",
};

/** A mechanism as a reader is told of it; in English by the name under which a scenario switches it off. */
export function mechanismTitle(mechanism: MechanismName, lang: Lang): string {
  return lang === "ja" ? japanese[mechanism] : mechanism;
}
