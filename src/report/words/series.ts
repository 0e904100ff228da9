import type { SeriesName } from "../../model/series.ts";
import type { Lang } from "./lang.ts";
import type { Names } from "./study.ts";

/** What each weekly series is called, without its metal, form and sector; one that is forgotten does not compile. */
type Phrases = Readonly<Record<SeriesStem, string>>;
type SeriesStem = SeriesName extends infer Name ? (Name extends `${infer Stem}.${string}` ? Stem : Name) : never;

const phrases: Readonly<Record<Lang, Phrases>> = {
  en: {
    blockedShare: "share of orders refused",
    restrictionInForce: "restriction in force",
    arrivalsTonnes: "arrivals",
    nationalStockTonnes: "national stock",
    priceDomesticUsdPerKg: "domestic quote",
    priceFobUsdPerKg: "FOB quote",
    priceAskUsdPerKg: "ask quote",
    priceMarginUsdPerKg: "price at the margin",
    pricePaidUsdPerKg: "price paid",
    arrivalsShare: "arrivals over usual ones",
    shippedShare: "shipments over usual ones",
    exportedShare: "exports to the world over usual ones",
    makerCoverWeeks: "makers' cover",
    unmetNeedShare: "share of need unmet",
  },
  ja: {
    blockedShare: "拒否された注文の割合",
    restrictionInForce: "規制の発動",
    arrivalsTonnes: "到着量",
    nationalStockTonnes: "国家備蓄",
    priceDomesticUsdPerKg: "国内相場",
    priceFobUsdPerKg: "FOB価格",
    priceAskUsdPerKg: "提示価格（アスク）",
    priceMarginUsdPerKg: "限界価格",
    pricePaidUsdPerKg: "実支払価格",
    arrivalsShare: "到着量（通常比）",
    shippedShare: "出荷量（通常比）",
    exportedShare: "対世界輸出（通常比）",
    makerCoverWeeks: "メーカーの在庫カバー",
    unmetNeedShare: "未充足需要の割合",
  },
};

type Of = { readonly outcome: string; readonly material: string | null; readonly sector: string | null };

/** A weekly series in words, e.g. `price paid, dysprosium`; a form by its own name. */
export function seriesLabel({ outcome, material, sector }: Of, names: Names, lang: Lang): string {
  const [stem, ...form] = outcome.split(".");
  const phrase = (phrases[lang] as Readonly<Record<string, string>>)[stem] ?? stem;
  const given = [...form, material && names.material(material), sector && names.sector(sector)].filter(
    (part) => part !== null && part !== "",
  );
  if (lang === "ja") return given.length === 0 ? phrase : `${phrase}（${given.join("、")}）`;
  return [phrase, ...given].join(", ");
}
