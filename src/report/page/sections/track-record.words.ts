import type { Lang } from "../../words/lang.ts";

/** Whether intervals hold fewer of the figures on record than they promise, more, or, within error, as many. */
type Verdict = "fewer" | "more" | "about";

const en = {
  question: "How did the model do against the past?",
  headline: (share: string, of: string, verdict: Verdict, alarms: string) =>
    `On past episodes the 80 % intervals held ${share} of ${of} figures on record, ${{ fewer: "fewer than they promise", more: "more than they promise", about: "about what they promise" }[verdict]}${alarms}`,
  alarms: (likely: number, of: number) =>
    `; of ${of} events that did not happen ${likely} ${likely === 1 ? "was" : "were"} given more than even odds`,
  shows: "Shares of what is on record that forecasts held or saw coming, out of sample",
  kind: "Dots with error bars, one for each of: intervals by lead, other ways of telling the model, named features, events.",
  groups: {
    all: "80 % intervals, all figures",
    lead: (from: string, to: string | null) =>
      to === null ? `80 % intervals, ${from} months ahead and more` : `80 % intervals, ${from} to ${to} months ahead`,
    inSample: "80 % intervals, with what was set from the episode",
    policyKnown: "80 % intervals, all of the policy given",
    features: (episode: string) => `90 % intervals, named features of ${episode}`,
    happened: "events that happened, given more than even odds",
    not: "events that did not, given even odds or less",
  },
  figure: (share: string, of: number) => `${share} of ${of}`,
  axis: "share held",
  reading: (share: string, low: string, high: string, of: string, skill: string) =>
    `Out of sample the 80 % intervals held ${share} of ${of} figures on record (95 % limits ${low} to ${high} %).${skill}`,
  skill: (skill: string) => ` The skill against a random walk, six months on, is ${skill}; above 0 is better.`,
  notes: [
    "Grey marks: what the intervals promise. Bars: exact 95 % limits, too narrow, since points of one series move together.",
  ],
  error: (runs: string) => `Monte Carlo error: the ends of each interval are quantiles of ${runs}.`,
  source: (episodes: string, seed: string, runs: string, engine: string) =>
    `Hindcast of ${episodes}. Seed ${seed}, ${runs} an episode and variant, engine ${engine}.`,
  tooltip: { what: "what is scored", figure: "held" },
  overstated: (events: string, expected: string, happened: string) =>
    `Known to overstate: of ${events} line stops and shortages of makers asked about in past episodes the model expected ${expected}, and ${happened} happened.`,
};

const ja: typeof en = {
  question: "モデルは過去の事例をどれだけ当てたか",
  headline: (share, of, verdict, alarms) =>
    `過去の事例で、80%区間は記録${of}件の${share}を含み、${{ fewer: "約束より少ない", more: "約束より多い", about: "ほぼ約束どおり" }[verdict]}${alarms}`,
  alarms: (likely, of) => `。起こらなかった事象${of}件のうち${likely}件に五分を超える確率を与えた`,
  shows: "予測が含んだ、または見込んだ記録の割合（標本外）",
  kind: "誤差線付きの点図。対象：予測期間ごとの区間、条件の異なる予測、主要な特徴、事象。",
  groups: {
    all: "80%区間、全記録",
    lead: (from, to) => (to === null ? `80%区間、${from}か月以上先` : `80%区間、${from}〜${to}か月先`),
    inSample: "80%区間、当該事例から定めた値も使用",
    policyKnown: "80%区間、実際の政策をすべて与える",
    features: (episode) => `90%区間、${episode}の主要な特徴`,
    happened: "起こった事象のうち五分を超えるとしたもの",
    not: "起こらなかった事象のうち五分以下としたもの",
  },
  figure: (share, of) => `${of}件の${share}`,
  axis: "含まれた割合",
  reading: (share, low, high, of, skill) =>
    `標本外で、80%区間は記録${of}件の${share}を含む（95%区間${low}〜${high}%）。${skill}`,
  skill: (skill) => `ランダムウォークに対する6か月以降の予測スキルは${skill}（0より大きければ優れる）。`,
  notes: ["灰色の印は区間が約束する割合。線は正確な95%区間（同じ系列の点は連動するため狭すぎる）。"],
  error: (runs) => `モンテカルロ誤差：各区間の端は${runs}の分位点。`,
  source: (episodes, seed, runs, engine) =>
    `${episodes}の事後予測。シード ${seed}、事例と条件ごとに${runs}、エンジン ${engine}。`,
  tooltip: { what: "検証の対象", figure: "含まれた割合" },
  overstated: (events, expected, happened) =>
    `過大評価の記録：過去の事例について問うたメーカーの停止・不足${events}件のうち、モデルの期待は${expected}件、実際は${happened}件。`,
};

/** Everything that the chart of the model's record says. */
export const trackRecordWords: Readonly<Record<Lang, typeof en>> = { en, ja };
