import type { OutcomeName } from "../../model/outcomes/index.ts";
import type { OutcomeKey } from "../../model/outcomes/outcome.ts";
import type { QuoteAspect, QuoteName, QuoteOutcome } from "../../model/outcomes/quotes.ts";
import type { Lang } from "./lang.ts";
import type { Names } from "./study.ts";

/** What each outcome is called, without its material and sector; one that is forgotten does not compile. */
type Phrases = Readonly<Record<Exclude<OutcomeName, QuoteOutcome>, string>>;

const en: Phrases = {
  banWeeks: "weeks under restriction",
  blockedWeeks: "weeks' worth of orders refused",
  fragmentedWeeks: "weeks with others joining in",
  coversCivilUse: "runs in which civil use is covered",
  briefStandoff: "runs that end as a brief standoff",
  prolongedDispute: "runs that end as a prolonged dispute",
  fragmentedMarket: "runs that end in a fragmented market",
  lossGdpLow: "output lost, low reading, share of GDP",
  lossGdpHigh: "output lost, high reading, share of GDP",
  lossLow: "output lost, low reading",
  lossHigh: "output lost, high reading",
  unmetNeedTonnes: "need unmet",
  unmetNeedShare: "share of need unmet",
  arrivalsTonnes: "arrivals",
  phantomTonnes: "phantom orders",
  nationalStockEndTonnes: "national stock at the end",
  importBillMillionUsd: "import bill",
  civilOutputLostWeeks: "weeks of civil output lost",
  civilOutputLostShare: "share of civil output lost",
  civilFirmsStopped: "civil firms stopped, at most at once",
  civilFirmWeeksStopped: "weeks that civil firms stand still",
  militaryOutputLostWeeks: "weeks of military output lost",
  firmsStopped: "firms stopped, at most at once",
  firmsStoppedShare: "share of firms stopped, at most at once",
  firmWeeksStopped: "weeks that firms stand still",
  civilLineStopped: "runs with any civil firm's line stop",
  firstLineStopWeek: "first firm's line stop",
  lineStopped: "runs with a firm's line stop",
  sectorShortWeek: "first week the sector is short",
  weeksShort: "weeks the sector is short",
  outputLostWeeks: "weeks of output lost",
  lowestCoverWeeks: "lowest cover",
};

const ja: Phrases = {
  banWeeks: "規制下の週数",
  blockedWeeks: "拒否された注文、週数換算",
  fragmentedWeeks: "第三国が追随した週数",
  coversCivilUse: "民生用途も対象となる試行",
  briefStandoff: "短期的な対立で終わる試行",
  prolongedDispute: "対立の長期化に至る試行",
  fragmentedMarket: "市場の分断に至る試行",
  lossGdpLow: "生産損失・低位推計、GDP比",
  lossGdpHigh: "生産損失・高位推計、GDP比",
  lossLow: "生産損失・低位推計",
  lossHigh: "生産損失・高位推計",
  unmetNeedTonnes: "未充足需要量",
  unmetNeedShare: "未充足需要の割合",
  arrivalsTonnes: "到着量",
  phantomTonnes: "仮需",
  nationalStockEndTonnes: "国家備蓄の期末残高",
  importBillMillionUsd: "輸入額",
  civilOutputLostWeeks: "失われた民生生産、週数換算",
  civilOutputLostShare: "失われた民生生産の割合",
  civilFirmsStopped: "停止する民生企業数（同時最大）",
  civilFirmWeeksStopped: "民生企業の停止週数の合計",
  militaryOutputLostWeeks: "失われた軍需生産、週数換算",
  firmsStopped: "停止する企業数（同時最大）",
  firmsStoppedShare: "停止する企業の割合（同時最大）",
  firmWeeksStopped: "企業の停止週数の合計",
  civilLineStopped: "民生企業のライン停止が起きる試行",
  firstLineStopWeek: "最初の企業のライン停止",
  lineStopped: "企業のライン停止が起きる試行",
  sectorShortWeek: "部門全体が不足する最初の週",
  weeksShort: "部門全体が不足する週数",
  outputLostWeeks: "失われた生産、週数換算",
  lowestCoverWeeks: "在庫カバーの最低値",
};

/** Outcomes of quotes are called by the quote and by what is told of it. */
type QuotePhrases = {
  readonly quotes: Readonly<Record<QuoteName, string>>;
  readonly of: Readonly<Record<QuoteAspect, (quote: string) => string>>;
};

const ofQuotes: Readonly<Record<Lang, QuotePhrases>> = {
  en: {
    quotes: {
      Domestic: "domestic quote",
      Fob: "FOB quote",
      Ask: "ask quote",
      Margin: "price at the margin",
      Paid: "price paid",
    },
    of: {
      PeakMultiple: (quote) => `${quote}, peak over start`,
      PeakWeek: (quote) => `${quote}, week of peak`,
      HalfLifeWeeks: (quote) => `${quote}, half-life after peak`,
      YearMultiple: (quote) => `${quote}, after a year over start`,
      EndMultiple: (quote) => `${quote}, end over start`,
    },
  },
  ja: {
    quotes: { Domestic: "国内相場", Fob: "FOB価格", Ask: "提示価格（アスク）", Margin: "限界価格", Paid: "実支払価格" },
    of: {
      PeakMultiple: (quote) => `${quote}のピーク、当初比`,
      PeakWeek: (quote) => `${quote}のピークの週`,
      HalfLifeWeeks: (quote) => `${quote}、ピーク後の半減期`,
      YearMultiple: (quote) => `${quote}の1年後、当初比`,
      EndMultiple: (quote) => `${quote}の期末、当初比`,
    },
  },
};

const outcomePhrases: Readonly<Record<Lang, ReadonlyMap<string, string>>> = {
  en: new Map([...Object.entries(en), ...quotePhrases(ofQuotes.en)]),
  ja: new Map([...Object.entries(ja), ...quotePhrases(ofQuotes.ja)]),
};

function quotePhrases({ quotes, of }: QuotePhrases): readonly [string, string][] {
  return Object.entries(quotes).flatMap(([quote, name]) =>
    Object.entries(of).map(([aspect, phrase]): [string, string] => [`price${quote}${aspect}`, phrase(name)]),
  );
}

/** Outcomes counted in weeks of the horizon, which their labels name. */
const ofTheHorizon: readonly string[] = ["banWeeks"] satisfies readonly OutcomeName[];

const ofWeeks: Readonly<Record<Lang, (weeks: number) => string>> = {
  en: (weeks) => `of ${weeks}`,
  ja: (weeks) => `全${weeks}週`,
};

/** An outcome in words, e.g. `share of need unmet, dysprosium`; one that the model does not know goes by its own name. */
export function labelOf(of: Omit<OutcomeKey, "unit">, names: Names, lang: Lang = "en"): string {
  const phrase = outcomePhrases[lang].get(of.outcome) ?? names.outcome?.(of.outcome) ?? of.outcome;
  const parts = [
    ofTheHorizon.includes(of.outcome) && names.horizonWeeks !== undefined ? ofWeeks[lang](names.horizonWeeks) : null,
    of.material && names.material(of.material),
    of.sector && names.sector(of.sector),
  ];
  const given = parts.filter((part) => part !== null);
  if (lang === "ja") return given.length === 0 ? phrase : `${phrase}（${given.join("、")}）`;
  return [phrase, ...given].join(", ");
}
