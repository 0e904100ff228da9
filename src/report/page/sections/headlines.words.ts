import type { Lang } from "../../words/lang.ts";

type Of = { readonly country: string; readonly material: string; readonly weeks: number };

const en = {
  difference: "The difference",
  oneRun: ({ country, material, weeks }: Of, share: string) =>
    `One run alone: ${share} of ${country}'s need for ${material} over ${weeks} weeks goes unmet. It says nothing of how likely that is.`,
  none: "none",
  noUnmet: ({ country, material, weeks }: Of, runs: string) =>
    `In none of ${runs} does any of ${country}'s need for ${material} over ${weeks} weeks go unmet.`,
  unmet: ({ country, material, weeks }: Of, share: string, tail: string) =>
    `On average ${share} of ${country}'s need for ${material} over ${weeks} weeks goes unmet; ${tail}.`,
  noTail: "in nineteen runs of twenty none does",
  tail: (figure: string) => `in one run in twenty ${figure} or more`,
  weeks: "weeks",
  stopsAndLost: (stopped: string, lost: string) =>
    `${stopped.replace(/\.$/, "")}; on average ${lost} of civil output are lost.`,
  stops: (weeks: number, share: string) => `Some sector's line stops within ${weeks} weeks in ${share} of the runs.`,
  stopsBy: (share: string) => `Some sector's line stops within half a year in ${share} of the runs.`,
  stopsSoon: (soon: string, weeks: number, share: string) =>
    `Some sector's line stops within half a year in ${soon} of the runs, within ${weeks} weeks in ${share}.`,
  times: "times",
  prices: ({ material }: Of, paid: string, ask: string, exporter: string, level: string) =>
    `What buyers pay for ${material} peaks on average at ${paid} its start, the ask outside ${exporter} at ${ask} (from ${level} USD/kg).`,
  endings: (brief: string, fragmented: string | null) =>
    fragmented === null
      ? `It ends as a brief standoff in ${brief} of the runs, else as a prolonged dispute.`
      : `It ends as a brief standoff in ${brief} of the runs, in a fragmented market in ${fragmented}, else as a prolonged dispute.`,
  gap: (outcome: string, gap: string) => `From the first to the second the mean ${outcome}, changes by ${gap}.`,
};

const ja: typeof en = {
  difference: "両者の差",
  oneRun: ({ country, material, weeks }, share) =>
    `1回だけの試行：${weeks}週間の${country}の${material}需要のうち${share}が未充足となる。その起こりやすさについては何も言えない。`,
  none: "0%",
  noUnmet: ({ country, material, weeks }, runs) =>
    `${runs}のいずれにおいても、${weeks}週間の${country}の${material}需要に未充足は生じない。`,
  unmet: ({ country, material, weeks }, share, tail) =>
    `${weeks}週間の${country}の${material}需要のうち、平均で${share}が未充足となる。${tail}。`,
  noTail: "20回に19回は未充足が生じない",
  tail: (figure) => `20回に1回は${figure}以上に達する`,
  weeks: "週分",
  stopsAndLost: (stopped, lost) => `${stopped}失われる民生生産は平均で${lost}。`,
  stops: (weeks, share) => `${weeks}週以内にいずれかの部門で最初のライン停止が起きるのは、試行の${share}。`,
  stopsBy: (share) => `いずれかの部門で最初のライン停止が半年以内に起きるのは、試行の${share}。`,
  stopsSoon: (soon, weeks, share) =>
    `いずれかの部門での最初のライン停止は、試行の${soon}で半年以内に、${share}で${weeks}週以内に起きる。`,
  times: "倍",
  prices: ({ material }, paid, ask, exporter, level) =>
    `${material}に実際に支払う価格のピークは、平均で当初の${paid}、${exporter}国外の提示価格（アスク）では当初（${level}ドル/kg）の${ask}。`,
  endings: (brief, fragmented) =>
    fragmented === null
      ? `短期的な対立で終わる試行は${brief}、残りは対立の長期化に至る。`
      : `短期的な対立で終わる試行は${brief}、市場の分断に至る試行は${fragmented}、残りは対立の長期化に至る。`,
  gap: (outcome, gap) => `前者から後者へ、${outcome}の平均は${gap}変わる。`,
};

/** The sentences for a reader in a hurry. */
export const headlineWords: Readonly<Record<Lang, typeof en>> = { en, ja };
