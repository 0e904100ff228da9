import { type Title, titleIn } from "../../model/scenario/title.ts";
import type { Lang } from "./lang.ts";

const en = {
  page: "Explorer",
  lead: (country: string, start: string, weeks: number) =>
    `${country}, ${weeks} weeks from ${start}. Hold an input at what you think it is: the whole model runs again, here in this page, on the same luck as before.`,
  noScript:
    "This page runs the model by script, and scripts are switched off here. Allow them for this file, or ask the command line: chokepoint run.",
  noWorkers: (why: string) =>
    `This browser gives the page no workers to run the model in (${why}). Open the file in a current Firefox, Chrome, Edge or Safari, or ask the command line: chokepoint run.`,
  failed: (what: string) => `The model cannot run this combination: ${what}. Take back the last change.`,
  otherVersion: (version: string) =>
    `The address holds a state of ${version === "" ? "no known version" : `version ${version}`} of this page, which reads version 1. The page shows the scenario as written; open the address with the page that made it.`,
  otherScenario: (name: string, own: string) =>
    `The address holds a state of another scenario, ${name}; this page is of ${own}, and shows it as written. Open the address with the page of ${name}.`,
  undrawn: (why: string) =>
    `This chart cannot be drawn (${why}). The answer above and the tables hold; take back the last change, or open the page in another browser.`,
  ruledOut: (what: string) =>
    `What is on record rules out the number at which this is held, which is left out: ${what}.`,
  ignored: (what: string) => `Left out of the address, as this page does not offer it: ${what}.`,
  skip: "Skip to the answer",
  progress: (done: string, runs: string) => `${done} of ${runs} runs`,
  complete: (runs: string) => `${runs} runs`,
  cameWithPage: "which came with the page",
  carrying: "The runs are held against what is on record, from fact to fact …",
  particles: (worth: string) => `carried from fact to fact as particles, worth ${worth} of equal weight`,
  effective: (worth: string) => `worth ${worth} of equal weight`,
  tooFew:
    "Too few of these runs go as what is on record: the figures below are hardly more than chance. Ask for more runs.",
  asWritten: "as written",
  moved: "as you have it",
  awaited: "The scenario as written; what you have moved is being run.",
  unchanged: "Nothing is moved: this is the scenario as written.",
  difference: "difference",
  withinError: (difference: string) => `${difference}, within error`,
  against: (difference: string, isBeyond: boolean, arePairs: boolean) => {
    const how = arePairs ? ", run by run on the same luck" : "";
    return isBeyond
      ? `That is ${difference} against the scenario as written${how}.`
      : `No more than error away from the scenario as written${how}: ${difference}.`;
  },
  headline: (share: string, weeks: number) =>
    `In ${share} of the runs a civil firm’s production line stops within ${weeks} weeks.`,
  never: (weeks: number) => `In none of the runs does a civil firm’s production line stop within ${weeks} weeks.`,
  cards: {
    stop: "Runs with a civil line stop",
    loss: "Output lost, mean, high reading",
    need: (material: string) => `Need for ${material} unmet, mean`,
    price: (material: string) => `Price of ${material} at its peak, mean`,
  },
  times: "times the start",
  controls: {
    title: "What you doubt",
    note: "The inputs that move the outcomes most come first.",
    reset: "As written",
    runs: "Runs",
    rule: "Release of the national stock",
    asWrittenRule: (rule: string) => `as written: ${rule}`,
    search: "Find another input",
    found: (count: number, of: number) => `${count} of ${of} inputs`,
    none: "No input of that name.",
    add: (name: string) => `Add a slider: ${name}`,
    switches: "Parts of the model",
    switchesNote: "Off: the model runs as if there were no such thing.",
    facts: (day: string) => `Know what has happened to ${day}`,
    factsNote: (count: number) => `${count} facts on record: policy enters the script, all else weighs the runs.`,
  },
  slider: {
    drawn: (low: string, high: string, at: string) => `drawn, mostly ${low} to ${high}; middle ${at}`,
    held: (value: string) => `held at ${value}`,
    fixed: (at: string) => `${at}, as written`,
    release: (name: string) => `Take back: ${name}`,
    takeBack: "take back",
  },
  told: {
    asWritten: "As written. ",
    at: (name: string, value: string) => `${name} at ${value}`,
    held: (all: readonly string[]) => (all.length === 0 ? "" : `Held: ${all.join("; ")}.`),
    on: (all: readonly string[]) => (all.length === 0 ? "" : `Switched on: ${all.join(", ")}.`),
    off: (all: readonly string[]) => (all.length === 0 ? "" : `Switched off: ${all.join(", ")}.`),
    rule: (rule: string) => `National stock released by: ${rule}.`,
    known: (day: string) => `Known to ${day}.`,
    knownWithFacts: (day: string, count: number) => `Known to ${day}, ${count} facts on record.`,
  },
  material: "Metal",
  sector: "Sector",
  odds: {
    title: "Whose line stops",
    finding: (sector: string, share: string) => `${sector} most often: a line stops in ${share} of the runs`,
    none: "In no run does a line stop",
    note: "Share of the runs in which the line of a first firm stops; whiskers are 95 % limits.",
    heads: ["sector", "as you have it", "as written", "difference"],
  },
  stops: {
    title: "When the first line stops",
    note: (sector: string) => `${sector}: share of the runs in which the line of a first firm has stopped by then.`,
    finding: (share: string, half: string) => `A line stops in ${share} of the runs, in half of these by ${half}`,
    none: "No run has a stop",
    heads: ["by", "as you have it", "as written"],
  },
  cover: {
    title: "How long stocks last",
    note: (material: string, sector: string) =>
      `Makers’ stock of ${material}, ${sector}, in weeks of their need. Bands hold 90 % and 50 % of the runs.`,
    finding: (weeks: string, date: string, low: string) =>
      `The median falls to ${weeks} by ${date}; in its worst week one run in twenty holds ${low} or less`,
    kept: (weeks: string, low: string, date: string) =>
      `The median keeps its ${weeks}; one run in twenty is down to ${low} by ${date}`,
    unit: "weeks",
    heads: ["week of", "P5", "P25", "median", "P75", "P95", "median as written"],
  },
  price: {
    title: "What is paid",
    note: (material: string) => `Price paid for ${material}, USD a kilogram. Bands hold 90 % and 50 % of the runs.`,
    finding: (p95: string, median: string) =>
      `In the dearest week one run in twenty pays more than ${p95}; the median is at most ${median}`,
    unit: "USD/kg",
  },
  stock: {
    title: "What is left of the national stock",
    note: (material: string) => `National stock of ${material}, tonnes. Bands hold 90 % and 50 % of the runs.`,
    finding: (end: string, start: string) => `The median at the end is ${end}, of ${start} at first`,
    none: (high: string) => `Half the runs hold none; one in twenty ends with more than ${high}`,
    unit: "t",
  },
  loss: {
    title: "How much is lost",
    note: (unit: string) => `Share of the runs that lose more than this, ${unit}, high reading. Logarithmic scale.`,
    finding: (loss: string) => `One run in twenty loses more than ${loss}`,
    none: "Fewer than one run in twenty loses anything",
    heads: ["more than", "as you have it", "as written"],
  },
  table: "Figures as a table",
  cursor: (title: string) => `Read the chart by arrow keys: ${title}`,
  weekOf: (day: string, week: number) => `Week of ${day}, week ${week}`,
  byWeek: (day: string, week: number) => `By ${day}, week ${week}`,
  moreThan: (amount: string) => `More than ${amount}`,
  middleAndHalf: (middle: string, from: string, to: string) => `${middle}; half of the runs ${from} to ${to}`,
  bands: (middle: string, [from, to]: readonly string[], [low, high]: readonly string[]) =>
    `${middle}; half of the runs ${from} to ${to}, 90 % ${low} to ${high}`,
  story: {
    title: "Show me a run",
    note: "One run of those above, told. It is drawn into the charts as a dashed line.",
    typical: "One in the middle",
    worst: "One of the worst twentieth",
    next: "The next one",
    hide: "Put away",
    run: (run: number) => `Run ${run}`,
    lost: (loss: string) => `Lost: ${loss}.`,
    rank: (share: string) => `${share} of the runs lose more.`,
    until: (text: string, day: string) => `${text}, until ${day}`,
    toTheEnd: (text: string) => `${text}, to the end`,
    nothing: "Nothing happens that is worth telling.",
    week: (week: number) => `week ${week}`,
  },
  beside: {
    title: (title: string) => `Beside: ${title}`,
    note: "Both on the same draws; what has no counterpart is left out.",
    outcome: "outcome",
    now: "as you have it",
    week: "week",
    year: (year: string) => year,
    weeks: "weeks since each begins",
    starts: (beside: string, now: string) => `Week 0 begins on ${beside} and on ${now}.`,
    stops: (weeks: number, now: string, nowLabel: string, beside: string, besideLabel: string) =>
      `A line stops within ${weeks} weeks in ${now} of the runs (${nowLabel}) and in ${beside} (${besideLabel})`,
    stopsNote: (sector: string) => `${sector}: share of the runs in which a first line has stopped by then.`,
    cover: (now: string, nowLabel: string, beside: string, besideLabel: string) =>
      `The median of the runs is ${now} at its lowest (${nowLabel}), ${beside} (${besideLabel})`,
    coverNote: (material: string, sector: string) =>
      `Makers’ stock of ${material}, ${sector}, in weeks of their need: the median and the half of the runs around it.`,
    price: (now: string, nowLabel: string, beside: string, besideLabel: string) =>
      `The median of what is paid is ${now} at its highest (${nowLabel}), ${beside} (${besideLabel})`,
    priceNote: (material: string) =>
      `Price paid for ${material} over that of week 0: the median and the half of the runs around it.`,
  },
  save: {
    title: "Take it with you",
    note: "The address of this page holds all that you have chosen. The scenario below gives the same bytes from the command line.",
    copy: "Copy the address",
    copied: "Copied.",
    download: "Save as scenario",
    none: "These results hold a scenario of which no file is known, so that nothing can extend it. Make the page from the scenario’s file to save from it.",
    where: (file: string) => `Save it beside ${file}.`,
    run: "Then run",
    factsFile: (name: string, sha256: string) =>
      `In place of ${name} name the facts file by which the results were weighed: its SHA-256 begins with ${sha256}.`,
    check: "Work out what it will write",
    checking: "Running all of it once more …",
    hashes: "SHA-256 of the files that the command writes:",
  },
  note: (seed: string, engine: string) =>
    `± is one standard error, brackets 95 % limits, of the simulation; neither says how far the model is from the world. Differences are taken run by run, on common random numbers. Seed “${seed}”, engine ${engine}.`,
  /** Of runs that came with the page. */
  check: {
    running: (runs: string) =>
      `The ${runs} runs of the scenario as written came with the page: the command worked them out when it made it. The engine of the page is running them again, to see that they are the same.`,
    same: (runs: string) =>
      `The ${runs} runs of the scenario as written came with the page: the command worked them out when it made it. The engine has run them again in this browser, and they are the same to the last bit.`,
    differs: (runs: string) =>
      `The ${runs} runs of the scenario as written that came with the page are not what its engine makes of them in this browser, which now shows its own. Make the page again, or trust the command line: chokepoint run.`,
  },
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as readonly string[],
  month: (year: number, month: string) => `${month} ${year}`,
  movedTitle: (title: string) => `${title}, moved in the explorer`,
  points: "points",
  /** Units that read better in a sentence; all others as everywhere. */
  units: { "1/yr": "a year", "1/week": "a week", "t/yr": "t a year", "1/sqrt(yr)": "a root year" } as Readonly<
    Record<string, string>
  >,
};

const ja: typeof en = {
  page: "エクスプローラー",
  lead: (country, start, weeks) =>
    `${country}、${start}から${weeks}週間。変数を「こうだ」と思う値に固定すると、同じ偶然のもとでモデル全体がこのページの中で再計算される。`,
  noScript:
    "このページはスクリプトでモデルを動かすが、ここでは無効になっている。このファイルに許可するか、コマンドライン（chokepoint run）を使う。",
  noWorkers: (why) =>
    `このブラウザーではモデルを動かすワーカーが使えない（${why}）。最新のFirefox、Chrome、Edge、Safariで開くか、コマンドライン（chokepoint run）を使う。`,
  failed: (what) => `この組み合わせではモデルを動かせない：${what}。直前の変更を取り消すこと。`,
  otherVersion: (version) =>
    `アドレスの状態は${version === "" ? "不明な版" : `版${version}`}のもので、このページが読めるのは版1。シナリオは元のまま表示した。アドレスを作ったページで開くこと。`,
  otherScenario: (name, own) =>
    `アドレスの状態は別のシナリオ${name}のもの。このページは${own}で、元のまま表示した。アドレスは${name}のページで開くこと。`,
  undrawn: (why) =>
    `この図は描けない（${why}）。上の結果と表は有効。直前の変更を取り消すか、別のブラウザーで開くこと。`,
  ruledOut: (what) => `記録された出来事と両立しない値に固定されているため除いた：${what}。`,
  ignored: (what) => `このページにない項目のため、アドレスから除いた：${what}。`,
  skip: "結果へ移動",
  progress: (done, runs) => `試行${runs}回中${done}回`,
  complete: (runs) => `試行${runs}回`,
  cameWithPage: "ページに収録",
  carrying: "試行を記録された出来事に順に照らしている…",
  particles: (worth) => `粒子として出来事から出来事へ引き継ぎ、等しい重みの${worth}回に相当`,
  effective: (worth) => `等しい重みの${worth}回に相当`,
  tooFew: "記録された出来事に沿う試行が少なすぎ、以下の数値はほとんど偶然による。試行回数を増やすこと。",
  asWritten: "元のシナリオ",
  moved: "変更後",
  awaited: "元のシナリオの結果。変更後の試行を計算中。",
  unchanged: "何も変更していない。元のシナリオの結果。",
  difference: "差",
  withinError: (difference) => `${difference}（誤差の範囲内）`,
  against: (difference, isBeyond, arePairs) => {
    const how = arePairs ? "同じ偶然のもとで試行ごとに比べると、" : "";
    return isBeyond
      ? `${how}元のシナリオとの差は${difference}。`
      : `${how}元のシナリオとの差は誤差の範囲内（${difference}）。`;
  },
  headline: (share, weeks) => `${weeks}週以内に民生企業の生産ラインが止まるのは、試行の${share}。`,
  never: (weeks) => `${weeks}週以内に民生企業の生産ラインが止まる試行はない。`,
  cards: {
    stop: "民生企業のライン停止が起きる試行",
    loss: "生産損失・高位推計、平均",
    need: (material) => `${material}の未充足需要、平均`,
    price: (material) => `${material}の価格のピーク、平均`,
  },
  times: "倍",
  controls: {
    title: "変数を動かす",
    note: "結果を大きく左右する変数から並べた。",
    reset: "元に戻す",
    runs: "試行回数",
    rule: "国家備蓄の放出",
    asWrittenRule: (rule) => `元のまま：${rule}`,
    search: "ほかの変数を探す",
    found: (count, of) => `${of}変数中${count}件`,
    none: "該当する変数はない。",
    add: (name) => `スライダーを追加：${name}`,
    switches: "モデルの部分",
    switchesNote: "オフにすると、その仕組みがないものとして計算する。",
    facts: (day) => `${day}までの出来事を織り込む`,
    factsNote: (count) => `記録された事実${count}件。政策は経過に入れ、ほかは試行の重みとする。`,
  },
  slider: {
    drawn: (low, high, at) => `試行ごとに変動、主に${low}〜${high}、中央${at}`,
    held: (value) => `${value}に固定`,
    fixed: (at) => `${at}（元のまま）`,
    release: (name) => `取り消す：${name}`,
    takeBack: "取り消す",
  },
  told: {
    asWritten: "元のシナリオのまま。",
    at: (name, value) => `${name}（${value}）`,
    held: (all) => (all.length === 0 ? "" : `固定：${all.join("、")}。`),
    on: (all) => (all.length === 0 ? "" : `オン：${all.join("、")}。`),
    off: (all) => (all.length === 0 ? "" : `オフ：${all.join("、")}。`),
    rule: (rule) => `国家備蓄の放出：${rule}。`,
    known: (day) => `${day}までの情報による。`,
    knownWithFacts: (day, count) => `${day}までの情報による（記録された事実${count}件を含む）。`,
  },
  material: "金属",
  sector: "部門",
  odds: {
    title: "どの部門のラインが止まるか",
    finding: (sector, share) => `最も多いのは${sector}：試行の${share}でラインが止まる`,
    none: "ラインが止まる試行はない",
    note: "最初の企業のラインが止まる試行の割合。線は95%区間。",
    heads: ["部門", "変更後", "元のシナリオ", "差"],
  },
  stops: {
    title: "最初のラインが止まる時期",
    note: (sector) => `${sector}：最初の企業のラインがその時点までに止まった試行の割合。`,
    finding: (share, half) => `ラインが止まるのは試行の${share}、その半数は${half}まで`,
    none: "停止した試行はない",
    heads: ["時点", "変更後", "元のシナリオ"],
  },
  cover: {
    title: "在庫はいつまでもつか",
    note: (material, sector) => `${material}のメーカー在庫（${sector}、需要何週分）。帯は試行の90%と50%を含む。`,
    finding: (weeks, date, low) => `中央値は${date}に${weeks}まで低下、最悪の週には20回に1回が${low}以下`,
    kept: (weeks, low, date) => `中央値は${weeks}を保ち、20回に1回は${date}に${low}まで低下`,
    unit: "週",
    heads: ["週の初日", "P5", "P25", "中央値", "P75", "P95", "元の中央値"],
  },
  price: {
    title: "実際に支払う価格",
    note: (material) => `${material}の実支払価格（ドル/kg）。帯は試行の90%と50%を含む。`,
    finding: (p95, median) => `最も高い週には20回に1回が${p95}を超え、中央値は最大で${median}`,
    unit: "ドル/kg",
  },
  stock: {
    title: "国家備蓄の残り",
    note: (material) => `${material}の国家備蓄（トン）。帯は試行の90%と50%を含む。`,
    finding: (end, start) => `中央値では${start}のうち期末に残るのは${end}`,
    none: (high) => `中央値では備蓄なし、20回に1回は期末に${high}を超えて残る`,
    unit: "トン",
  },
  loss: {
    title: "失われる生産",
    note: (unit) => `損失（${unit}、高位推計）がこれを超える試行の割合。対数尺度。`,
    finding: (loss) => `20回に1回は損失が${loss}を超える`,
    none: "損失が生じるのは20回に1回未満",
    heads: ["これを超える", "変更後", "元のシナリオ"],
  },
  table: "数値の表",
  cursor: (title) => `矢印キーで図を読む：${title}`,
  weekOf: (day, week) => `${day}の週（第${week}週）`,
  byWeek: (day, week) => `${day}まで（第${week}週）`,
  moreThan: (amount) => `${amount}を超える損失`,
  middleAndHalf: (middle, from, to) => `${middle}。試行の半数は${from}〜${to}`,
  bands: (middle, [from, to], [low, high]) => `${middle}。試行の半数は${from}〜${to}、90%は${low}〜${high}`,
  story: {
    title: "試行を1回見る",
    note: "上の試行のうちの1回。図には破線で示す。",
    typical: "中ほどの1回",
    worst: "最悪の20分の1から",
    next: "次の1回",
    hide: "しまう",
    run: (run) => `試行${run}`,
    lost: (loss) => `損失：${loss}。`,
    rank: (share) => `これより多く失う試行は${share}。`,
    until: (text, day) => `${text}（${day}まで）`,
    toTheEnd: (text) => `${text}（期末まで）`,
    nothing: "特記すべきことは起きない。",
    week: (week) => `第${week}週`,
  },
  beside: {
    title: (title) => `比較：${title}`,
    note: "同じ乱数による。対応のないものは除いた。",
    outcome: "結果",
    now: "変更後",
    week: "週",
    year: (year) => `${year}年`,
    weeks: "それぞれの開始からの週数",
    starts: (beside, now) => `第0週は${beside}と${now}に始まる。`,
    stops: (weeks, now, nowLabel, beside, besideLabel) =>
      `${weeks}週以内にラインが止まるのは、${nowLabel}は試行の${now}、${besideLabel}は${beside}`,
    stopsNote: (sector) => `${sector}：最初のラインがその時点までに止まった試行の割合。`,
    cover: (now, nowLabel, beside, besideLabel) =>
      `中央値の在庫が最も減るとき、${nowLabel}は${now}、${besideLabel}は${beside}`,
    coverNote: (material, sector) => `${material}のメーカー在庫（${sector}、需要何週分）。線は中央値、帯は試行の半数。`,
    price: (now, nowLabel, beside, besideLabel) =>
      `最も高い時期の中央値は、${nowLabel}が${now}、${besideLabel}が${beside}`,
    priceNote: (material) => `${material}の実支払価格（第0週に対する倍率）。線は中央値、帯は試行の半数。`,
  },
  save: {
    title: "持ち帰る",
    note: "このページのアドレスが選択のすべてを保持する。次のシナリオはコマンドラインで同じバイト列を与える。",
    copy: "アドレスをコピー",
    copied: "コピーした。",
    download: "シナリオとして保存",
    none: "この結果のシナリオには対応するファイルがなく、継承できない。保存するには、シナリオのファイルからページを作ること。",
    where: (file) => `${file}と同じフォルダーに置く。`,
    run: "実行",
    factsFile: (name, sha256) =>
      `${name}のところに、結果の重みに使った事実ファイルの名前を入れる（SHA-256の先頭は${sha256}）。`,
    check: "書き出される結果を計算する",
    checking: "全体をもう一度計算中…",
    hashes: "コマンドが書き出すファイルのSHA-256：",
  },
  note: (seed, engine) =>
    `±は標準誤差、括弧内は95%区間。いずれもシミュレーションの誤差で、モデルと現実の隔たりは示さない。差は共通乱数により試行ごとに取った。シード「${seed}」、エンジン${engine}。`,
  check: {
    running: (runs) =>
      `元のシナリオの試行${runs}回は、ページを作ったコマンドが計算して収めたもの。同じになることを確かめるため、ページのエンジンが計算し直している。`,
    same: (runs) =>
      `元のシナリオの試行${runs}回は、ページを作ったコマンドが計算して収めたもの。このブラウザーでもエンジンが計算し直し、最後のビットまで一致した。`,
    differs: (runs) =>
      `ページに収められた元のシナリオの試行${runs}回は、このブラウザーのエンジンの計算結果と一致しない。表示は計算し直した値に替えた。ページを作り直すか、コマンドライン（chokepoint run）の値を用いること。`,
  },
  months: ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"],
  month: (year, month) => `${year}年${month}`,
  movedTitle: (title) => `${title}（エクスプローラーで変更）`,
  points: "ポイント",
  units: {},
};

/** All that the explorer says of itself; what it shows of the model goes by the words of every report. */
export const explorerWords: Readonly<Record<Lang, typeof en>> = { en, ja };

/** What a scenario is called after it was moved. */
export function movedTitle(title: Title): Readonly<Record<Lang, string>> {
  return { en: en.movedTitle(titleIn(title, "en")), ja: ja.movedTitle(titleIn(title, "ja")) };
}
