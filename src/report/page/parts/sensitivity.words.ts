import type { Lang } from "../../words/lang.ts";

const en = {
  heading: "Which inputs matter",
  title: (title: string) => `Which inputs matter: ${title}`,
  alike: "Every outcome is the same in all runs: nothing drives it.",
  caption: (outcome: string) => `${outcome}: shares of its variance over runs, from 1 % on`,
  heads: ["input", "what it is", "by itself", "with all others and with luck"],
  shapley: "its part where it goes with others",
  pairs: (outcome: string) => `${outcome}: pairs, beyond what each of the two explains by itself, from 1 % on`,
  pairHeads: ["input", "together with", "share of variance"],
};

const ja: typeof en = {
  heading: "どの入力が効くのか",
  title: (title) => `どの入力が効くのか：${title}`,
  alike: "どの指標もすべての試行で同じ値であり、これを左右するものはない。",
  caption: (outcome) => `${outcome}：試行間の分散に占める割合（1%以上）`,
  heads: ["入力", "内容", "単独", "他の入力・偶然との組み合わせを含む"],
  shapley: "相関する入力の中での取り分",
  pairs: (outcome) => `${outcome}：二つの組（それぞれ単独の分を除く。1%以上）`,
  pairHeads: ["入力", "組み合わせの相手", "分散に占める割合"],
};

export const sensitivityPartWords: Readonly<Record<Lang, typeof en>> = { en, ja };
