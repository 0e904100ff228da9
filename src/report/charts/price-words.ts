import type { Lang } from "../lang.ts";

const en = {
  question: "How high, and which price?",
  kind: (weeks: number, panels: string) =>
    `Fan charts of prices in USD per kg over ${weeks} weeks, one for each of: ${panels}.`,
  notes: [
    "Blue: what you read, three quotes. Vermilion: what was paid, on average over all deliveries.",
    "Bands hold the middle 90 % and 50 % of the runs, each week on its own. Logarithmic scale, one for each metal.",
  ],
  axis: "USD per kg",
  unit: "USD/kg",
  prefix: { quoted: "quoted: ", paid: "paid: " },
  quotes: {
    domestic: (exporter: string) => `domestic, ${exporter}`,
    fob: (exporter: string) => `FOB ${exporter}`,
    ask: (exporter: string) => `ask outside ${exporter}`,
    paid: (country: string) => `paid in ${country}`,
  },
  times: "times",
  peak: (figure: string) => (figure === "1 times" ? "no more than its start" : `${figure} its start`),
  peaks: (material: string, ask: string, paid: string, exporter: string) =>
    `${material} at ${ask} in the ask outside ${exporter} and at ${paid} in the price paid`,
  reading: (each: readonly string[]) => `The median peaks: ${each.join("; ")}.`,
};

const ja: typeof en = {
  question: "価格はどこまで上がるか、どの価格か",
  kind: (weeks, panels) => `価格（ドル/kg）の${weeks}週間の推移を示すファンチャート。対象：${panels}。`,
  notes: [
    "青：報じられる3つの相場。朱：実支払価格（全納入の平均）。",
    "帯は各週ごとに試行の中央90%と50%を含む。対数目盛は金属ごとに共通。",
  ],
  axis: "ドル/kg",
  unit: "ドル/kg",
  prefix: { quoted: "相場：", paid: "実支払：" },
  quotes: {
    domestic: (exporter) => `${exporter}国内相場`,
    fob: (exporter) => `${exporter}FOB`,
    ask: (exporter) => `${exporter}国外のアスク`,
    paid: (country) => `${country}の実支払`,
  },
  times: "倍",
  peak: (figure) => (figure === "1倍" ? "当初と同水準" : `当初の${figure}`),
  peaks: (material, ask, paid, exporter) =>
    `${material}は${exporter}国外の提示価格（アスク）で${ask}、実支払価格で${paid}`,
  reading: (each) => `ピークの中央値：${each.join("、")}。`,
};

/** Everything that the chart of prices says. */
export const priceWords: Readonly<Record<Lang, typeof en>> = { en, ja };
