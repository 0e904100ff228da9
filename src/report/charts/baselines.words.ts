import type { Lang } from "../words/lang.ts";
import { capitalised } from "../words/lists.ts";

type Against = {
  /** The difference with its sign, and its size without. */
  readonly signed: string;
  readonly size: string;
  readonly baseline: string;
  readonly isLess: boolean;
};

const en = {
  headline: {
    apart: (outcome: string, subject: string, to: string, baseline: string, from: string) =>
      `${capitalised(outcome)}: ${to} in “${subject}”, against ${from} in “${baseline}”`,
    close: (outcome: string, subject: string) => `${outcome}, is in no baseline beyond error of “${subject}”`,
    noError: (runs: string) => `${runs} tells no error: no difference can be called`,
  },
  shows: (subject: string) => `Mean over the runs, and how far “${subject}” lies from it`,
  question: "Against which “before”, and by how much?",
  kind: (subject: string, baselines: string, outcomes: string) =>
    `Dots with error bars: the mean outcome of ${subject} beside that of each baseline (${baselines}), one panel for each of: ${outcomes}.`,
  notes: (subject: string) => [
    `Circles: each baseline; diamond and dashed line: “${subject}”. Right: the mean, then that of the diamond minus the baseline's.`,
    "A dark bar that does not reach the dashed line: a difference beyond its error, run by run on common random numbers. None: in no run.",
  ],
  error: "Monte Carlo error: bars are 95 % limits of the difference (Student's t), figures ± one standard error.",
  none: "none",
  less: (least: number) => `<${least}`,
  other: (material: string, within: number) => (within === 0 ? `${material} the same` : `${material} within ${within}`),
  between: "; ",
  oneRun: "Monte Carlo error: none can be stated of 1 run.",
  panel: (outcome: string, unit: string) => `${outcome}, ${unit}`,
  heads: { mean: "mean", difference: "difference" },
  tooltip: { scenario: "scenario", mean: "mean", figure: "difference" },
  reading: (outcome: string, subject: string, each: readonly string[]) =>
    `In “${subject}” the mean ${outcome}, is ${each.join("; ")}.`,
  against: ({ size, baseline, isLess }: Against) => `${size} ${isLess ? "below" : "above"} “${baseline}”`,
  same: (baseline: string) => `the same as in “${baseline}”`,
  beyond: (count: number, of: number) =>
    `Of all ${of} differences to the baselines, judged together, ${count} are beyond error.`,
};

const ja: typeof en = {
  headline: {
    apart: (outcome, subject, to, baseline, from) =>
      `${outcome}の平均は「${subject}」で${to}、「${baseline}」では${from}`,
    close: (outcome, subject) => `${outcome}の平均は、どの基準シナリオでも「${subject}」と誤差を超えて異ならない`,
    noError: (runs) => `${runs}では誤差を示せず、差の有無は判断できない`,
  },
  shows: (subject) => `全試行の平均と、「${subject}」との差`,
  question: "どの「以前」と比べて、どれだけ違うか",
  kind: (subject, baselines, outcomes) =>
    `誤差線付きの点図：「${subject}」と各基準シナリオ（${baselines}）の平均。対象：${outcomes}。`,
  notes: (subject) => [
    `丸は各基準シナリオ、ひし形と破線は「${subject}」。右の数字は平均、次いでひし形の値から各基準シナリオの値を差し引いた差。`,
    "濃い線が破線に届かなければ、差は誤差を超える（共通乱数による試行ごとの差）。「なし」はどの試行にも生じないこと。",
  ],
  error: "モンテカルロ誤差：線は差の95%区間（スチューデントのt）、数値の±は標準誤差。",
  none: "なし",
  less: (least) => `${least}未満`,
  other: (material, within) => (within === 0 ? `${material}も同じ` : `${material}との差${within}以内`),
  between: "、",
  oneRun: "モンテカルロ誤差：試行1回では示せない。",
  panel: (outcome, unit) => `${outcome}［${unit}］`,
  heads: { mean: "平均", difference: "差" },
  tooltip: { scenario: "シナリオ", mean: "平均", figure: "差" },
  reading: (outcome, subject, each) => `「${subject}」における${outcome}の平均は、${each.join("、")}。`,
  against: ({ signed, baseline }) => `「${baseline}」比で${signed}`,
  same: (baseline) => `「${baseline}」と同じ`,
  beyond: (count, of) => `基準シナリオとの全${of}件の差をまとめて判定すると、${count}件が誤差を超える。`,
};

/** Everything that is said of a scenario beside several baselines. */
export const baselinesWords: Readonly<Record<Lang, typeof en>> = { en, ja };
