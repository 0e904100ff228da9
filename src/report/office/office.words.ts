import type { Lang } from "../words/lang.ts";

const en = {
  font: "Arial",
  rests: "What it rests on",
  charts: "What the runs show",
  contents: "Contents",
  minute: "What to take away",
  /** Of a heading that goes over several slides. */
  part: (k: number, of: number) => `${k} of ${of}`,
  errors: "Monte Carlo error",
  /** Numbers of charts, to edit. */
  edit: "Numbers to edit",
  limits: { low: (name: string) => `${name}: lower 95 % limit`, high: (name: string) => `${name}: upper 95 % limit` },
  numbers: {
    here: "Its numbers:",
    there: (id: string, rows: number) =>
      `Its numbers, ${rows} rows, are in charts/${id}.csv beside this file, and in the workbook.`,
  },
  about: {
    name: "about",
    scenario: "scenario",
    named: (title: string, name: string) => `${title} (${name})`,
    known: "known to",
    seed: "seed",
    runs: "runs",
    sampling: "sampling",
    engine: "code, engine",
    scenarioHash: "SHA-256 of the scenario",
    hash: "result hash (SHA-256)",
    again: "how to make it again",
    made: "how it was made",
    thing: "what",
    said: "value",
    noCommand: "the command is not on record",
    errors: "how to read it",
    limits: "what this does not hold",
    never: (weeks: number) =>
      `An outcome in weeks that says when something happens has ${weeks} where it does not happen within ${weeks} weeks.`,
    runsElsewhere: "Runs one by one are in runs.parquet of the results folder, not here.",
    sheets: ["sheet", "what it holds", "rows"],
  },
  outcomes: {
    name: "all outcomes",
    holds: "Every outcome: mean, its standard error, and three percentiles, in the unit of the row.",
    heads: [
      ...["scenario", "outcome", "id", "material", "sector", "unit", "mean [unit of the row]"],
      ...["standard error [unit of the row]", "P5 [unit of the row]", "P50 [unit of the row]", "P95 [unit of the row]"],
    ],
  },
  percentiles: {
    name: "all percentiles",
    holds: "Every percentile of every outcome with its 95 % limits, in the unit of the row.",
    heads: [
      ...["scenario", "outcome", "id", "material", "sector", "unit", "percentile [%]", "value [unit of the row]"],
      ...["lower 95 % limit [unit of the row]", "upper 95 % limit [unit of the row]"],
    ],
  },
  differences: {
    name: "all differences",
    holds: (a: string, b: string, isPaired: boolean) =>
      `“${b}” minus “${a}”, ${isPaired ? "run by run on common random numbers" : "each carried forward by facts of its own"}.`,
    heads: (a: string, b: string) => [
      ...["outcome", "id", "material", "sector", "unit", `mean of “${a}” [unit of the row]`],
      ...[`mean of “${b}” [unit of the row]`, "difference [its unit]", "standard error [its unit]"],
      "unit of the difference",
    ],
  },
  drivers: {
    name: "all drivers",
    holds: "How much of an outcome's variance each uncertain input explains by itself.",
    heads: [
      ...["scenario", "outcome", "id", "input", "input as in the file", "grade of its evidence"],
      ...["share of variance [%]", "standard error [percentage points]"],
    ],
  },
  grades: {
    name: "drivers by grade",
    holds: "How much of an outcome's variance all inputs of a grade of evidence explain by themselves.",
    heads: [
      ...["scenario", "outcome", "id", "grade of evidence"],
      ...["share of variance [%]", "standard error [percentage points]"],
    ],
    remainder: "remainder: interactions and luck",
  },
  inputs: {
    name: "all inputs",
    holds:
      "Every number that went in, with its source and grade (A official, B reputable, C single press, D inference).",
    heads: ["scenario", "input", "value [unit of the row]", "unit", "source", "date", "grade"],
  },
};

const ja: typeof en = {
  font: "Yu Gothic",
  rests: "何に基づくか",
  charts: "試行が示すもの",
  contents: "目次",
  minute: "要点",
  part: (k, of) => `${k}/${of}`,
  errors: "モンテカルロ誤差",
  edit: "編集できる数値",
  limits: { low: (name) => `${name}：95%区間の下限`, high: (name) => `${name}：95%区間の上限` },
  numbers: {
    here: "図の数値：",
    there: (id, rows) => `図の数値（${rows}行）は、このファイルと並ぶcharts/${id}.csvとブックにある。`,
  },
  about: {
    name: "概要",
    scenario: "シナリオ",
    named: (title, name) => `${title}（${name}）`,
    known: "情報の時点",
    seed: "シード",
    runs: "試行数",
    sampling: "抽出方法",
    engine: "コード、エンジン",
    scenarioHash: "シナリオのSHA-256",
    hash: "結果ハッシュ（SHA-256）",
    again: "再現方法",
    made: "作成方法",
    thing: "項目",
    said: "値",
    noCommand: "コマンドの記録がない",
    errors: "読み方",
    limits: "本試算が含まないもの",
    never: (weeks) => `起きる時期を週で示す指標は、${weeks}週以内に起きない場合は${weeks}とする。`,
    runsElsewhere: "試行ごとの値は結果フォルダのruns.parquetにあり、ここには含まれない。",
    sheets: ["シート", "内容", "行数"],
  },
  outcomes: {
    name: "指標",
    holds: "全指標の平均、標準誤差、三つの分位点。単位は各行に示す。",
    heads: [
      ...["シナリオ", "指標", "識別子", "材料", "部門", "単位", "平均［各行の単位］"],
      ...["標準誤差［各行の単位］", "P5［各行の単位］", "P50［各行の単位］", "P95［各行の単位］"],
    ],
  },
  percentiles: {
    name: "分位点",
    holds: "全指標の分位点と95%区間。単位は各行に示す。",
    heads: [
      ...["シナリオ", "指標", "識別子", "材料", "部門", "単位", "分位［%］", "値［各行の単位］"],
      ...["95%区間の下限［各行の単位］", "95%区間の上限［各行の単位］"],
    ],
  },
  differences: {
    name: "差",
    holds: (a, b, isPaired) =>
      `「${b}」と「${a}」の差（${isPaired ? "共通乱数による試行ごとの差" : "それぞれの事実によって進めた試行による"}）。`,
    heads: (a, b) => [
      ...["指標", "識別子", "材料", "部門", "単位", `「${a}」の平均［各行の単位］`],
      ...[`「${b}」の平均［各行の単位］`, "差［差の単位］", "標準誤差［差の単位］", "差の単位"],
    ],
  },
  drivers: {
    name: "要因",
    holds: "不確かな入力それぞれが単独で説明する、指標の分散の割合。",
    heads: [
      ...["シナリオ", "指標", "識別子", "入力", "入力名（ファイル中）", "根拠の確度"],
      ...["分散に占める割合［%］", "標準誤差［ポイント］"],
    ],
  },
  grades: {
    name: "確度別の要因",
    holds: "根拠の確度ごとに、入力全体が単独で説明する、指標の分散の割合。",
    heads: ["シナリオ", "指標", "識別子", "根拠の確度", "分散に占める割合［%］", "標準誤差［ポイント］"],
    remainder: "残り（交互作用と偶然）",
  },
  inputs: {
    name: "入力",
    holds: "すべての入力値とその出所・確度（A公式、B信頼できる二次資料、C単独の報道、D推論）。",
    heads: ["シナリオ", "入力", "値［各行の単位］", "単位", "出所", "日付", "確度"],
  },
};

/** What workbooks, decks and documents say around the figures of a report. */
export const officeWords: Readonly<Record<Lang, typeof en>> = { en, ja };
