import type { Lang } from "../../words/lang.ts";

const en = {
  matched: {
    heading: "With the same tonnes missing",
    beyond: (count: number, of: number) =>
      `Of all ${of} differences with the same tonnes missing, judged together, ${count} are beyond error.`,
    oneRun: (runs: string) => `${runs} tells no error.`,
  },
  baselines: {
    heading: "Beside each baseline",
    title: (subject: string, count: number) => `${subject}, against ${count} baselines`,
    levels: "Mean outcomes in each scenario; ± one standard error, shares of the runs with 95 % limits.",
    differences: (subject: string, beyond: string) =>
      `“${subject}” minus each baseline, run by run on common random numbers; ± one standard error. * beyond error, all judged together (Holm, 5 % for any false claim). ${beyond}`,
    heads: ["mean outcome", "unit"],
    licensed: (baselines: readonly string[], subject: string) =>
      `No calm: ${baselines.map((each) => `“${each}”`).join(", ")}. Under licence from the start, need goes unmet and lines stop even if nothing else happens, since the stocks that would have met lumpy shipments are those of a quieter world. A difference to such a baseline is worth less than one to trade without licences, and a negative one says nothing good of “${subject}”.`,
  },
  rules: {
    heading: "What a release rule changes",
    title: (scenario: string) => `${scenario}: what a release rule changes`,
    own: (of: { readonly [key in "rule" | "material" | "left" | "met"]: string }) =>
      `Under the scenario's own rule, “${of.rule}”, ${of.left} of the national stock of ${of.material} are left at the end on average, and ${of.met} of need that would else go unmet is met.`,
    isOwn: (rule: string) => `${rule} (its own)`,
    ownNever: (left: string, material: string) =>
      `By its own rule the scenario never releases: ${left} of the national stock of ${material} are left at the end on average.`,
  },
  hindcast: {
    heading: "History against model",
    title: (episodes: string) => `History against model: ${episodes}`,
    both: " and ",
    name: (episodes: string) => `hindcast ${episodes}`,
    coverage: (points: number, episodes: string, figure: string) =>
      `Held against ${points} figures on record of ${episodes}, out of sample, the model's 80 % intervals hold ${figure}.`,
    skill: (figure: string) =>
      `Against a random walk the model's prices show, out of sample and from six months on, a skill of ${figure}, where above 0 is better.`,
    targets: (count: string) => `${count}.`,
    features: (passed: number, of: number) =>
      `Of ${of} named features of what happened, ${passed} lie in its 90 % intervals.`,
  },
};

const ja: typeof en = {
  matched: {
    heading: "不足量をそろえた比較",
    beyond: (count, of) => `不足量をそろえた場合の全${of}件の差をまとめて判定すると、${count}件が誤差を超える。`,
    oneRun: (runs) => `${runs}では誤差を示せない。`,
  },
  baselines: {
    heading: "基準シナリオとの比較",
    title: (subject, count) => `${subject}：${count}つの基準シナリオとの比較`,
    levels: "各シナリオの指標の平均。±は標準誤差、試行の割合の括弧内は95%区間。",
    differences: (subject, beyond) =>
      `「${subject}」と各基準シナリオの差（共通乱数による試行ごとの差）。±は標準誤差。*は、すべてをまとめて判定して誤差を超える差（ホルム法、一つでも誤って差ありとする確率5%）。${beyond}`,
    heads: ["指標（平均）", "単位"],
    licensed: (baselines, subject) =>
      `平穏とはいえない基準シナリオ：${baselines.map((each) => `「${each}」`).join("、")}。当初から許可制の下にあり、ほかに何も起きなくても需要の未充足とライン停止が生じる。まとまって届く輸入品の間をつなぐはずの在庫が、より平穏な時期の水準にとどまるためである。こうした基準シナリオとの差は、許可制のない貿易との差ほどの意味を持たず、差が負でも「${subject}」がよいことにはならない。`,
  },
  rules: {
    heading: "放出ルールで何が変わるか",
    title: (scenario) => `${scenario}：放出ルールで何が変わるか`,
    own: ({ rule, material, left, met }) =>
      `シナリオ自身の放出ルール「${rule}」では、${material}の国家備蓄は期末に平均で${left}が残り、放出しなければ未充足となる需要のうち${met}が充足される。`,
    isOwn: (rule) => `${rule}（シナリオ自身のルール）`,
    ownNever: (left, material) =>
      `シナリオ自身のルールは「放出しない」であり、${material}の国家備蓄は期末に平均で${left}が残る。`,
  },
  hindcast: {
    heading: "過去の実績とモデル",
    title: (episodes) => `過去の実績とモデル：${episodes}`,
    both: "・",
    name: (episodes) => `事後検証（${episodes}）`,
    coverage: (points, episodes, figure) =>
      `${episodes}の記録に残る${points}件の数値に照らすと、標本外でモデルの80%区間に入るのは${figure}。`,
    skill: (figure) =>
      `標本外での6か月以降の価格の予測スキルは、ランダムウォークに対して${figure}（0より大きければ優れる）。`,
    targets: (count) => `${count}。`,
    features: (passed, of) => `実際に起きた主要な特徴${of}件のうち、90%区間に入るのは${passed}件。`,
  },
};

/** What a page says around the parts that it is made of. */
export const partWords: Readonly<Record<Lang, typeof en>> = { en, ja };
