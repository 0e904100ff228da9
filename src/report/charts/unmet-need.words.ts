import type { Lang } from "../words/lang.ts";

const en = {
  headline: {
    some: (material: string, twentieth: string, half: string) =>
      `In one run in 20 at least ${twentieth} of the need for ${material} goes unmet, in half at least ${half}`,
    tail: (material: string, twentieth: string) =>
      `In one run in 20 at least ${twentieth} of the need for ${material} goes unmet; in half, none`,
    none: (runs: string) => `All need is met in at least 19 of 20 of ${runs}`,
    either: (materials: readonly string[]) => materials.join(" or "),
  },
  shows: (weeks: number) => `How often more than a given share of the need over ${weeks} weeks goes unmet`,
  all: (materials: readonly string[]) => materials.join(" and "),
  label: (name: string, isAlike: boolean, none: string) =>
    `${name}${isAlike ? " alike" : ""}: none unmet in ${none} of the runs`,
  mark: (oneIn: number, figure: string) => `1 in ${oneIn}: ${figure}`,
  alike: (names: string) => [
    `One curve, the mean, for ${names}: they nowhere differ beyond error, all shares of need judged at once (Massart).`,
  ],
  question: "How much need could go unmet?",
  kind: (country: string, materials: readonly string[]) =>
    `Curves that fall from left to right: the share of runs in which more than a given share of ${country}'s need goes unmet, for ${materials.join(", ")}.`,
  notes: [
    "Read up from a share of need to the share of the runs in which more than that goes unmet. The axis is logarithmic: runs with less are left of it; less than a millionth counts as none.",
  ],
  error: (points: string) => `Monte Carlo error: the ribbon is the 95 % limits (Wilson), at most ±${points} points.`,
  axes: {
    x: (weeks: number) => `share of the need over ${weeks} weeks that goes unmet, logarithmic scale`,
    y: "share of runs above",
  },
  tooltip: {
    material: "material",
    unmet: "need unmet above",
    runs: "share of runs",
    low: "95 % limits, from",
    high: "to",
  },
  reading: (weeks: number, each: readonly string[]) => `Need that goes unmet over ${weeks} weeks: ${each.join("; ")}.`,
  each: (material: string, half: string, twentieth: string) =>
    `${material} ${half} in half the runs, ${twentieth} in one run in twenty`,
  none: "none",
  noneEven: "none even",
  orMore: (figure: string) => `${figure} or more`,
};

const ja: typeof en = {
  headline: {
    some: (material, twentieth, half) =>
      `20回に1回は${material}の需要の${twentieth}以上、試行の半数では${half}以上が満たされない`,
    tail: (material, twentieth) =>
      `20回に1回は${material}の需要の${twentieth}以上が満たされない。半数の試行では不足なし`,
    none: (runs) => `${runs}のうち20回に19回以上で、需要はすべて満たされる`,
    either: (materials) => materials.join("または"),
  },
  all: (materials) => materials.join("と"),
  shows: (weeks) => `${weeks}週間の需要のうち一定割合を超えて満たされない試行の割合`,
  label: (name, isAlike, none) => `${name}${isAlike ? "（差なし）" : ""}：未充足なしは試行の${none}`,
  mark: (oneIn, figure) => `${oneIn}回に1回：${figure}`,
  alike: (names) => [`${names}は平均の曲線1本で示す。割合全体を通じて誤差（マサール）を超える差がない。`],
  question: "需要はどれだけ満たされないか",
  kind: (country, materials) =>
    `右下がりの曲線：${country}の需要のうち一定割合を超えて未充足となる試行の割合。対象：${materials.join("、")}。`,
  notes: [
    "横軸の割合から上へ読むと、それを超える需要が未充足となる試行の割合。横軸は対数目盛で、それに満たない試行は軸の左にある。100万分の1未満はゼロとみなす。",
  ],
  error: (points) => `モンテカルロ誤差：帯は95%区間（ウィルソン）、最大±${points}ポイント。`,
  axes: { x: (weeks) => `${weeks}週間の需要に対する未充足の割合（対数目盛）`, y: "これを超える試行の割合" },
  tooltip: {
    material: "material",
    unmet: "未充足の割合（超）",
    runs: "試行の割合",
    low: "95%区間・下限",
    high: "上限",
  },
  reading: (weeks, each) => `${weeks}週間の未充足需要：${each.join("。")}。`,
  each: (material, half, twentieth) => `${material}は試行の半数で${half}、20回に1回は${twentieth}`,
  none: "未充足なし",
  noneEven: "なお未充足なし",
  orMore: (figure) => `${figure}以上`,
};

/** Everything that the chart of unmet need says. */
export const unmetNeedWords: Readonly<Record<Lang, typeof en>> = { en, ja };
