import type { Lang } from "../../lang.ts";

const en = {
  question: "Against which “before”, and by how much?",
  kind: (subject: string, baselines: string, outcomes: string) =>
    `Dots with error bars: the mean outcome of ${subject} beside that of each baseline (${baselines}), one panel for each of: ${outcomes}.`,
  notes: (subject: string) => [
    `Circles: each baseline; diamond and dashed line: ${subject}. Right: the mean, then ${subject} minus the baseline, run by run on common random numbers.`,
  ],
  error:
    "Monte Carlo error: bars are 95 % limits (Student's t); figures are ± one standard error, shares of the runs with 95 % limits.",
  oneRun: "Monte Carlo error: none can be stated of 1 run.",
  panel: (outcome: string, unit: string) => `${outcome}, ${unit}`,
  heads: { mean: "mean", difference: "difference" },
  tooltip: { scenario: "scenario", mean: "mean", figure: "difference" },
  reading: (outcome: string, subject: string, each: readonly string[]) =>
    `The mean ${outcome}, is in ${subject} ${each.join("; ")}.`,
  against: (difference: string, baseline: string, isLess: boolean) =>
    `${difference} ${isLess ? "below" : "above"} “${baseline}”`,
  same: (baseline: string) => `the same as in “${baseline}”`,
  beyond: (count: number, of: number) =>
    `Of all ${of} differences, judged together, ${count} are beyond error (Holm, 5 % for any false claim).`,
};

const ja: typeof en = {
  question: "どの「以前」と比べて、どれだけ違うか",
  kind: (subject, baselines, outcomes) =>
    `誤差線付きの点図：「${subject}」と各基準シナリオ（${baselines}）の平均。対象：${outcomes}。`,
  notes: (subject) => [
    `丸は各基準シナリオ、ひし形と破線は「${subject}」。右の数字は平均、次いで「${subject}」との差（共通乱数による試行ごとの差）。`,
  ],
  error: "モンテカルロ誤差：線は95%区間（スチューデントのt）、数値の±は標準誤差、試行の割合の括弧内は95%区間。",
  oneRun: "モンテカルロ誤差：試行1回では示せない。",
  panel: (outcome, unit) => `${outcome}［${unit}］`,
  heads: { mean: "平均", difference: "差" },
  tooltip: { scenario: "シナリオ", mean: "平均", figure: "差" },
  reading: (outcome, subject, each) => `「${subject}」における${outcome}の平均は、${each.join("、")}。`,
  against: (difference, baseline, isLess) => `「${baseline}」を${difference}${isLess ? "下回り" : "上回り"}`,
  same: (baseline) => `「${baseline}」と同じで`,
  beyond: (count, of) =>
    `まとめて判定すると、全${of}件の差のうち${count}件が誤差を超える（ホルム法、一つでも誤って差ありとする確率5%）。`,
};

/** Everything that is said of a scenario beside several baselines. */
export const baselinesWords: Readonly<Record<Lang, typeof en>> = { en, ja };
