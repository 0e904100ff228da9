import type { Lang } from "../words/lang.ts";

const en = {
  headline: (material: string, twentieth: string, half: string) =>
    `In one run in 20 the price paid for ${material} peaks at ${twentieth} times its start or above, in half the runs at ${half} times`,
  shows: "Prices in USD per kg, logarithmic scale",
  question: "How high, and which price?",
  kind: (weeks: number, panels: string) =>
    `Fan charts of prices in USD per kg over ${weeks} weeks, one for each of: ${panels}.`,
  notes: [
    "Blue: what you read, three quotes. Vermilion: what is paid, on average over all deliveries, and dashed for the last tonne: its median and what one run in 20 is above.",
    "Bands hold the middle 90 % and 50 % of the runs, each week on its own; at their end the median and, as 1 in 20, what one run in 20 is above. One scale for each metal.",
    "The last tonne costs FOB while nobody lacks metal, and what the highest bidders give where some go without.",
    "The average mixes contracts at FOB, the ask, and what comes without a contract, at the price of the last tonne.",
  ],
  history: (day: string) =>
    `Dots: quotes on record to ${day}; the fans of these panels begin there. The table has the source of each.`,
  offRecord: {
    low: (panel: string, median: string, last: string, day: string) =>
      `${panel}: the model begins too low, at ${median}; ${last} on record on ${day}`,
    high: (panel: string, median: string, last: string, day: string) =>
      `${panel}: the model begins too high, at ${median}; ${last} on record on ${day}`,
  },
  onRecord: "on record",
  source: "source",
  axis: "USD per kg",
  unit: "USD/kg",
  paid: "paid: ",
  paidPanel: (country: string) => `paid in ${country}: average, and last tonne (dashed)`,
  ends: {
    median: (quote: string, figure: string) => (quote === "" ? `median ${figure}` : `${quote} ${figure}`),
    twentieth: (quote: string, figure: string) => `${quote === "" ? "" : `${quote}, `}1 in 20: ${figure}`,
  },
  quotes: {
    domestic: (exporter: string) => `domestic, ${exporter}`,
    fob: (exporter: string) => `FOB ${exporter}`,
    ask: (exporter: string) => `ask outside ${exporter}`,
    margin: "last tonne",
    paid: "average",
  },
  times: "times",
  flat: "never rises above its start",
  peak: (figure: string) => `peaks at ${figure} its start or above`,
  peaks: (material: string, ask: string, paid: string, exporter: string) =>
    `for ${material} the ask outside ${exporter} ${ask} in half the runs, and the price paid ${paid} in half the runs`,
  reading: (each: readonly string[]) => `F${each.join("; ").slice(1)}.`,
};

const ja: typeof en = {
  headline: (material, twentieth, half) =>
    `${material}の実支払価格のピークは、20回に1回は当初の${twentieth}倍以上、半数の試行では${half}倍以上`,
  shows: "価格（ドル/kg、対数目盛）",
  question: "価格はどこまで上がるか、どの価格か",
  kind: (weeks, panels) => `価格（ドル/kg）の${weeks}週間の推移を示すファンチャート。対象：${panels}。`,
  notes: [
    "青：報じられる3つの相場。朱：実際に支払われる価格（全納入の平均。破線は最後の1トンの限界価格で、中央値と、20回に1回これを超える値）。",
    "帯は各週ごとに試行の中央90%と50%を含む。右端は中央値と、20回に1回これを超える値。目盛は金属ごとに共通。",
    "限界価格は、不足がなければFOB価格、不足すれば最も高く買う者の払う価格。平均は、契約（FOB価格）、アスク、契約によらない入手（限界価格）の加重平均。",
  ],
  history: (day) => `点：${day}までの実際の相場。点のある図の帯はそこから始まる。出典は表にある。`,
  offRecord: {
    low: (panel, median, last, day) => `${panel}：モデルは${median}から始まり過小。${day}の実績は${last}`,
    high: (panel, median, last, day) => `${panel}：モデルは${median}から始まり過大。${day}の実績は${last}`,
  },
  onRecord: "実績",
  source: "出典",
  axis: "ドル/kg",
  unit: "ドル/kg",
  paid: "実支払：",
  paidPanel: (country) => `${country}の平均支払と限界価格（破線）`,
  ends: {
    median: (quote, figure) => (quote === "" ? `中央値 ${figure}` : `${quote} ${figure}`),
    twentieth: (quote, figure) => `${quote === "" ? "" : `${quote}、`}20回に1回 ${figure}`,
  },
  quotes: {
    domestic: (exporter) => `${exporter}国内相場`,
    fob: (exporter) => `${exporter}FOB`,
    ask: (exporter) => `${exporter}国外のアスク`,
    margin: "限界価格",
    paid: "平均支払",
  },
  times: "倍",
  flat: "当初を上回らない",
  peak: (figure) => `ピークが当初の${figure}以上`,
  peaks: (material, ask, paid, exporter) =>
    `${material}は、${exporter}国外の提示価格（アスク）が試行の半数で${ask}、実支払価格が試行の半数で${paid}`,
  reading: (each) => `${each.join("。")}。`,
};

/** Everything that the chart of prices says. */
export const priceWords: Readonly<Record<Lang, typeof en>> = { en, ja };
