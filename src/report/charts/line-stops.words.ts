import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    none: (runs: string, weeks: number) => `No firm's line stops within ${weeks} weeks in any of ${runs}`,
    one: (share: string, sector: string) => `A firm of ${sector} stops a line in ${share} of the runs`,
    first: (share: string, sector: string, of: string) =>
      `A firm's line stops in ${share} of the runs; most often the first: ${sector}, in ${of}`,
    noFirst: (share: string) => `A firm's line stops in ${share} of the runs; no sector stands out as the first`,
  },
  shows: "Share of the runs in which the line of a sector's first firm has stopped by then",
  question: "Which sector stops first, and when?",
  kind: (weeks: number, sectors: string) =>
    `Curves that rise from left to right over ${weeks} weeks: the share of runs in which the line of a first firm has stopped, for ${sectors}.`,
  notes: (shortShare: string) => [
    `Share of the runs in which the line of the sector's first firm has stopped by then: no stock, ${shortShare} of its need lacking.`,
    "The sector as a whole may still be supplied. At the right: the share by the end.",
  ],
  error: (points: string) =>
    `Monte Carlo error: the ribbons and brackets are 95 % limits (Wilson), at most ±${points} points.`,
  /** Between sectors, or groups of them. */
  between: "; ",
  merged: (count: number, sectors: string) => [
    `One line for ${count} that are alike in all but size and luck, and nowhere differ beyond error:`,
    `${sectors}.`,
  ],
  axis: "runs with a firm's line stopped by then",
  strips: {
    kind: (weeks: number, lines: number) =>
      `${lines} strips over ${weeks} weeks, one a sector, darker the more runs a first firm's line has stopped in, those that stop most often first.`,
    classes: ["none of the runs", "up to 5 %", "5 to 10 %", "10 to 25 %", "25 to 50 %", "50 to 75 %", "75 % and more"],
    notes: ["Sectors in the order of that share, of too many to tell as curves."],
    error: (points: string) => `Monte Carlo error: brackets are 95 % limits (Wilson), at most ±${points} points.`,
    tooltip: { from: "from", until: "until", stopped: "runs by then" },
  },
  reading: {
    none: (runs: string, weeks: number, share: string) =>
      `In none of ${runs} does a firm's line stop within ${weeks} weeks: ${share}.`,
    one: (sector: string, weeks: number, share: string) =>
      `At least one firm of ${sector} stops a production line within ${weeks} weeks in ${share} of the runs.`,
    lead: (weeks: number, share: string) =>
      `At least one firm stops a production line within ${weeks} weeks in ${share} of the runs`,
    first: (lead: string, sector: string, share: string) =>
      `${lead}; most often ${sector} is the first to stop, alone or in the same week as another sector: in ${share} of the runs.`,
    noFirst: (lead: string, most: string, mostShare: string, next: string, nextShare: string) =>
      `${lead}; no sector stands out as the first to stop, alone or in the same week as another sector: ${most} is in ${mostShare} of the runs, ${next} in ${nextShare}.`,
  },
};

const ja: typeof en = {
  headline: {
    none: (runs, weeks) => `${runs}のいずれでも、${weeks}週以内に企業のラインは止まらない`,
    one: (share, sector) => `${sector}の企業のラインが止まるのは試行の${share}`,
    first: (share, sector, of) =>
      `企業のラインが止まるのは試行の${share}、最初に止まるのは${sector}が最も多い（${of}）`,
    noFirst: (share) => `企業のラインが止まるのは試行の${share}、最初に止まる部門に際立ったものはない`,
  },
  shows: "部門で最初の企業のラインがその時点までに停止した試行の割合",
  question: "どの部門が、いつ最初に止まるか",
  kind: (weeks, sectors) =>
    `${weeks}週にわたり右上がりの曲線：最初の企業のラインが停止した試行の割合。部門：${sectors}。`,
  notes: (shortShare) => [
    `部門で最初の企業のラインがその週までに停止した試行の割合。停止とは、在庫がなく必要量の${shortShare}が不足すること。`,
    "部門全体には供給が続いていることもある。右端の数値は期末までの割合。",
  ],
  error: (points) => `モンテカルロ誤差：帯と括弧内は95%区間（ウィルソン）、最大±${points}ポイント。`,
  between: "；",
  merged: (count, sectors) => [
    `次の${count}部門は規模と偶然のほかに違いがなく、どの週も差は誤差の範囲内にあるため、1本の線にまとめた：${sectors}。`,
  ],
  axis: "それまでにライン停止が起きた試行",
  strips: {
    kind: (weeks, lines) =>
      `${weeks}週にわたる${lines}本の帯（部門ごと）。最初の企業のラインが停止した試行が多いほど色が濃い。停止の多い部門から順に並ぶ。`,
    classes: ["該当なし", "5%まで", "5〜10%", "10〜25%", "25〜50%", "50〜75%", "75%以上"],
    notes: ["部門が多く曲線では見分けられないため、帯で示し、この割合の大きい順に並べた。"],
    error: (points) => `モンテカルロ誤差：括弧内は95%区間（ウィルソン）、最大±${points}ポイント。`,
    tooltip: { from: "開始", until: "終了", stopped: "それまでの試行" },
  },
  reading: {
    none: (runs, weeks, share) => `${runs}中、${weeks}週以内に企業のラインが停止したものはない：${share}。`,
    one: (sector, weeks, share) => `${sector}で${weeks}週以内に少なくとも1社の生産ラインが止まるのは、試行の${share}。`,
    lead: (weeks, share) => `${weeks}週以内に少なくとも1社の生産ラインが止まるのは、試行の${share}`,
    first: (lead, sector, share) =>
      `${lead}。最初に止まる部門（同じ週の同時停止を含む）は${sector}が最も多く、試行の${share}。`,
    noFirst: (lead, most, mostShare, next, nextShare) =>
      `${lead}。最初に止まる部門（同じ週の同時停止を含む）に際立ったものはない：${most}が試行の${mostShare}、${next}が${nextShare}。`,
  },
};

/** Everything that the chart of first line stops says. */
export const firstLineStopWords: Readonly<Record<Lang, typeof en>> = { en, ja };
