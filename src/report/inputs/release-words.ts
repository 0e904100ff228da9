import type { Lang } from "../words/lang.ts";

type Rule = {
  readonly [field in "onset" | "decided" | "spread" | "most" | "floor" | "arrives" | "boughtBack"]: string;
};

const en = {
  none: "No national stock is held, so none is released.",
  never: "The national stock is never released.",
  onset: {
    cover: (level: string) => `Once makers' cover falls below ${level}`,
    price: (times: string) => `Once the ask rises above ${times} times its start`,
    restriction: "Once a restriction is in force",
  },
  decided: (lag: string) => `, and ${lag} to decide`,
  spread: "an equal part for each week that the present policy state is expected to last still, ",
  use: (sectors: string) => `the usual use of ${sectors}`,
  shareOf: (share: string, use: string) => `${share} of ${use}`,
  sameWeek: "in the same week",
  later: (lag: string) => `${lag} later`,
  noRefill: "it is not bought back",
  refill: (share: string, isWeekly: boolean) =>
    `it is bought back at ${share} of the stock a ${isWeekly ? "week" : "year"} once no restriction is in force`,
  drawn: (figure: string, unit: string) => `${figure} (${unit})`,
  and: (names: readonly string[]) =>
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`,
  rule: ({ onset, decided, spread, most, floor, arrives, boughtBack }: Rule) =>
    `${onset}${decided}, ${spread}at most ${most} is released each week, down to ${floor} of the stock, arriving ${arrives}; ${boughtBack}.`,
};

const ja: typeof en = {
  none: "国家備蓄はなく、放出もない。",
  never: "国家備蓄は放出しない。",
  onset: {
    cover: (level) => `メーカーの在庫カバーが${level}を下回ると`,
    price: (times) => `アスクが当初の${times}倍を超えると`,
    restriction: "規制が発動されると",
  },
  decided: (lag) => `、決定に${lag}を要し`,
  spread: "現在の局面が続くと見込まれる週数で均等に割り、",
  use: (sectors) => `${sectors}の通常使用量`,
  shareOf: (share, use) => `${use}の${share}`,
  sameWeek: "同じ週に届く",
  later: (lag) => `${lag}後に届く`,
  noRefill: "買い戻しはしない",
  refill: (share, isWeekly) => `規制のない間は${isWeekly ? "毎週" : "毎年"}、備蓄の${share}を買い戻す`,
  drawn: (figure, unit) => `${figure}（${unit}）`,
  and: (names) => names.join("、"),
  rule: ({ onset, decided, spread, most, floor, arrives, boughtBack }) =>
    `${onset}${decided}、${spread}毎週最大で${most}を、備蓄の残りが${floor}となるまで放出し、${arrives}。${boughtBack}。`,
};

/** How the rule by which a national stock is released is told. */
export const releaseWords: Readonly<Record<Lang, typeof en>> = { en, ja };
