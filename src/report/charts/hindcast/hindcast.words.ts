import type { Variant } from "../../../sim/scoring/hindcast/given.ts";
import type { Lang } from "../../words/lang.ts";
import { variantWords } from "../../words/scores.ts";

type Source = { readonly [key in "episodes" | "seed" | "runs" | "engine" | "hash"]: string };

/** Whether intervals hold fewer of the figures on record than they promise, more, or, within error, as many. */
type Verdict = "fewer" | "more" | "about";

const en = {
  study: "hindcast",
  both: " and ",
  variants: variantWords as Readonly<Record<Variant, string>>,
  source: ({ episodes, seed, runs, engine, hash }: Source, variant: string) =>
    `Hindcast of ${episodes}, ${variant}. Seed ${seed}, ${runs}, engine ${engine}, result ${hash}.`,
  pooled: "pooled",
  points: (scope: string, points: number) => `${scope}, ${points} points`,
  history: {
    question: (year: string) => `How does what happened from ${year} on lie in the forecast?`,
    reading: (held: number, of: number) => `The 90 % intervals hold ${held} of ${of} points on record.`,
    kind: (panels: string) =>
      `Fan charts of the runs, week by week, with the figures on record as dots, one for each of: ${panels}.`,
    notes: [
      "Bands hold the middle 90, 80 and 50 % of the runs, each week on its own (flows: over four weeks). Dots: means over the bar's time; a cross lies outside its own 90 % interval.",
    ],
    error: (percent: string) =>
      `Monte Carlo error: the CRPS of a dot is known to ±${percent} % (one standard error, the median dot).`,
    bands: ["90 % of runs", "80 % of runs", "50 % of runs", "median"],
    dots: ["on record", "on record, outside its own 90 % interval"],
    headline: (episode: string, held: number, of: number, verdict: Verdict) =>
      `${episode}: the 90 % intervals hold ${held} of ${of} figures on record, ${{ fewer: "fewer than they promise", more: "more than they promise", about: "about as many as they promise" }[verdict]}`,
    shows: (day: string) => `From ${day} on: what was foretold, out of sample, and what is on record`,
    inUnit: (name: string, unit: string) => `${name}, ${unit}`,
    tooltip: {
      from: "from",
      to: "to",
      observed: "on record",
      p95: "95 % of runs below",
      p50: "median",
      p05: "5 % below",
    },
  },
  coverage: {
    headline: (share: string, of: string, verdict: Verdict) =>
      `80 % intervals hold ${share} of ${of} figures on record: ${{ fewer: "the forecasts were too sure of themselves", more: "the forecasts were less sure than they could be", about: "about what they promise" }[verdict]}`,
    shows: "Share of the figures on record within intervals of 50, 80 and 90 %, by episode",
    question: "Do the intervals hold what they promise?",
    reading: (scope: string, points: number, levels: readonly string[]) =>
      `Of ${scope === "pooled" ? "all" : scope} ${points} points, ${levels.join(", ")}.`,
    level: (level: string, figure: string) => `the ${level} % intervals hold ${figure}`,
    kind: "Dots with error bars: the share of the points on record that lie in the model's 50, 80 and 90 % intervals.",
    notes: ["Grey marks are the promise. Bars are exact 95 % limits, too narrow: points of one series move together."],
    error: (runs: string) => `Monte Carlo error: the ends of each interval are quantiles of ${runs}.`,
    promised: "share of the outcomes that the interval promises to hold",
    held: "share of the points held",
    tooltip: { points: "points", held: "held", low: "from", high: "to" },
  },
  pit: {
    question: "Were the forecasts too sure of themselves?",
    reading: (points: number, lowest: string, highest: string) =>
      `Of ${points} points ${lowest} % fall into the lowest tenth of their forecast and ${highest} % into the highest, where 10 % each were due.`,
    kind: "Histograms of the probability integral transform in ten bins.",
    notes: [
      "A true forecast is flat at one tenth (line). High at both ends: too sure; high at the right: forecasts lay too low.",
    ],
    error: (runs: string) =>
      `Monte Carlo error: the place of a point in ${runs}. Bars: exact 95 % limits, too narrow as points move together.`,
    points: "points",
    share: "share of the points",
    place: "place in the forecast, 0 lowest to 1 highest",
  },
  features: {
    question: (episode: string) => `Which features of ${episode} does the model show?`,
    all: (of: number) => `All ${of} features pass.`,
    reading: (passed: number, of: number, failed: readonly string[]) =>
      `${passed} of ${of} features pass; ${failed.map((each) => `“${each}”`).join(", ")} ${failed.length === 1 ? "fails" : "fail"}.`,
    kind: "What happened as a dot or a bar, against the middle 90 % of the runs as a band from -1 to +1 about their median at 0, for each named feature.",
    notes: [
      "Band: middle 90 % of the runs, each side of the median scaled to one. A cross fails. Right: the model (median), what happened, the unit.",
      "What lies beyond the axis is drawn at its end; the table has where it lies.",
    ],
    error: (unclear: string, of: number) =>
      `Monte Carlo error: ${unclear} of ${of} verdicts could turn within the 95 % limits of the ends of the bands.`,
    axis: "what happened, from the median [half intervals]",
    tooltip: { feature: "feature", model: "5 % to 95 % (median)", happened: "happened", unit: "unit" },
  },
  targets: {
    question: "Does the model reach what it is asked to?",
    reading: (count: string) => `${count}.`,
    kind: "Dots with error bars: by how many standard errors each figure lies within the bound that it is asked to keep, to the right, or beyond it, to the left.",
    cross: "A cross in red is missed. What has no error, or lies beyond the axis, is drawn at its end.",
    error: (runs: string) => `Monte Carlo error: each figure is of ${runs}, to less than its own error.`,
    axis: "from its bound [standard errors]: right met, left missed",
    tooltip: { target: "target", asked: "asked", got: "got", verdict: "verdict" },
  },
  ablation: {
    question: "What does each mechanism earn?",
    reading: (mechanism: string, points: string, percent: string) =>
      `Of the mechanisms that help beyond their error, ${mechanism} helps most: without it the mean CRPS of ${points} points is ${percent} % higher.`,
    none: (points: string) => `No mechanism changes the mean CRPS of ${points} points beyond its error.`,
    kind: (mechanisms: number) =>
      `Bars with error bars: how much worse the forecast is with each of ${mechanisms} mechanisms off.`,
    notes: [
      "To the right the mechanism helps, to the left it harms. Bars: 95 % limits over series; grey: not beyond them.",
    ],
    error: (most: string) => `Monte Carlo error: at most ${most}, on the same draws.`,
    axis: "rise of the mean CRPS, in starting values",
    rise: "rise",
    mechanism: "mechanism",
  },
};

const ja: typeof en = {
  study: "事後検証",
  both: "・",
  variants: { outOfSample: "標本外", inSample: "標本内", policyKnown: "政策既知" },
  source: ({ episodes, seed, runs, engine, hash }, variant) =>
    `事後検証（${episodes}）、${variant}。シード ${seed}、${runs}、エンジン ${engine}、結果 ${hash}。`,
  pooled: "全体",
  points: (scope, points) => `${scope}、${points}点`,
  history: {
    question: (year) => `${year}年以降の実績は予測のどこに入るか`,
    reading: (held, of) => `記録に残る${of}点のうち${held}点が90%区間に入る。`,
    kind: (panels) => `試行の週ごとのファンチャートに、記録に残る実績値を点で重ねた図。対象：${panels}。`,
    notes: [
      "帯は各週ごとに試行の中央90%・80%・50%を含む（数量は4週間の平均）。点は横線の期間の平均。＋印は点ごとの90%区間から外れたもの。",
    ],
    error: (percent) => `モンテカルロ誤差：各点のCRPSは±${percent}%の精度（標準誤差、中央の点）。`,
    bands: ["試行の90%", "試行の80%", "試行の50%", "中央値"],
    dots: ["記録", "記録（自身の90%区間の外）"],
    headline: (episode, held, of, verdict) =>
      `${episode}：90%区間は記録${of}件中${held}件を含み、${{ fewer: "約束より少ない", more: "約束より多い", about: "ほぼ約束どおり" }[verdict]}`,
    shows: (day) => `${day}からの予測（標本外）と実際の記録`,
    inUnit: (name, unit) => `${name}［${unit}］`,
    tooltip: { from: "始", to: "終", observed: "実績値", p95: "95%がこれ以下", p50: "中央値", p05: "5%がこれ以下" },
  },
  coverage: {
    headline: (share, of, verdict) =>
      `80%区間は記録${of}件の${share}を含む：${{ fewer: "予測は自信過剰だった", more: "予測は控えめすぎた", about: "ほぼ約束どおり" }[verdict]}`,
    shows: "50・80・90%区間に入った記録の割合（事例ごと）",
    question: "予測区間は約束どおりの割合を含むか",
    reading: (scope, points, levels) => `${scope}：${points}点のうち、${levels.join("、")}が入る。`,
    level: (level, figure) => `${level}%区間に${figure}`,
    kind: "誤差線付きの点図：記録に残る実績値のうち、モデルの50%・80%・90%区間に入った割合。",
    notes: ["灰色の横線は区間が約束する割合。線は正確な95%区間で、同じ系列の点は連動するため狭すぎる。"],
    error: (runs) => `モンテカルロ誤差：各区間の両端は${runs}の分位点。`,
    promised: "区間が約束する割合",
    held: "区間に入った点の割合",
    tooltip: { points: "点", held: "入った割合", low: "下限", high: "上限" },
  },
  pit: {
    question: "予測の幅は狭すぎなかったか",
    reading: (points, lowest, highest) =>
      `${points}点のうち予測の下位1割に入ったものは${lowest}%、上位1割は${highest}%（本来はそれぞれ10%）。`,
    kind: "確率積分変換（PIT）の10区分のヒストグラム。",
    notes: [
      "正しい予測なら1割（破線）で平らになる。両端が高ければ予測の幅が狭すぎ、右側が高ければ予測が低すぎたことを示す。",
    ],
    error: (runs) => `モンテカルロ誤差：${runs}の中での各点の位置。線は正確な95%区間で、点は連動するため狭すぎる。`,
    points: "点の数",
    share: "点の割合",
    place: "予測の中での位置（0が最低、1が最高）",
  },
  features: {
    question: (episode) => `${episode}の主要な特徴をモデルは再現するか`,
    all: (of) => `${of}件の特徴すべてが90%区間に入る。`,
    reading: (passed, of, failed) =>
      `${of}件の特徴のうち${passed}件が90%区間に入る。外れたもの：${failed.map((each) => `「${each}」`).join("")}。`,
    kind: "主要な特徴ごとに、試行の中央90%を中央値0、両端−1と+1の帯として、実績を点または棒で示した図。",
    notes: [
      "帯は試行の中央90%で、中央値の両側をそれぞれ1に換算。＋印は外れたもの。右の数字はモデルの5%〜95%（中央値）、実績、単位の順。",
      "軸の外の値は軸の端に描く（位置は表にある）。",
    ],
    error: (unclear, of) => `モンテカルロ誤差：${of}件中${unclear}件の判定は、帯の両端の95%区間の範囲で変わりうる。`,
    axis: "実績の中央値からの位置（中央値から帯の端までを1とする）",
    tooltip: { feature: "特徴", model: "5%〜95%（中央値）", happened: "実績", unit: "単位" },
  },
  targets: {
    question: "モデルは求められた水準に達しているか",
    reading: (count) => `${count}。`,
    kind: "誤差線付きの点図：各数値が求められた限界の内側（右）または外側（左）に標準誤差の何倍だけあるか。",
    cross: "赤い＋印は未達。誤差のないものと軸の外のものは軸の端に描く。",
    error: (runs) => `モンテカルロ誤差：各数値は${runs}によるもので、示した誤差より小さい。`,
    axis: "限界からの距離（標準誤差の倍数、右は達成、左は未達）",
    tooltip: { target: "目標", asked: "求める値", got: "得た値", verdict: "判定" },
  },
  ablation: {
    question: "各メカニズムは予測にどれだけ役立つか",
    reading: (mechanism, points, percent) =>
      `誤差を超えて役立つもののうち最大は「${mechanism}」で、外すと${points}点の平均CRPSは${percent}%上昇する。`,
    none: (points) => `${points}点の平均CRPSを誤差を超えて変えるメカニズムはない。`,
    kind: (mechanisms) => `誤差線付きの棒図：${mechanisms}のメカニズムを一つずつ外したときの予測の悪化。`,
    notes: ["右は役立つメカニズム、左は予測を悪くするもの。線は系列間の95%区間、灰色は誤差の範囲内。"],
    error: (most) => `モンテカルロ誤差：同じ乱数による比較で最大${most}。`,
    axis: "平均CRPSの上昇（開始時の値に対する比）",
    rise: "上昇",
    mechanism: "メカニズム",
  },
};

/** Everything that the charts of a hindcast say. */
export const hindcastWords: Readonly<Record<Lang, typeof en>> = { en, ja };
