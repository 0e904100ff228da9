import type { Lang } from "../../words/lang.ts";

const en = {
  caption: (title: string, text: string) => `${title}: ${text}`,
  heads: ["outcome", "unit", "mean", "P5", "P50", "P95"],
  headlines: "headline outcomes. ",
  all: "all outcomes. ",
  errors: "Mean ± one standard error, shares of the runs and quantiles with 95 % limits.",
  terms: (shortShare: string, weeks: number) =>
    ` A firm's line stops in a week in which it has no stock and lacks ${shortShare} of its need; a sector is short in a week in which ${shortShare} of its need as a whole is lacking. “none”: not within ${weeks} weeks, which the mean counts as ${weeks}.`,
  allOutcomes: (count: number) => `All ${count} outcomes`,
  difference: {
    caption: (a: string, b: string, beyond: string, isPaired: boolean) =>
      `${b} minus ${a}, ${isPaired ? "run by run on common random numbers" : "each carried forward by facts of its own"}; ± one standard error. ${beyond}.`,
    heads: ["mean outcome", "unit"],
    heading: "difference",
    beyond: "beyond error",
    count: (count: number, of: number, note: string) => `${count} of ${of} are ${note}`,
    yes: "yes",
    no: "no",
    all: (count: number) => `All ${count} differences`,
  },
};

const ja: typeof en = {
  caption: (title, text) => `${title}：${text}`,
  heads: ["指標", "単位", "平均", "P5", "P50", "P95"],
  headlines: "主要指標。",
  all: "全指標。",
  errors: "平均の±は標準誤差、試行の割合と分位点の括弧内は95%区間。",
  terms: (shortShare, weeks) =>
    `企業のライン停止とは、その週に在庫がなく必要量の${shortShare}が不足すること。部門の不足とは、部門全体の必要量の${shortShare}が不足する週。「なし」は${weeks}週以内に起きないことを指し、平均では${weeks}として数える。`,
  allOutcomes: (count) => `全${count}指標`,
  difference: {
    caption: (a, b, beyond, isPaired) =>
      `${b}と${a}の差（${isPaired ? "共通乱数による試行ごとの差" : "それぞれの事実によって進めた試行による"}）。±は標準誤差。${beyond}。`,
    heads: ["指標（平均）", "単位"],
    heading: "差",
    beyond: "誤差を超える",
    count: (count, of, note) => `${of}件中${count}件の差が誤差を超える。${note}`,
    yes: "はい",
    no: "いいえ",
    all: (count) => `全${count}件の差`,
  },
};

/** What stands around the tables of outcomes and differences. */
export const outcomeWords: Readonly<Record<Lang, typeof en>> = { en, ja };
