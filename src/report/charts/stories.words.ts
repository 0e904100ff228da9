import { formatExact } from "../words/figures.ts";
import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    most: (count: number, share: string, name: string) =>
      `The most common of ${count} stories, ${share} of the runs: ${name}`,
    one: (name: string) => `All runs tell one story: ${name}`,
    tie: (name: string, share: string, next: string, nextShare: string) =>
      `“${name}” is the story of ${share} of the runs, “${next}” of ${nextShare}`,
  },
  /** What makes a story. */
  name: {
    ...{ none: "no restriction", short: "short restriction", middling: "restriction for a while" },
    long: "long restriction",
    of: (length: string, events: readonly string[]) => [length, ...events].join(", "),
    with: (name: string, ...further: readonly string[]) => [name, ...further].join(", "),
    ...{ stop: "a line stops", noStop: "no line stops" },
    unmet: (share: string) => `${share} % of the need unmet`,
    paid: (times: string) => `price paid ${times} times its start`,
    weeks: (weeks: number) => `${weeks} weeks`,
    week: (week: number) => `a line stops in week ${week}`,
    ask: (times: string) => `ask ${times} times its start`,
  },
  shows: (material: string) =>
    `Single runs, week by week: policy, the thinnest stock of any sector, and the price paid, of ${material}`,
  titles: {
    cover: (material: string) => `Cover of the sector that has least ${material}, weeks of need`,
    paid: (material: string) => `Price paid for ${material}, over its first week`,
  },
  question: (count: number) => `Which ${count === 6 ? "six " : ""}stories do the runs tell?`,
  kind: (count: number, material: string) =>
    `${formatExact(count)} strips of policy states, and line charts with a line each: the cover of ${material} of the sector that has least, and its price paid, each of one run.`,
  notes: (material: string) => [
    "Each story is one run, week by week: the one in the middle of those that go much as it does, not an average. The strip is the policy in force.",
    `Lines by letter and colour: the cover of ${material} of the sector that has least that week, and the price paid.`,
    "A restriction is short up to a third of the weeks, long from two thirds on; a story is called by need unmet from 5 % on and by a price paid from twice its start on, else by whether a line stops.",
  ],
  error: (runs: string) =>
    `Monte Carlo error: shares are of ${runs}, each counted with the story it is nearest to, with 95 % limits (Wilson).`,
  heading: (letter: string, name: string, share: string) => `${letter}  ${name}: ${share} of the runs`,
  reading: (count: number, share: string, lines: string, last: string) =>
    `The story that most runs resemble, ${share} of them: ${lines}; the rarest of the ${count} stands for ${last}.`,
  between: "; ",
  units: { cover: "weeks of need", paid: "times" },
  ends: {
    cover: (letter: string, weeks: string) => `${letter} ${weeks}`,
    paid: (letter: string, times: string) => `${letter} ${times}`,
  },
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
  tooltip: {
    ...{ state: "policy", from: "from", until: "until" },
    cover: (letter: string) => `${letter}: least cover, weeks`,
    paid: (letter: string) => `${letter}: price paid, times its first week`,
  },
};

const ja: typeof en = {
  headline: {
    most: (count, share, name) => `${count}通りのうち最も多い筋書き（試行の${share}）：${name}`,
    one: (name) => `どの試行も同じ筋書き：${name}`,
    tie: (name, share, next, nextShare) => `「${name}」は試行の${share}、「${next}」は${nextShare}`,
  },
  name: {
    ...{ none: "規制なし", short: "短い規制", middling: "しばらく続く規制", long: "長い規制" },
    of: (length, events) => [length, ...events].join("、"),
    with: (name, ...further) => [name, ...further].join("、"),
    ...{ stop: "ライン停止あり", noStop: "ライン停止なし" },
    unmet: (share) => `需要の${share}%が未充足`,
    paid: (times) => `実支払価格${times}倍`,
    weeks: (weeks) => `${weeks}週`,
    week: (week) => `第${week}週にライン停止`,
    ask: (times) => `アスク${times}倍`,
  },
  shows: (material) => `個々の試行の週ごとの推移：政策、最も薄い部門の在庫、実支払価格（${material}）`,
  titles: {
    cover: (material) => `${material}の在庫カバーが最も低い部門、需要何週分`,
    paid: (material) => `${material}の実支払価格（第1週比）`,
  },
  question: (count) => `試行から見える${count === 6 ? "6つの" : ""}展開`,
  kind: (count, material) =>
    `政策局面の帯${formatExact(count)}本と、それぞれ1本の線の折れ線グラフ：${material}の在庫カバーが最も低い部門と実支払価格、いずれも1回の試行。`,
  notes: (material) => [
    "各展開は1回の試行の週ごとの記録で、似た経過をたどる試行の中心にあるもの（平均ではない）。帯は発動中の政策。",
    `線は記号と色で区別する。${material}の在庫カバーはその週に最も低い部門のもの。`,
    "規制は期間の3分の1以下を短い、3分の2以上を長いと呼ぶ。未充足は5%以上、実支払価格は当初の2倍以上で名に入れ、なければライン停止の有無による。",
  ],
  error: (runs) =>
    `モンテカルロ誤差：割合は${runs}に対するもので、各試行を最も近い展開に数える。括弧内は95%区間（ウィルソン）。`,
  heading: (letter, name, share) => `${letter}　${name}：試行の${share}`,
  reading: (count, share, lines, last) =>
    `最も多くの試行が似る展開は、試行の${share}：${lines}。${count}つのうち最もまれなものは${last}。`,
  between: "、",
  units: { cover: "需要何週分", paid: "倍" },
  ends: { cover: (letter, weeks) => `${letter} ${weeks}`, paid: (letter, times) => `${letter} ${times}` },
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
  tooltip: {
    ...{ state: "政策", from: "開始", until: "終了" },
    cover: (letter) => `${letter}：最も低い在庫カバー（週）`,
    paid: (letter) => `${letter}：実支払価格（第1週比、倍）`,
  },
};

/** Everything that the chart of stories says. */
export const storyWords: Readonly<Record<Lang, typeof en>> = { en, ja };
