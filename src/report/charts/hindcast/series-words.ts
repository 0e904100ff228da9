import type { HindcastFan } from "../../../sim/scoring/hindcast/record.ts";
import type { Lang } from "../../words/lang.ts";
import { partSign } from "../../words/lists.ts";
import { materialTitle } from "../../words/titles.ts";

const names: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {
    priceDomesticUsdPerKg: "domestic",
    priceFobUsdPerKg: "FOB",
    priceAskUsdPerKg: "ask",
    pricePaidUsdPerKg: "price paid",
    arrivalsShare: "arrivals",
    exportedShare: "exports to the world",
    shippedShare: "shipments as the exporter's customs count them",
  },
  ja: {
    priceDomesticUsdPerKg: "輸出国内の相場",
    priceFobUsdPerKg: "FOB価格",
    priceAskUsdPerKg: "提示価格（アスク）",
    pricePaidUsdPerKg: "実支払価格",
    arrivalsShare: "到着量",
    exportedShare: "対世界輸出",
    shippedShare: "輸出国の通関統計による出荷量",
  },
};

const forms: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {},
  ja: { raw: "原料", magnet: "磁石" },
};

const units: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: { "USD/kg": "USD per kg" },
  ja: {
    "USD/kg": "ドル/kg",
    "share of usual": "通常時に対する割合",
    share: "割合",
    months: "か月",
    multiple: "倍",
    day: "日",
  },
};

/** `dysprosium · FOB`, `dysprosium · exports to the world, raw`. */
export function seriesTitle({ series, material }: Pick<HindcastFan, "series" | "material">, lang: Lang): string {
  const [name, form] = series.split(".");
  const title = names[lang][name] ?? name;
  const metal = materialTitle(material, lang);
  const inForm = form === undefined ? undefined : (forms[lang][form] ?? form);
  if (lang === "ja") return `${metal}${partSign.ja}${title}${inForm === undefined ? "" : `（${inForm}）`}`;
  return `${metal}${partSign.en}${title}${inForm === undefined ? "" : `, ${inForm}`}`;
}

/** The unit of a hindcast's figures in words. */
export function hindcastUnit(unit: string, lang: Lang): string {
  const [, base] = /^multiple of (.*)$/.exec(unit) ?? [];
  if (lang === "ja" && base !== undefined) {
    const [year, month] = base.split("-");
    return month === undefined ? `倍（${base}比）` : `倍（${year}年${Number(month)}月比）`;
  }
  return units[lang][unit] ?? unit;
}
