import type { Lang } from "../../words/lang.ts";

const en = {
  headline: {
    apart: (a: string, inA: string, b: string, inB: string) =>
      `A firm's line stops in ${inB} of the runs of “${b}”, against ${inA} in “${a}”`,
    close: (a: string, inA: string, b: string, inB: string) =>
      `a firm's line stops in ${inB} of the runs of “${b}” and in ${inA} of those of “${a}”`,
  },
  shows: "Week by week from the start of each",
  question: "How do the two compare, week by week?",
  kind: (names: readonly string[], weeks: number, panels: string) =>
    `Line charts of ${names.join(" and ")} on the same axes, over ${weeks} weeks: ${panels}.`,
  notes: [
    "Weeks count from the start of each scenario. Lines of cover and price are medians, their bands hold the middle 90 % of the runs, each week on its own.",
  ],
  camps:
    "What is refused stands as shares of the runs, which may fall into camps; a line that no week lifts to 5 % is left out.",
  events:
    "Rules in the colour of a scenario: its policy as it changed; dashed, the day to which it is known, from which on it is foretold.",
  errorOfCamps: (points: string) => `Shares of what is refused lie within ±${points} points (95 % limits).`,
  refused: { over10: "over 10 % refused", over50: "over 50 % refused", over90: "over 90 % refused" },
  refusedLabel: (name: string, refused: string, percent: string) => `${name}, ${refused}:\u00a0${percent} %`,
  fanLabel: (name: string, median: string, low: string, high: string) =>
    `${name}, ${median} (90\u00a0%\u00a0of\u00a0runs:\u00a0${low}\u00a0to\u00a0${high})`,
  stopLabel: (name: string, share: string) => `${name}, ${share}`,
  endsAt: (text: string, weeks: number) => `${text}, after ${weeks} weeks`,
  weeks: "weeks from the start",
  titles: {
    refused: "Share of the runs in which so much of the usual orders is refused",
    cover: (material: string, sector: string) => `Makers' cover, ${material}: ${sector}`,
    paid: (material: string) => `Price paid for ${material}, over its median in the first week`,
    stopped: "Share of the runs in which the line of a first firm of any sector has stopped, with 95 % limits",
  },
  units: { cover: "weeks of need", paid: "times", share: "share of runs" },
  tooltip: {
    week: "week",
    median: "median",
    stopped: "runs with a line stopped",
    ribbon: ["band, from", "to"],
    of: (study: string, figure: string) => `${study}, ${figure}`,
  },
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
  kind: (names, weeks, panels) => `${names.join("と")}を同じ軸に重ねた折れ線グラフ、${weeks}週間：${panels}。`,
  notes: ["週は各シナリオの開始から数える。在庫カバーと価格の線は中央値、帯は各週ごとに試行の中央90%を含む。"],
  camps: "拒否の度合いは試行の割合で示す（試行は両極に分かれることがある）。どの週も5%に満たない線は省く。",
  events: "シナリオの色の線は政策の変更、破線は情報の基準日で、その先が予測。",
  errorOfCamps: (points) => `拒否の割合は±${points}ポイント以内（95%区間）。`,
  refused: { over10: "10%超を拒否", over50: "50%超を拒否", over90: "90%超を拒否" },
  refusedLabel: (name, refused, percent) => `${name}、${refused}：${percent}%`,
  fanLabel: (name, median, low, high) => `${name}、${median}（試行の90%は${low}〜${high}）`,
  stopLabel: (name, share) => `${name}、${share}`,
  endsAt: (text, weeks) => `${text}（${weeks}週後）`,
  weeks: "開始からの週数",
  titles: {
    refused: "通常の注文のうち一定割合を超えて拒否される試行の割合",
    cover: (material, sector) => `メーカーの在庫カバー（${material}）：${sector}`,
    paid: (material) => `${material}の実支払価格（第1週の中央値比）`,
    stopped: "いずれかの部門で最初の企業のラインが停止した試行の割合（95%区間付き）",
  },
  units: { cover: "需要何週分", paid: "倍", share: "試行の割合" },
  tooltip: {
    week: "週",
    median: "中央値",
    stopped: "ライン停止が起きた試行",
    ribbon: ["帯の下端", "上端"],
    of: (study, figure) => `${study}、${figure}`,
  },
  reading: (each) => `${each.join("。")}。`,
  flat: "当初を上回らない",
  peak: (figure) => `ピークが当初の${figure}以上`,
  each: (label, stopped, material, peak) =>
    `「${label}」では、少なくとも1社のラインが止まるのは試行の${stopped}、${material}の実支払価格は試行の半数で${peak}`,
};

/** Everything that the chart of two studies side by side says. */
export const sideBySideWords: Readonly<Record<Lang, typeof en>> = { en, ja };
