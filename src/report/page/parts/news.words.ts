import type { Lang } from "../../words/lang.ts";

const en = {
  heading: "What the news moved",
  title: (scenario: string) => `${scenario}: what the news moved`,
  known: (of: { readonly [key in "day" | "facts" | "all" | "weighing" | "runs" | "worth"]: string }) =>
    `Known to ${of.day}, by ${of.all} facts of “${of.facts}”, of which ${of.weighing} weigh runs: ${of.runs} are worth ${of.worth} of equal weight.`,
  inScript: (day: string, facts: string, all: string) =>
    `Known to ${day}, by ${all} facts of “${facts}”, all of them in the script of its policy.`,
  few: " These are few: more runs, or a narrower question, would say more.",
  particles: (runs: string, ancestors: string, worth: string) =>
    `Few runs carried the weight, so that ${runs} were carried forward from fact to fact as copies of ${ancestors}: of what is drawn once a run they are worth ${worth}. What each fact moved is told of plain runs, weighed; in brackets what it moves alone, where those before it leave too few.`,
  byItself: (figure: string) => `(${figure})`,
  later: (count: string) => `${count} later facts, together`,
  aside: (day: string, facts: string) =>
    `Set aside, for its posterior knows the world to ${day} and they would count twice: ${facts}.`,
  against: (fact: string, chance: string) =>
    `“${fact}” contradicts the model: the chance of such a record, given those before it, is ${chance}.`,
  onRecord: "What is on record, in the order of the days by which it was.",
  facts:
    "What is on record, in the order of the days by which it was. Chance: by which the model foretells such a record, given those before. Left: runs of equal weight that are left with it and those before. Moves: of the mean, after those before; ± one standard error. In red: what contradicts the model.",
  heads: ["fact", "known by", "grade", "chance", "left", "source"],
  moves: (outcome: string, unit: string) => `moves ${outcome} [${unit}]`,
  readings: "What became of the copies, date by date.",
  readingHeads: ["after week", "facts", "worth by then", "copies that ended", "runs from which all stem"],
  levels: "Mean headline outcomes by what was known; ± one standard error. Change: over the same runs.",
  outcome: ["mean outcome", "unit"],
  change: "change",
  steps:
    "What changed, one after the other: facts that are no longer told, policy, facts that are told otherwise, and new ones. Chance, left and moves as of any fact; in red what contradicts the model.",
  stepHeads: ["what changed", "chance", "left"],
  nothing: "No fact is gone, new or told otherwise.",
};

const ja: typeof en = {
  heading: "その後の情報が動かしたこと",
  title: (scenario) => `${scenario}：その後の情報が動かしたこと`,
  known: ({ day, facts, all, weighing, runs, worth }) =>
    `${day}までの情報による（「${facts}」の事実${all}件）。うち${weighing}件が試行に重みを付け、${runs}は等しい重みの試行${worth}回分に当たる。`,
  inScript: (day, facts, all) => `${day}までの情報による（「${facts}」の事実${all}件、いずれも政策の経過に含めた）。`,
  few: "これは少なく、試行を増やすか問いを絞れば、より多くが分かる。",
  particles: (runs, ancestors, worth) =>
    `重みが少数の試行に偏ったため、${runs}を事実から事実へと進め、${ancestors}回の試行の写しとした（一試行に一度だけ引く入力については${worth}回分に当たる）。各事実が動かした幅は重みを付けた元の試行による（括弧内は、それまでの事実の後では試行が足りないため、その事実だけによる幅）。`,
  byItself: (figure) => `（${figure}）`,
  later: (count) => `以後の事実${count}件（まとめて）`,
  aside: (day, facts) => `事後分布が${day}までの情報を含むため、二重に数えないよう除いた事実：${facts}。`,
  against: (fact, chance) =>
    `「${fact}」はモデルと矛盾する。それまでの事実を所与とすると、こうした記録の確率は${chance}。`,
  onRecord: "記録された事実（判明した日の順）。",
  facts:
    "記録された事実（判明した日の順）。確率は、それまでの事実を所与としてモデルがこうした記録を予測する確率。残りは、それまでの事実とともに残る等しい重みの試行数。動きは、それまでの事実の後の平均の動き（±は標準誤差）。赤字はモデルと矛盾する事実。",
  heads: ["事実", "判明した日", "等級", "確率", "残り", "出典"],
  moves: (outcome, unit) => `${outcome}の動き［${unit}］`,
  readings: "写しの経過（日付順）。",
  readingHeads: ["週", "事実", "その時点の重み", "終わった写し", "元となる試行"],
  levels: "判明していることごとの主要指標の平均（±は標準誤差）。変化は同じ試行による。",
  outcome: ["指標（平均）", "単位"],
  change: "変化",
  steps:
    "変わったこと（順に、取り下げた事実、政策、訂正した事実、新しい事実）。確率・残り・動きの意味は事実の表と同じ。赤字はモデルと矛盾する事実。",
  stepHeads: ["変わったこと", "確率", "残り"],
  nothing: "取り下げ・追加・訂正された事実はない。",
};

/** What a page says of facts and of what they moved. */
export const newsPartWords: Readonly<Record<Lang, typeof en>> = { en, ja };
