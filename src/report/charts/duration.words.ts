import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    lasting: (today: string, year: string, end: string, last: string) =>
      `The restriction in force on ${today} still holds a year on in ${year} of the runs; in ${last} it outlasts ${end}`,
    lastingShort: (today: string, end: string, last: string) =>
      `The restriction in force on ${today} outlasts ${end} in ${last} of the runs`,
    coming: (today: string, end: string, last: string) =>
      `No restriction was in force on ${today}; on ${end} one is in ${last} of the runs`,
  },
  shows: {
    lasting: "Share of the runs in which it has not been lifted, by what it has become",
    coming: "Share of the runs in which a restriction is in force, by its kind",
  },
  question: { lasting: "How long will it last?", coming: "Does a restriction come back?" },
  kind: (what: string, states: string) =>
    `Stacked areas over time: the share of the runs in which ${what}, by what is in force: ${states}.`,
  lasting: "the restriction of today is still in force, without a break",
  coming: "a restriction is in force",
  notes: {
    lasting: (today: string) =>
      `Share of the runs, all with a restriction in force on ${today}, in which it has not been lifted since, by what it has become.`,
    coming: (today: string) =>
      `Share of the runs, all without a restriction on ${today}, in which one is in force, by its kind.`,
    censored: (end: string) => `The runs end on ${end}: what is in force then lasts longer.`,
    error: (points: string, runs: string) =>
      `Monte Carlo error: the grey ribbon on the upper edge is the 95 % limits (Wilson), at most ±${points} points; ${runs} followed.`,
  },
  axis: "share of runs",
  weeks: "weeks",
  tooltip: { date: "on", low: "95 % limits, from", high: "to" },
  labels: { lasting: "not lifted since", coming: "in force", inForce: "in force, breaks or not" },
  end: (name: string, share: string) => `${name}: ${share}`,
  whole: (percent: string) => `${percent} %`,
  marks: {
    year: (share: string) => `a year on: ${share}`,
    half: (weeks: string) => `half lifted after ${weeks}`,
  },
  reading: {
    lasting: (today: string, after: string, end: string) =>
      `With a restriction in force on ${today}, it ${after}${end}.`,
    year: (share: string) => `outlasts the next year in ${share} of the runs, and `,
    end: (weeks: number, share: string) => `outlasts all ${weeks} weeks left in ${share}`,
    half: (weeks: string) => `; half of the runs see it lifted within ${weeks}`,
    coming: (today: string, after: string, end: string) =>
      `No restriction is in force on ${today}; one is ${after}${end}.`,
    yearOn: (share: string) => `a year on in ${share} of the runs, and `,
    endOn: (weeks: number, share: string) => `after ${weeks} weeks in ${share}`,
  },
  table: {
    date: "end of the week",
    share: "of runs in this state with what is followed in force, 0-1",
    lasting: "share of runs with what is followed in force, 0-1",
    low: "lower 95 % limit of lasting, 0-1",
    high: "upper 95 % limit of lasting, 0-1",
    inForce: "share of runs with a restriction in force at all, 0-1",
  },
};

const ja: typeof en = {
  headline: {
    lasting: (today, year, end, last) =>
      `${today}時点の規制は、1年後も試行の${year}で続き、${last}では${end}を過ぎても続く`,
    lastingShort: (today, end, last) => `${today}時点の規制は、試行の${last}で${end}を過ぎても続く`,
    coming: (today, end, last) => `${today}時点で規制はないが、${end}には試行の${last}で発動されている`,
  },
  shows: {
    lasting: "規制が解除されていない試行の割合（現在の措置の形態別）",
    coming: "規制が発動されている試行の割合（種類別）",
  },
  question: { lasting: "いつまで続くか", coming: "規制は再び発動されるか" },
  kind: (what, states) =>
    `時間の経過に沿った積み上げ面グラフ：${what}試行の割合を、発動中の措置別に示す。措置：${states}。`,
  lasting: "現在の規制が途切れず続いている",
  coming: "規制が発動されている",
  notes: {
    lasting: (today) => `${today}に規制下にある全試行のうち、以後解除されていない割合を、現在の措置の形態別に示す。`,
    coming: (today) => `${today}に規制のない全試行のうち、規制が発動されている割合を、種類別に示す。`,
    censored: (end) => `試行は${end}で終わる。その時点で発動中の措置はさらに続く。`,
    error: (points, runs) =>
      `モンテカルロ誤差：上端の灰色の帯は95%区間（ウィルソン）、最大±${points}ポイント。${runs}を追跡。`,
  },
  axis: "試行の割合",
  weeks: "週",
  tooltip: { date: "日付", low: "95%区間・下限", high: "上限" },
  labels: { lasting: "以後解除なし", coming: "発動中", inForce: "発動中（中断の有無を問わず）" },
  end: (name, share) => `${name}：${share}`,
  whole: (percent) => `${percent}%`,
  marks: { year: (share) => `1年後：${share}`, half: (weeks) => `${weeks}で半数が解除` },
  reading: {
    lasting: (today, after, end) => `${today}時点で発動中の規制は、${after}${end}。`,
    year: (share) => `1年後も試行の${share}で続き、`,
    end: (weeks, share) => `残る${weeks}週をすべて超えて続くのは${share}`,
    half: (weeks) => `。半数の試行では${weeks}以内に解除される`,
    coming: (today, after, end) => `${today}時点で規制はない。規制が発動されているのは、${after}${end}。`,
    yearOn: (share) => `1年後は試行の${share}、`,
    endOn: (weeks, share) => `${weeks}週後は${share}`,
  },
  table: en.table,
};

/** Everything that the chart of how long a restriction lasts says; the units of its table are data. */
export const durationWords: Readonly<Record<Lang, typeof en>> = { en, ja };
