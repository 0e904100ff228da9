import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    most: (count: number, share: string, lines: string) =>
      `The most common of ${count} stories, ${share} of the runs: ${lines}`,
    one: (lines: string) => `All runs tell one story: ${lines}`,
    tie: (share: string, next: string) => `story A is that of ${share} of the runs, B of ${next}`,
  },
  shows: (material: string) => `Single runs, week by week: policy, makers' cover, prices of ${material}`,
  question: (count: number) => `Which ${count === 6 ? "six " : ""}stories do the runs tell?`,
  kind: (count: number, material: string) =>
    `${formatExact(count)} pairs of line charts under a strip of policy states: makers' cover by sector and prices of ${material}, each of one run.`,
  notes: (material: string) => [
    "Each story is one run, week by week: the one in the middle of those that go much as it does, not an average. The strip is the policy in force.",
    `Left: makers' cover by sector, weeks of need. Right: price paid (vermilion) and ask (blue) over their first week. Both for ${material}.`,
  ],
  error: (runs: string) =>
    `Monte Carlo error: shares are of ${runs}, each counted with the story it is nearest to, with 95 % limits (Wilson).`,
  heading: (letter: string, share: string) => `${letter}: ${share} of the runs`,
  reading: (count: number, share: string, lines: string, last: string) =>
    `The story that most runs resemble, ${share} of them: ${lines}; the rarest of the ${count} stands for ${last}.`,
  between: "; ",
  cover: "cover, weeks",
  price: "times the first week",
  covered: ", civil use covered",
  notCovered: ", civil use not covered",
  restricted: (weeks: number, of: number) => `${weeks} of ${of} weeks under restriction`,
  noStop: "no line stops",
  stop: (week: number, sector: string) => `first line stop in week ${week}, ${sector}`,
  unmet: (share: string, material: string) =>
    share === "0" ? `no need for ${material} unmet` : `${share} % of the need for ${material} unmet`,
  paid: (times: string, ask: string) => {
    const paid = times === "1" ? "price paid never above its start" : `price paid peaks at ${times}×`;
    return `${paid}, ask ${ask === "1" ? "never above its start" : `${times === "1" ? "peaks " : ""}at ${ask}×`}`;
  },
  prices: { paid: "price paid", ask: "ask" },
  /** What stands for many sectors, week by week. */
  ofSectors: (count: number): readonly string[] => [
    `lowest cover of ${count} sectors`,
    "sector in the middle",
    "highest cover",
  ],
  tooltip: { state: "policy", from: "from", until: "until" },
};

const ja: typeof en = {
  headline: {
    most: (count, share, lines) => `${count}通りのうち最も多い筋書き（試行の${share}）：${lines}`,
    one: (lines) => `どの試行も同じ筋書き：${lines}`,
    tie: (share, next) => `筋書きAは試行の${share}、Bは${next}`,
  },
  shows: (material) => `個々の試行の週ごとの推移：政策、在庫カバー（週）、${material}の価格（第1週比）`,
  question: (count) => `試行から見える${count === 6 ? "6つの" : ""}展開`,
  kind: (count, material) =>
    `政策局面の帯の下に並ぶ${formatExact(count)}組の折れ線グラフ：部門別のメーカー在庫カバーと${material}の価格、それぞれ1回の試行。`,
  notes: (material) => [
    "各展開は1回の試行の週ごとの記録で、似た経過をたどる試行の中心にあるもの（平均ではない）。帯は発動中の政策。",
    `左：部門別のメーカー在庫カバー（需要何週分）。右：実支払価格（朱）とアスク（青）の第1週比。いずれも${material}。`,
  ],
  error: (runs) =>
    `モンテカルロ誤差：割合は${runs}に対するもので、各試行を最も近い展開に数える。括弧内は95%区間（ウィルソン）。`,
  heading: (letter, share) => `${letter}：試行の${share}`,
  reading: (count, share, lines, last) =>
    `最も多くの試行が似る展開は、試行の${share}：${lines}。${count}つのうち最もまれなものは${last}。`,
  between: "、",
  cover: "在庫カバー（週）",
  price: "第1週比（倍）",
  covered: "、民生用途も対象",
  notCovered: "、民生用途は対象外",
  restricted: (weeks, of) => `${of}週中${weeks}週が規制下`,
  noStop: "ライン停止なし",
  stop: (week, sector) => `最初のライン停止は第${week}週、${sector}`,
  unmet: (share, material) =>
    share === "0" ? `${material}の需要に未充足なし` : `${material}の需要の${share}%が未充足`,
  paid: (times, ask) => {
    const paid = times === "1" ? "実支払価格は当初を上回らず" : `実支払価格のピークは${times}倍`;
    return `${paid}、アスクは${ask === "1" ? "当初を上回らない" : `${ask}倍`}`;
  },
  ofSectors: (count) => [`${count}部門で最も低い在庫カバー`, "中央の部門", "最も高い在庫カバー"],
  prices: { paid: "実支払価格", ask: "アスク" },
  tooltip: { state: "政策", from: "開始", until: "終了" },
};

/** Everything that the chart of stories says. */
export const storyWords: Readonly<Record<Lang, typeof en>> = { en, ja };
