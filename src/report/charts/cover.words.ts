import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    lowest: (sector: string, material: string, half: string, twentieth: string) =>
      `The thinnest stocks are those of ${sector}: in half the runs cover of ${material} falls to ${half} or less, in one in 20 to ${twentieth}`,
    emptied: (sector: string, material: string, half: string) =>
      `The thinnest stocks are those of ${sector}: in half the runs cover of ${material} falls to ${half} or less, in one in 20 it runs out`,
    several: (half: string) =>
      `which sector's stock is the thinnest does not show; in half the runs the thinnest fall to ${half} or less`,
    allEmptied: "which sector's stock is the thinnest does not show; in half the runs the thinnest run out",
  },
  shows: "Makers' stock in weeks of their present need, the thinnest first",
  question: "Will the stocks last?",
  kind: (weeks: number, panels: string) =>
    `Fan charts of the makers' cover in weeks over ${weeks} weeks, one for each of: ${panels}.`,
  notes: {
    cover:
      "Cover: the makers' stock over their present weekly need. Bands hold the middle 90 % and 50 % of the runs, each week on its own; figures beside them are of the last week.",
    floor: "Where the dark band touches zero, a quarter of the runs or more have next to no stock.",
    cut: (weeks: number) => `Pale bands are cut off at ${weeks} weeks.`,
    stop: "Dashed: at this cover the sector's first firm is out of stock and stops, at the medians of stock, firms and luck.",
    same: "What has lines as good as on those drawn is named in the head of their panel.",
  },
  merged: {
    other: (material: string, weeks: number) =>
      weeks === 0
        ? `${material} the same all along`
        : `${material} within ${weeks} ${weeks === 1 ? "week" : "weeks"} of it all along`,
    several: (others: readonly string[]) => others.join("; "),
  },
  ends: {
    above: (weeks: string) => `1 in 20: ${weeks} or more`,
    median: (weeks: string) => `median ${weeks}`,
    below: (weeks: string) => (weeks === "0" ? "1 in 20: run out" : `1 in 20: ${weeks} or less`),
    stop: (weeks: string) => `first firm stops: ${weeks}`,
  },
  strips: {
    kind: (weeks: number, strips: number) =>
      `${strips} strips over ${weeks} weeks, one a sector and metal, darker the less cover the median run has left.`,
    class: (from: number, to: number | undefined) =>
      to === undefined
        ? `${from} weeks and more`
        : from === 0
          ? `below ${to} ${to === 1 ? "week" : "weeks"}`
          : `${from} to ${to}`,
    figure: (median: string, p05: string) => `${median} (${p05})`,
    notes: [
      "Cover: the makers' stock over their present weekly need. A strip is darker the less of it the median run has, week by week.",
      "Right: the lowest median of all weeks and, in brackets, the lowest cover that 5 % of the runs are below [weeks].",
    ],
    tooltip: { from: "from", until: "until", median: "least median, weeks", p05: "least, 5 % of runs below" },
  },
  alike: (first: string, others: string, weeks: string) =>
    `One panel, ${first}, stands for sectors alike in all but size and luck: ${others}. Their lines lie ${weeks === "0" ? "on" : `within ${weeks} ${weeks === "1" ? "week" : "weeks"} of`} those drawn.`,
  unit: "weeks of need",
  weeks: "weeks",
  reading: (where: string, half: string, twentieth: string) =>
    `Where the median is lowest (${where}), in half the runs cover falls at some time to ${half}, and in one run in twenty to ${twentieth}.`,
  same: (where: string, figure: string) =>
    `Where the median is lowest (${where}), cover falls at some time to ${figure} in half the runs or more.`,
  orLess: (figure: string) => `${figure} or less`,
  where: (sector: string, material: string) => `${sector}, ${material}`,
};

const ja: typeof en = {
  headline: {
    lowest: (sector, material, half, twentieth) =>
      `在庫が最も薄いのは${sector}：${material}のカバーは試行の半数で${half}以下、20回に1回は${twentieth}以下に低下する`,
    emptied: (sector, material, half) =>
      `在庫が最も薄いのは${sector}：${material}のカバーは試行の半数で${half}以下に低下し、20回に1回は尽きる`,
    several: (half) => `在庫が最も薄い部門は決まらない。薄い部門のカバーは試行の半数で${half}以下に低下する`,
    allEmptied: "在庫が最も薄い部門は決まらない。薄い部門の在庫は試行の半数で尽きる",
  },
  shows: "メーカーの在庫（足元の需要何週分か）、薄い順",
  question: "在庫はもつか",
  kind: (weeks, panels) =>
    `メーカーの在庫カバー（需要何週分）の${weeks}週間の推移を示すファンチャート。対象：${panels}。`,
  notes: {
    cover:
      "在庫カバー＝メーカー在庫÷足元の週間需要。帯は各週ごとに試行の中央90%と50%を含む。添えた数字は最後の週の値。",
    floor: "濃い帯がゼロに達する週は、試行の4分の1以上で在庫がほぼない。",
    cut: (weeks) => `淡い帯は${weeks}週で切った。`,
    stop: "破線：在庫・企業・偶然のいずれも中央値のとき、部門で最初の企業の在庫が尽きて止まるカバー。",
    same: "線がほぼ重なるものは、図示したものの見出しに添えた。",
  },
  merged: {
    other: (material, weeks) => (weeks === 0 ? `${material}も全期間で同じ` : `${material}も全期間で差${weeks}週以内`),
    several: (others) => others.join("、"),
  },
  ends: {
    above: (weeks) => `20回に1回 ${weeks}以上`,
    median: (weeks) => `中央値 ${weeks}`,
    below: (weeks) => (weeks === "0" ? "20回に1回 尽きる" : `20回に1回 ${weeks}以下`),
    stop: (weeks) => `最初の企業が停止 ${weeks}`,
  },
  strips: {
    kind: (weeks, strips) =>
      `${weeks}週にわたる${strips}本の帯（部門と金属ごと）。中央値の在庫カバーが少ないほど色が濃い。`,
    class: (from, to) => (to === undefined ? `${from}週以上` : from === 0 ? `${to}週未満` : `${from}〜${to}週`),
    figure: (median, p05) => `${median}（${p05}）`,
    notes: [
      "在庫カバー＝メーカー在庫÷足元の週間需要。帯は週ごとの中央値が少ないほど濃い。",
      "右：全期間で最も低い中央値（週）。括弧内は試行の5%がこれを下回る値の最低。",
    ],
    tooltip: { from: "開始", until: "終了", median: "最低の中央値（週）", p05: "最低（5%がこれ以下）" },
  },
  alike: (first, others, weeks) =>
    `規模と偶然のほかに違いのない部門は「${first}」で代表させた：${others}。図示しない線は図示した線${weeks === "0" ? "に重なる" : `から${weeks}週以内`}。`,
  unit: "在庫（需要何週分）",
  weeks: "週",
  reading: (where, half, twentieth) =>
    `中央値が最も低い組み合わせ（${where}）では、在庫カバーはいずれかの時点で、試行の半数では${half}に、20回に1回は${twentieth}に低下する。`,
  same: (where, figure) =>
    `中央値が最も低い組み合わせ（${where}）では、試行の半数以上で、在庫カバーはいずれかの時点で${figure}に低下する。`,
  orLess: (figure) => `${figure}以下`,
  where: (sector, material) => `${sector}、${material}`,
};

/** Everything that the chart of covers says. */
export const coverWords: Readonly<Record<Lang, typeof en>> = { en, ja };
