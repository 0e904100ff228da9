import type { Lang } from "../lang.ts";

const en = {
  question: "How do the two compare, week by week?",
  kind: (columns: readonly string[], weeks: number, rows: string) =>
    `Fan charts in two columns, ${columns.join(" and ")}, over ${weeks} weeks: ${rows}.`,
  notes: [
    "Weeks count from the start of each scenario. Bands hold the middle 90 % and 50 % of the runs, each week on its own.",
  ],
  errorOfMean: (points: string) => `The mean share refused lies within ±${points} points (95 % limits).`,
  weeks: "weeks from the start",
  titles: (material: string, sector: string) => ({
    refused: "Share of the usual orders that is refused, and its mean",
    cover: `Makers' cover, ${material}: ${sector}`,
    paid: `Price paid for ${material}, over its median in the first week`,
    stopped: "Share of the runs in which the line of a first firm of any sector has stopped, with 95 % limits",
  }),
  units: { refused: "share", cover: "weeks of need", paid: "times", stopped: "share of runs", share: "0-1" },
  tooltip: { week: "week", stopped: "runs with a line stopped" },
  reading: (each: readonly string[]) => `In ${each.join("; in ")}.`,
  flat: "never rises above its start",
  peak: (figure: string) => `peaks at ${figure} its start or above`,
  each: (label: string, stopped: string, material: string, peak: string) =>
    `“${label}” at least one firm stops a line in ${stopped} of the runs, and in half the runs the price paid for ${material} ${peak}`,
};

const ja: typeof en = {
  question: "二つを週ごとに比べると",
  kind: (columns, weeks, rows) => `2列のファンチャート（${columns.join("と")}）、${weeks}週間：${rows}。`,
  notes: ["週は各シナリオの開始から数える。帯は各週ごとに試行の中央90%と50%を含む。"],
  errorOfMean: (points) => `拒否割合の平均は±${points}ポイント以内（95%区間）。`,
  weeks: "開始からの週数",
  titles: (material, sector) => ({
    refused: "通常の注文のうち拒否される割合とその平均",
    cover: `メーカーの在庫カバー（${material}）：${sector}`,
    paid: `${material}の実支払価格（第1週の中央値比）`,
    stopped: "いずれかの部門で最初の企業のラインが停止した試行の割合（95%区間付き）",
  }),
  units: { refused: "割合", cover: "需要何週分", paid: "倍", stopped: "試行の割合", share: "0〜1" },
  tooltip: { week: "週", stopped: "ライン停止が起きた試行" },
  reading: (each) => `${each.join("。")}。`,
  flat: "当初を上回らない",
  peak: (figure) => `ピークが当初の${figure}以上`,
  each: (label, stopped, material, peak) =>
    `「${label}」では、少なくとも1社のラインが止まるのは試行の${stopped}、${material}の実支払価格は試行の半数で${peak}`,
};

/** Everything that the chart of two studies side by side says. */
export const sideBySideWords: Readonly<Record<Lang, typeof en>> = { en, ja };
