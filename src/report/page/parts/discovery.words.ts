import type { Lang } from "../../words/lang.ts";

const en = {
  heading: "Where it goes wrong",
  title: (title: string) => `Where it goes wrong: ${title}`,
  base: (wrong: string, base: string, found: string, told: string) =>
    `It goes wrong, with ${wrong}, in ${base} of the runs; boxes are found on ${found} of them and told on the other ${told}.`,
  box: (number: number) => `Box ${number}: all of these together`,
  heads: ["input", "values", "quasi-p, lower and upper limit"],
  leaves: "Densest leaves of a classification tree",
  leafHeads: ["inputs and values", "density", "coverage", "of all runs"],
};

const ja: typeof en = {
  heading: "どこで悪化するか",
  title: (title) => `どこで悪化するか：${title}`,
  base: (wrong, base, found, told) =>
    `${wrong}のは全試行の${base}。範囲は${found}試行から求め、残る${told}試行で評価した。`,
  box: (number) => `範囲${number}：次のすべてが同時に成り立つ場合`,
  heads: ["入力", "値", "準p値（下限、上限）"],
  leaves: "分類木で密度の高い葉",
  leafHeads: ["入力と値", "密度", "網羅率", "全試行に占める割合"],
};

export const discoveryPartWords: Readonly<Record<Lang, typeof en>> = { en, ja };
