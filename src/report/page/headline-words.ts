import type { Lang } from "../lang.ts";

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
  tail: (figure: string) => `in one run in twenty it is ${figure} or more`,
  stops: (weeks: number, share: string) =>
    `At least one firm stops a production line within ${weeks} weeks in ${share} of the runs.`,
  times: "times",
  prices: ({ country, material }: Of, paid: string, ask: string, exporter: string, level: string) =>
    `What buyers in ${country} pay for ${material} peaks, on average, at ${paid} its start; the ask outside ${exporter}, which one reads about, at ${ask} its start (${level} USD/kg).`,
  endings: (brief: string, prolonged: string, fragmented: string) =>
    `It ends as a brief standoff in ${brief} of the runs, as a prolonged dispute in ${prolonged} and in a fragmented market in ${fragmented}.`,
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
  stops: (weeks, share) => `${weeks}週以内に少なくとも1社の生産ラインが止まるのは、試行の${share}。`,
  times: "倍",
  prices: ({ country, material }, paid, ask, exporter, level) =>
    `${country}の買い手が${material}に実際に支払う価格のピークは、平均で当初の${paid}。報道で目にする${exporter}国外の提示価格（アスク）では当初（${level}ドル/kg）の${ask}。`,
  endings: (brief, prolonged, fragmented) =>
    `短期的な対立で終わる試行は${brief}、対立の長期化に至る試行は${prolonged}、市場の分断に至る試行は${fragmented}。`,
};

/** The sentences for a reader in a hurry. */
export const headlineWords: Readonly<Record<Lang, typeof en>> = { en, ja };
