import type { Lang } from "../../words/lang.ts";

type Of = { readonly [key in "material" | "rule" | "met" | "left"]: string };

const en = {
  source: (of: { readonly [key in "title" | "name" | "known" | "seed" | "runs"]: string }) =>
    `${of.title} (${of.name})${of.known === "" ? "" : `, ${of.known}`}. Seed ${of.seed}, ${of.runs} a rule.`,
  results: (results: readonly string[]) => `Results by rule: ${results.join(", ")}.`,
  unit: "t",
  drawdown: {
    question: "How fast is the national stock drawn down?",
    headline: {
      apart: (least: string, left: string, most: string, more: string, material: string) =>
        `“${least}” leaves ${left} of ${material} at the end on average, “${most}” ${more}`,
      close: (material: string, left: string) =>
        `what is left of ${material} at the end, ${left}, is alike under all rules`,
      oneRun: "One run tells no error: no rule can be called",
    },
    shows: "National stock left under each release rule, in tonnes, week by week",
    kind: (rules: string, materials: string) =>
      `Line charts of the national stock in tonnes, one for each release rule (${rules}) and each of: ${materials}.`,
    notes: [
      "National stock left, week by week, under each release rule; all else the same, on the same random numbers.",
      "Each line is what so many of the runs have more than, each week on its own.",
    ],
    error: (each: string) =>
      `Monte Carlo error: the mean left at the end is known to ${each} or better (one standard error).`,
    ofMaterial: (error: string, material: string) => `±${error} t of ${material}`,
    lines: { p95: "5 % of the runs have more", p90: "10 % have more", p75: "25 % have more", mean: "mean of all runs" },
    nothing: (odds: string) =>
      `By the scenario there is no stock at all with odds of ${odds}: those runs lie at zero throughout, and the mean counts them.`,
    axis: (material: string) => `${material}, t`,
  },
  effects: {
    question: "What does each release rule save, and what does it leave?",
    headline: {
      most: (rule: string, met: string, material: string, left: string) =>
        `“${rule}” meets most of the need that would go unmet, ${met} of ${material} on average, and leaves ${left}`,
      tie: (rule: string, met: string, next: string, other: string, material: string) =>
        `“${rule}” meets ${met} of need for ${material} that would go unmet, “${next}” ${other}`,
      none: (material: string) => `no rule meets more of the need for ${material} than never releasing`,
      oneRun: "One run tells no error: no rule can be called",
    },
    shows: "National stock left at the end and need met, by release rule, tonnes",
    left: (material: string) => `${material}: national stock left at the end,\u00a0t`,
    met: (material: string) => `${material}: need met that would go unmet,\u00a0t`,
    kind: (panels: string) => `Dots with error bars by release rule, one panel for each of: ${panels}.`,
    notes: [
      "Means over all runs, also those with no stock. Need met: against never releasing, run by run on common random numbers.",
    ],
    error: "Monte Carlo error: bars are 95 % limits (Student's t); figures are ± one standard error.",
    oneRun: "Monte Carlo error: none can be stated of 1 run.",
    tooltip: { rule: "rule", figure: "mean" },
  },
  left: {
    reading: (material: string, each: readonly string[]) =>
      `Of the national stock of ${material} there is left at the end, on average: ${each.join("; ")}.`,
    underRule: (rule: string, left: string) => `${left} under the rule “${rule}”`,
  },
  reading: {
    most: ({ material, rule, met, left }: Of) =>
      `Of ${material}, the rule “${rule}” meets the most need that would else go unmet, ${met} on average, and leaves ${left}.`,
    tie: ({ material, rule, met, left }: Of, next: string, other: string) =>
      `Of ${material}, the rule “${rule}” meets ${met} of need that would else go unmet, on average, and leaves ${left}; no more, beyond error, than “${next}” with ${other}.`,
    none: (material: string, met: string) =>
      `No rule meets more of the need for ${material} than never releasing: ${met}.`,
  },
};

const ja: typeof en = {
  source: ({ title, name, known, seed, runs }) =>
    `${title}（${name}）${known === "" ? "" : `、${known}`}。シード ${seed}、放出ルールごとに${runs}。`,
  results: (results) => `ルール別の結果：${results.join("、")}。`,
  unit: "トン",
  drawdown: {
    question: "国家備蓄はどれだけ速く減るか",
    headline: {
      apart: (least, left, most, more, material) =>
        `${material}の期末残高（平均）は、「${least}」で${left}、「${most}」で${more}`,
      close: (material, left) => `${material}の期末残高はどのルールでもほぼ同じ（${left}）`,
      oneRun: "試行1回では誤差を示せず、ルールの優劣は判断できない",
    },
    shows: "各放出ルールのもとでの国家備蓄の週ごとの残高（トン）",
    kind: (rules, materials) =>
      `国家備蓄（トン）の折れ線グラフ。放出ルール（${rules}）と金属（${materials}）の組み合わせごと。`,
    notes: [
      "各放出ルールのもとでの国家備蓄の週ごとの残高。ほかの条件と乱数はすべて同じ。",
      "各線は、その割合の試行がそれを上回る量（各週ごと）。",
    ],
    error: (each) => `モンテカルロ誤差：期末残高の平均は${each}以内（標準誤差）。`,
    ofMaterial: (error, material) => `${material}±${error}トン`,
    lines: { p95: "試行の5%がこれを超える", p90: "10%がこれを超える", p75: "25%がこれを超える", mean: "全試行の平均" },
    nothing: (odds) => `シナリオでは${odds}の確率で備蓄がまったくない。その試行は終始ゼロで、平均に含まれる。`,
    axis: (material) => `${material}（トン）`,
  },
  effects: {
    question: "各放出ルールはどれだけの需要を満たし、どれだけの備蓄を残すか",
    headline: {
      most: (rule, met, material, left) =>
        `「${rule}」が最も多くの需要を満たす：放出しなければ未充足となる${material}のうち平均${met}、備蓄は${left}残る`,
      tie: (rule, met, next, other, material) =>
        `放出しなければ未充足となる${material}のうち、「${rule}」で${met}、「${next}」で${other}が充足される`,
      none: (material) => `「放出しない」より多くの${material}の需要を満たすルールはない`,
      oneRun: "試行1回では誤差を示せず、ルールの優劣は判断できない",
    },
    shows: "期末の国家備蓄と、放出で充足される需要（ルール別、トン）",
    left: (material) => `${material}：国家備蓄の期末残高［トン］`,
    met: (material) => `${material}：放出で充足される需要［トン］`,
    kind: (panels) => `放出ルール別の誤差線付き点図。対象：${panels}。`,
    notes: ["備蓄のない試行も含む全試行の平均。充足される需要は「放出しない」との試行ごとの差（共通乱数による）。"],
    error: "モンテカルロ誤差：線は95%区間（スチューデントのt）、数値の±は標準誤差。",
    oneRun: "モンテカルロ誤差：試行1回では示せない。",
    tooltip: { rule: "放出ルール", figure: "平均" },
  },
  left: {
    reading: (material, each) => `${material}の国家備蓄の期末残高（平均）は、${each.join("、")}。`,
    underRule: (rule, left) => `「${rule}」で${left}`,
  },
  reading: {
    most: ({ material, rule, met, left }) =>
      `${material}では「${rule}」が最も多くの需要を満たす。放出しなければ未充足となる需要のうち平均${met}が充足され、備蓄は${left}残る。`,
    tie: ({ material, rule, met, left }, next, other) =>
      `${material}では「${rule}」により、放出しなければ未充足となる需要のうち平均${met}が充足され、備蓄は${left}残る。ただし「${next}」（${other}）との差は誤差の範囲内。`,
    none: (material, met) => `${material}では、どのルールも「放出しない」より多くの需要を満たさない：${met}。`,
  },
};

/** Everything that the charts of release rules say. */
export const rulesWords: Readonly<Record<Lang, typeof en>> = { en, ja };
