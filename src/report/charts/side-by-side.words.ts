import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    apart: (a: string, inA: string, b: string, inB: string) =>
      `A firm's line stops in ${inB} of the runs of “${b}”, against ${inA} in “${a}”`,
    close: (a: string, inA: string, b: string, inB: string) =>
      `a firm's line stops in ${inB} of the runs of “${b}” and in ${inA} of those of “${a}”`,
  },
  shows: "Week by week from the start of each",
  question: "How do the two compare, week by week?",
  kind: (columns: readonly string[], weeks: number, rows: string) =>
    `Fan charts in two columns, ${columns.join(" and ")}, over ${weeks} weeks: ${rows}.`,
  notes: [
    "Weeks count from the start of each scenario. Bands hold the middle 90 % and 50 % of the runs, each week on its own.",
    "Where the dark band of the cover touches zero, a quarter of the runs or more have next to no stock.",
  ],
  camps:
    "Top row: runs sorted by how much of the country's usual orders is refused that week; they may fall into camps.",
  errorOfCamps: (points: string) => `Edges of the top row lie within ±${points} points (95 % limits).`,
  refused: {
    over90: "refused: over 90 %",
    to90: "refused: 50 to 90 %",
    to50: "refused: 10 to 50 %",
    under10: "refused: under 10 %",
  },
  weeks: "weeks from the start",
  titles: (material: string, sector: string) => ({
    refused: "How much of the usual orders is refused",
    cover: `Makers' cover, ${material}: ${sector}`,
    paid: `Price paid for ${material}, over its median in the first week`,
    stopped: "Share of the runs in which the line of a first firm of any sector has stopped, with 95 % limits",
  }),
  units: { cover: "weeks of need", paid: "times", stopped: "share of runs" },
  tooltip: { week: "week", stopped: "runs with a line stopped" },
  reading: (each: readonly string[]) => `In ${each.join("; in ")}.`,
  flat: "never rises above its start",
  peak: (figure: string) => `peaks at ${figure} its start or above`,
  each: (label: string, stopped: string, material: string, peak: string) =>
    `“${label}” at least one firm stops a line in ${stopped} of the runs, and in half the runs the price paid for ${material} ${peak}`,
};

const ja: typeof en = {
  headline: {
    apart: (a, inA, b, inB) => `企業のラインが止まるのは、「${b}」では試行の${inB}、「${a}」では${inA}`,
    close: (a, inA, b, inB) => `企業のラインが止まるのは、「${b}」では試行の${inB}、「${a}」では${inA}`,
  },
  shows: "それぞれの開始からの週ごとの推移",
  question: "二つを週ごとに比べると",
  kind: (columns, weeks, rows) => `2列のファンチャート（${columns.join("と")}）、${weeks}週間：${rows}。`,
  notes: [
    "週は各シナリオの開始から数える。帯は各週ごとに試行の中央90%と50%を含む。",
    "在庫カバーの濃い帯がゼロに達する週は、試行の4分の1以上で在庫がほぼない。",
  ],
  camps: "最上段：その週に通常の注文のうち拒否される割合で試行を区分したもの。試行は両極に分かれることがある。",
  errorOfCamps: (points) => `最上段の境界は±${points}ポイント以内（95%区間）。`,
  refused: { over90: "拒否：90%超", to90: "拒否：50〜90%", to50: "拒否：10〜50%", under10: "拒否：10%未満" },
  weeks: "開始からの週数",
  titles: (material, sector) => ({
    refused: "通常の注文のうち拒否される割合",
    cover: `メーカーの在庫カバー（${material}）：${sector}`,
    paid: `${material}の実支払価格（第1週の中央値比）`,
    stopped: "いずれかの部門で最初の企業のラインが停止した試行の割合（95%区間付き）",
  }),
  units: { cover: "需要何週分", paid: "倍", stopped: "試行の割合" },
  tooltip: { week: "週", stopped: "ライン停止が起きた試行" },
  reading: (each) => `${each.join("。")}。`,
  flat: "当初を上回らない",
  peak: (figure) => `ピークが当初の${figure}以上`,
  each: (label, stopped, material, peak) =>
    `「${label}」では、少なくとも1社のラインが止まるのは試行の${stopped}、${material}の実支払価格は試行の半数で${peak}`,
};

/** Everything that the chart of two studies side by side says. */
export const sideBySideWords: Readonly<Record<Lang, typeof en>> = { en, ja };
