import type { HindcastFan } from "../../sim/scoring/hindcast/record.ts";
import type { Lang } from "./lang.ts";
import { partSign } from "./lists.ts";
import { materialTitle } from "./titles.ts";

/** Named features of the shipped episodes in Japanese. */
const japanese: Readonly<Record<string, string>> = {
  "arrivals from China, October 2010": "中国からの輸入（2010年10月）",
  "arrivals from China, November 2010": "中国からの輸入（2010年11月）",
  "arrivals from China, December 2010": "中国からの輸入（2010年12月）",
  "arrivals from China, 2011": "中国からの輸入（2011年）",
  "arrivals from China, first half of 2012": "中国からの輸入（2012年上期）",
  "Dy FOB, change during the stop": "ジスプロシウムFOBの停止期間中の変化",
  "Tb FOB, change during the stop": "テルビウムFOBの停止期間中の変化",
  "Dy FOB, peak over July 2010": "ジスプロシウムFOBのピーク（2010年7月比）",
  "Tb FOB, peak over July 2010": "テルビウムFOBのピーク（2010年7月比）",
  "Dy FOB, months from the stop to the peak": "ジスプロシウムFOBの停止からピークまでの月数",
  "Tb FOB, months from the stop to the peak": "テルビウムFOBの停止からピークまでの月数",
  "Dy FOB, half-life in the year after the peak": "ジスプロシウムFOBの半減期（ピーク後1年）",
  "Tb FOB, half-life in the year after the peak": "テルビウムFOBの半減期（ピーク後1年）",
  "Dy FOB, half-life from 15 to 40 months after the peak": "ジスプロシウムFOBの半減期（ピーク後15〜40か月）",
  "Tb FOB, half-life from 15 to 40 months after the peak": "テルビウムFOBの半減期（ピーク後15〜40か月）",
  "Dy FOB, floor at the end of 2014": "ジスプロシウムFOBの底値（2014年末）",
  "Tb FOB, floor at the end of 2014": "テルビウムFOBの底値（2014年末）",
  "line stop in autos or electronics": "自動車・電子機器でのライン停止",
  "world exports of Dy, May 2025": "ジスプロシウムの対世界輸出（2025年5月）",
  "world exports of Dy, June 2025": "ジスプロシウムの対世界輸出（2025年6月）",
  "world exports of Dy, July 2025": "ジスプロシウムの対世界輸出（2025年7月）",
  "world exports of Dy, August 2025": "ジスプロシウムの対世界輸出（2025年8月）",
  "world exports of Dy, September 2025": "ジスプロシウムの対世界輸出（2025年9月）",
  "world exports of Dy, October 2025": "ジスプロシウムの対世界輸出（2025年10月）",
  "world exports of Dy, November 2025": "ジスプロシウムの対世界輸出（2025年11月）",
  "world exports of Dy, December 2025": "ジスプロシウムの対世界輸出（2025年12月）",
  "world exports of Tb, May 2025": "テルビウムの対世界輸出（2025年5月）",
  "world exports of Tb, June 2025": "テルビウムの対世界輸出（2025年6月）",
  "world exports of Tb, July 2025": "テルビウムの対世界輸出（2025年7月）",
  "world exports of Tb, August 2025": "テルビウムの対世界輸出（2025年8月）",
  "world exports of Tb, September 2025": "テルビウムの対世界輸出（2025年9月）",
  "world exports of Tb, October 2025": "テルビウムの対世界輸出（2025年10月）",
  "world exports of Tb, November 2025": "テルビウムの対世界輸出（2025年11月）",
  "world exports of Tb, December 2025": "テルビウムの対世界輸出（2025年12月）",
  "Dy ask in Europe, highest within five weeks": "欧州のジスプロシウム提示価格（5週間の最高値）",
  "Tb ask in Europe, highest within five weeks": "欧州のテルビウム提示価格（5週間の最高値）",
  "Dy domestic, change within five weeks": "ジスプロシウムの中国国内相場の変化（5週間）",
  "Tb domestic, change within five weeks": "テルビウムの中国国内相場の変化（5週間）",
  "first line stop": "最初のライン停止",
  "Dy to Japan in 2025": "ジスプロシウムの対日輸出（2025年）",
  "magnets back at the former level": "磁石輸出が元の水準に戻る時期",
  "large makers that stand still in Japan, most at once": "日本で同時に停止した大手メーカー数（最多）",
  "weeks of large makers at a stand in Japan": "日本の大手メーカーの停止週数",
  "first stop of a large maker in Japan": "日本の大手メーカーの最初の停止",
  "civil output lost in Japan": "日本の民生生産の損失",
  "magnets to Japan, September to December 2025": "磁石の対日輸出（2025年9〜12月）",
  "Tb to Japan, August to October 2025": "テルビウムの対日輸出（2025年8〜10月）",
  "Dy ask in Europe, December 2025 to February 2026": "欧州のジスプロシウム提示価格（2025年12月〜2026年2月）",
  "oxide and metal Dy to Japan, February to April 2026": "ジスプロシウム酸化物・金属の対日輸出（2026年2〜4月）",
  "magnets to Japan, February 2026": "磁石の対日輸出（2026年2月）",
  "large makers that stand still, most at once": "同時に停止した大手メーカー数（最多）",
  "weeks of large makers at a stand": "大手メーカーの停止週数",
  "civil output lost": "民生生産の損失",
  "world exports of Ga, August and September 2023": "ガリウムの対世界輸出（2023年8・9月）",
  "world exports of Ga, October 2023 to March 2024": "ガリウムの対世界輸出（2023年10月〜2024年3月）",
  "world exports of Ga, May to August 2024": "ガリウムの対世界輸出（2024年5〜8月）",
  "Ga in Rotterdam, March 2024 over June 2023": "ロッテルダムのガリウム価格（2024年3月、2023年6月比）",
  "world exports of Sb, October 2024": "アンチモンの対世界輸出（2024年10月）",
  "world exports of Sb, October to December 2024": "アンチモンの対世界輸出（2024年10〜12月）",
  "Sb in Europe, mid September 2024 to 20 January 2025": "欧州のアンチモン価格の変化（2024年9月中旬〜2025年1月20日）",
  "Sb domestic, August to November 2024": "アンチモンの中国国内相場の変化（2024年8〜11月）",
};

/** A feature by the event that it is about, as what happened is told of that: not `no line stop ... did not happen`. */
export function featureName(name: string): string {
  return name.replace(/^no line stop\b/, "line stop");
}

/** A feature's name in the reader's language, metals in full; one that is not translated stays as its episode has it. */
export function featureTitleIn(name: string, lang: Lang): string {
  const event = featureName(name);
  if (lang === "ja") return japanese[event] ?? event;
  return event.replace(/\b[A-Z][a-z]\b/g, (metal) => materialTitle(metal, lang));
}

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
  en: {
    oxide: "oxide and metal",
    alloy: "alloy and powder",
    magnet: "magnets",
    metal: "metal and compounds",
    rareEarths: "rare earths",
  },
  ja: { oxide: "酸化物・金属", alloy: "合金・粉末", magnet: "磁石", metal: "金属・化合物", rareEarths: "レアアース" },
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
    days: "日",
    weeks: "週",
    firms: "社",
  },
};

/** A form or customs line of the shipped episodes in words; any other by its name. */
export function formTitle(form: string, lang: Lang): string {
  return forms[lang][form] ?? form;
}

/** `dysprosium · FOB`, `dysprosium · exports to the world, oxide and metal`. */
export function seriesTitle({ series, material }: Pick<HindcastFan, "series" | "material">, lang: Lang): string {
  const [name, form] = series.split(".");
  const title = names[lang][name] ?? name;
  const metal = materialTitle(material, lang);
  const inForm = form === undefined ? undefined : formTitle(form, lang);
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
