import type { Lang } from "../words/lang.ts";

const en = {
  question: "How much need could go unmet?",
  kind: (country: string, materials: readonly string[]) =>
    `Curves that fall from left to right: the share of runs in which more than a given share of ${country}'s need goes unmet, for ${materials.join(", ")}.`,
  notes: [
    "Read up from a share of need to the share of the runs in which more than that goes unmet; less than a millionth counts as none.",
  ],
  error: (points: string) => `Monte Carlo error: the ribbon is the 95 % limits (Wilson), at most ±${points} points.`,
  axes: {
    x: (weeks: number) => `share of the need over ${weeks} weeks that goes unmet`,
    y: "share of runs above",
  },
  tooltip: { unmet: "need unmet above", runs: "share of runs", low: "95 % limits, from", high: "to" },
  reading: (weeks: number, each: readonly string[]) => `Need that goes unmet over ${weeks} weeks: ${each.join("; ")}.`,
  each: (material: string, half: string, twentieth: string) =>
    `${material} ${half} in half the runs, ${twentieth} in one run in twenty`,
  none: "none",
  noneEven: "none even",
  orMore: (figure: string) => `${figure} or more`,
};

const ja: typeof en = {
  question: "需要はどれだけ満たされないか",
  kind: (country, materials) =>
    `右下がりの曲線：${country}の需要のうち一定割合を超えて未充足となる試行の割合。対象：${materials.join("、")}。`,
  notes: ["横軸の割合から上へ読むと、それを超える需要が未充足となる試行の割合。100万分の1未満はゼロとみなす。"],
  error: (points) => `モンテカルロ誤差：帯は95%区間（ウィルソン）、最大±${points}ポイント。`,
  axes: { x: (weeks) => `${weeks}週間の需要に対する未充足の割合`, y: "これを超える試行の割合" },
  tooltip: { unmet: "未充足の割合（超）", runs: "試行の割合", low: "95%区間・下限", high: "上限" },
  reading: (weeks, each) => `${weeks}週間の未充足需要：${each.join("。")}。`,
  each: (material, half, twentieth) => `${material}は試行の半数で${half}、20回に1回は${twentieth}`,
  none: "未充足なし",
  noneEven: "なお未充足なし",
  orMore: (figure) => `${figure}以上`,
};

/** Everything that the chart of unmet need says. */
export const unmetNeedWords: Readonly<Record<Lang, typeof en>> = { en, ja };
